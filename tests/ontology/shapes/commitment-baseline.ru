INSERT DATA { :action gt:hasBaseline "" }
