DELETE WHERE { :report dcterms:identifier ?file }
