INSERT DATA { :action gt:hasPriority "" }
