DELETE WHERE { :meeting gt:isEvidencedBy ?quotation }
