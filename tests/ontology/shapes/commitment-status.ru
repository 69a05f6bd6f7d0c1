INSERT DATA { :action gt:reportsStatus "" }
