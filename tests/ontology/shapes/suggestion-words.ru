DELETE WHERE { :suggestion gt:matchesWords ?words }
