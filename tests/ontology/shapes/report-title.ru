INSERT DATA { :report dcterms:title "FINAL PLAN" }
