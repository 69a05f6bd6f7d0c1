INSERT DATA { :outcome gt:isPartOf :action }
