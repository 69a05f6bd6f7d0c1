INSERT DATA { :aim skos:altLabel "More residents with a healthy weight" }
