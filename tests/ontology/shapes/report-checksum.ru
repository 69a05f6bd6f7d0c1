DELETE WHERE { :report gt:hasChecksum ?sum } ; INSERT DATA { :report gt:hasChecksum "0" }
