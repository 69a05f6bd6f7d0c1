INSERT DATA { :board gt:hasStakeIn :aim . :l99 a gt:Link ; rdf:subject :board ; rdf:predicate gt:hasStakeIn ; rdf:object :aim ; gt:hasGrade "stated" ; gt:isEvidencedBy :quotation }
