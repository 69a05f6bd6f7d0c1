INSERT DATA { :action gt:hasStatus <https://w3id.org/goldenthread/lens/kinds/strategy> }
