INSERT DATA { :plan gt:validFrom "2022" }
