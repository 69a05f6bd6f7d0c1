INSERT DATA { :action gt:isFundedBy "" }
