DELETE WHERE { :suggestion gt:hasScore ?score } ; INSERT DATA { :suggestion gt:hasScore "half" }
