INSERT DATA { :aim a gt:Action }
