DELETE WHERE { :duty gt:isOwedTo ?to } ; INSERT DATA { :duty gt:isOwedTo "everybody" }
