INSERT DATA { :l9 prov:wasDerivedFrom :report }
