DELETE DATA { :action gt:implements :strategy }
