INSERT DATA { :board gt:monitors :outcome }
