DELETE WHERE { :finding skos:prefLabel ?sentence }
