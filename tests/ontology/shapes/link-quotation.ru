INSERT DATA { :l6 gt:isEvidencedBy :paragraph }
