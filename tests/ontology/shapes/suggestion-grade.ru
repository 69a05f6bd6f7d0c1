DELETE WHERE { :suggestion gt:hasGrade ?grade } ; INSERT DATA { :suggestion gt:hasGrade "stated" }
