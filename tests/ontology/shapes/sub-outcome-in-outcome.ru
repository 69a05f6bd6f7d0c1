DELETE DATA { :sub gt:isPartOf :outcome } ; INSERT DATA { :sub gt:isPartOf :plan }
