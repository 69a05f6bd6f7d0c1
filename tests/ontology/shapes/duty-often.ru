INSERT DATA { :duty gt:hasFrequency "yearly" }
