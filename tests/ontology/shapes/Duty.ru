DELETE WHERE { :duty gt:isOwedBy ?by } ; DELETE WHERE { :duty gt:isOwedTo ?to }
