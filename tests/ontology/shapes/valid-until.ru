INSERT DATA { :plan gt:validUntil "2026"^^xsd:gYear, "2027"^^xsd:gYear }
