DELETE WHERE { :duty gt:isEvidencedBy ?quotation }
