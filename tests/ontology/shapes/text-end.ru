DELETE WHERE { :quotation oa:end ?end } ; INSERT DATA { :quotation oa:end "48" }
