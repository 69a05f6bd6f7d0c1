INSERT DATA { :action gt:hasTimescale "" }
