DELETE WHERE { :quotation oa:start ?start } ; INSERT DATA { :quotation oa:start 48 }
