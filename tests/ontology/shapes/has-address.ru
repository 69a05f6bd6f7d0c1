INSERT DATA { [] a gt:Link ; rdf:subject :aim ; rdf:predicate gt:isPartOf ; rdf:object :sub ; gt:hasGrade "stated" ; gt:isEvidencedBy :quotation }
