INSERT DATA { :report gt:isSubmittedTo "Cabinet" }
