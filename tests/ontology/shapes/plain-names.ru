INSERT DATA { :aim skos:altLabel "healthy weight"@en }
