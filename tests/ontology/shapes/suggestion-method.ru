DELETE WHERE { :suggestion dcterms:type ?method } ; INSERT DATA { :suggestion dcterms:type "a good guess" }
