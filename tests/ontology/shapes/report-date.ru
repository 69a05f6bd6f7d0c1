INSERT DATA { :report dcterms:date "10 November 2021" }
