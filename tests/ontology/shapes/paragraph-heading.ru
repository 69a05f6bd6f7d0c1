INSERT DATA { :paragraph gt:hasHeading "Wellbeing" }
