DELETE DATA { :quotation gt:isOnPage 3 } ; INSERT DATA { :quotation gt:isOnPage 0 }
