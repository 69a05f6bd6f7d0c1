INSERT DATA { :action gt:hasCost "" }
