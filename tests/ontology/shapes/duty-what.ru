INSERT DATA { :duty dcterms:description "reports"@en }
