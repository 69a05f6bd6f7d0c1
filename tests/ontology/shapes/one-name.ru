DELETE WHERE { :aim skos:prefLabel ?name }
