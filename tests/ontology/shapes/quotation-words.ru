DELETE WHERE { :quotation oa:exact ?words }
