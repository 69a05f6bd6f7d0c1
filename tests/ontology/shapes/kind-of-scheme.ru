INSERT DATA { :plan dcterms:type "strategic-plan" }
