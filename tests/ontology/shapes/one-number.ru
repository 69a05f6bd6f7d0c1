INSERT DATA { :sub skos:notation "6.13" . :l99 a gt:Link ; rdf:subject :sub ; rdf:predicate skos:notation ; rdf:object "6.13" ; gt:hasGrade "stated" ; gt:isEvidencedBy :quotation }
