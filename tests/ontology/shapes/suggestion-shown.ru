DELETE WHERE { :suggestion gt:isEvidencedBy ?quotation }
