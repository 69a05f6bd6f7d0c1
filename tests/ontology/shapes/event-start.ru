INSERT DATA { :meeting gt:startsOn "2021-11-11"^^xsd:date }
