DELETE WHERE { :decision gt:hasVerdict ?verdict } ; INSERT DATA { :decision gt:hasVerdict "perhaps" }
