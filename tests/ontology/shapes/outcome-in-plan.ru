DELETE WHERE { :l1 ?p ?o } ; DELETE DATA { :outcome gt:isPartOf :plan }
