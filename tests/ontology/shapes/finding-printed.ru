INSERT DATA { :finding gt:printedAs "9,3" }
