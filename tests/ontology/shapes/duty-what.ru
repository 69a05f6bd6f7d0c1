DELETE WHERE { :duty dcterms:description ?what }
