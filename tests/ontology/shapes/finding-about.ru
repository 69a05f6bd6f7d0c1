DELETE WHERE { :finding gt:isAbout ?thing }
