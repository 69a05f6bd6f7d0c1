INSERT DATA { :action gt:isMeasuredBy "" }
