DELETE WHERE { :finding dcterms:type ?kind } ; INSERT DATA { :finding dcterms:type "Misprinted number" }
