INSERT DATA { :action gt:hasTarget "" }
