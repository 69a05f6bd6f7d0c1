DELETE WHERE { :meeting gt:isPlanned ?planned } ; INSERT DATA { :meeting gt:isPlanned "no" }
