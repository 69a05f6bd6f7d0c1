DELETE WHERE { :quotation gt:isQuotedFrom ?paragraph } ; INSERT DATA { :quotation gt:isQuotedFrom :report }
