DELETE WHERE { :decision prov:generatedAtTime ?time } ; INSERT DATA { :decision prov:generatedAtTime "yesterday" }
