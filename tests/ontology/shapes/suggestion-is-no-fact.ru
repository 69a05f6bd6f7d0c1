INSERT DATA { :aim gt:addresses <https://w3id.org/goldenthread/lens/implications/health> }
