INSERT DATA { :duty gt:isOwedBy :plan }
