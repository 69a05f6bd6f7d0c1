INSERT DATA { :decision gt:isDecidedBy "B. N. Officer" }
