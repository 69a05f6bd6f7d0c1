INSERT DATA { :action gt:isPartOf :board }
