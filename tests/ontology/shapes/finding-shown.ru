INSERT DATA { :finding gt:isEvidencedBy :l1 }
