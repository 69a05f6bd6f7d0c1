INSERT DATA { :strategy dcterms:type <https://w3id.org/goldenthread/lens/kinds/plan> . <https://w3id.org/goldenthread/lens/kinds/plan> skos:inScheme <https://w3id.org/goldenthread/lens/kinds> }
