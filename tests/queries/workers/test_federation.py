"""What would ask another machine is seen, and nothing else is taken for it."""

import pytest

from goldenthread.queries.workers.errors import FederationError
from goldenthread.queries.workers.federation import refuse_federation, services


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }", ["<http://e.org/>"]),
        ("SELECT * { service silent <http://e.org/> { } }", ["<http://e.org/>"]),
        ("SELECT * {{}SERVICE<http://e.org/>{}}", ["<http://e.org/>"]),
        ("SELECT * { ?s ?p 1SERVICE <http://e.org/> {} }", ["<http://e.org/>"]),
        ("SELECT * { ?s ?p trueSERVICE <http://e.org/> {} }", ["<http://e.org/>"]),
        ("SELECT * { SERVICE # {\n SILENT # <http://x.org/>\n ex:y {} }", ["ex:y"]),
        ("SELECT * { ?s ?p ?o SERVICE ?o { } SERVICE $s {} }", ["?o", "$s"]),
        ("SELECT * { SERVICE {} }", [""]),
        ("SELECT * { ?s ?p 'a'@enSERVICE <http://e.org/> {} }", []),  # a language tag, as in the grammar
        ("SELECT * { SERVICE", [""]),
        ("SELECT * { ?SERVICE $service 'SERVICE <x>' , \"SERVICE <x>\" , '''SERVICE\n <x>''' }", []),
        ('SELECT * { ?s ?p \'it\\\'s SERVICE <x>\' , """a "SERVICE" <x>""" }', []),
        ("SELECT * { <http://e.org/SERVICE> gt:SERVICE SERVICE:x , gt:a-SERVICE , gt:SERVICE.b } # SERVICE <x>", []),
        ("SELECT * { ?s ?p '#' } # '\nORDER BY ?s", []),
        ("SELECT * { ?s ?p <http://e.org/#x> SERVICE <http://e.org/> {} }", ["<http://e.org/>"]),
        ("SELECT * { FILTER(1<2) SERVICE <http://e.org/> {} FILTER(2>1) }", ["<http://e.org/>"]),
    ],
)
def test_each_service_is_found(text: str, named: list[str]) -> None:
    assert [name.text if name else "" for _, name in services(text)] == named
    if named:
        with pytest.raises(FederationError, match="ask only what is here"):
            refuse_federation(text)
    else:
        refuse_federation(text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("LOAD <http://e.org/>", True),
        ("CLEAR ALL;load silent<http://e.org/>", True),
        ("PREFIX LOAD: <http://e.org/> INSERT DATA { LOAD:a LOAD:b 'LOAD <x>' } # LOAD <x>", False),
    ],
)
def test_a_load_is_found_in_an_update(text: str, refused: bool) -> None:
    if refused:
        with pytest.raises(FederationError, match="send the data itself"):
            refuse_federation(text, update=True)
    else:
        refuse_federation(text, update=True)
