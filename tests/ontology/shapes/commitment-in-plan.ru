DELETE DATA { :action gt:isPartOf :aim }
