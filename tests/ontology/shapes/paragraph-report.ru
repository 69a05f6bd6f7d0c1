DELETE WHERE { :paragraph gt:isPartOf ?report } ; INSERT DATA { :paragraph gt:isPartOf :plan }
