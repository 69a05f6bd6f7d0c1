DELETE WHERE { :strategy gt:validUntil ?until } ; INSERT DATA { :strategy gt:validUntil "2020"^^xsd:gYear }
