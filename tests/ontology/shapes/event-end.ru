DELETE WHERE { :meeting gt:endsOn ?end } ; INSERT DATA { :meeting gt:endsOn "November 2021" }
