DELETE WHERE { :decision gt:decidesOn ?suggestion }
