INSERT DATA { :action gt:reportsProgress "" }
