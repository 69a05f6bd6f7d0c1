INSERT DATA { :l6 prov:wasDerivedFrom :l5 }
