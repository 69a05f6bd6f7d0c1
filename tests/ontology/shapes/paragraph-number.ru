DELETE WHERE { :paragraph skos:notation ?number }
