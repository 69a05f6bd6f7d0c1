INSERT DATA { :finding gt:readsAs "9.4" }
