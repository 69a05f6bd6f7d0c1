INSERT DATA { :decision gt:isEvidencedBy "the words" }
