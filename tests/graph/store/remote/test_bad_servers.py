"""Whatever a server does, there is a whole answer or one clear sentence: one file in cases/ is one case."""

import socket
import tomllib
from pathlib import Path

import pytest

from goldenthread.graph.store.remote.addresses import Address
from goldenthread.graph.store.remote.credentials import Credentials
from goldenthread.graph.store.remote.servers import PLAIN
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Wire
from goldenthread.graph.store.store import Table
from goldenthread.ontology.errors import GoldenThreadError, QueryError, ServerError

from .conftest import Start

CASES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("cases/*.toml")}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_whole_answer_or_one_sentence(name: str, scripted: Start) -> None:
    case, elsewhere = CASES[name], scripted([{"status": 200}])
    answers = [
        {**answer, "headers": {key: value.replace("ELSEWHERE", elsewhere.url) for key, value in answer.get("headers", {}).items()}}
        for answer in case["answer"]
    ]
    server, expected, pauses = scripted(answers), case["expected"], list[float]()
    credentials = Credentials(*case["credentials"]) if "credentials" in case else None
    wire = Wire(Address(server.url, ""), credentials, case.get("seconds", 30.0), case.get("login", ""), pause=pauses.append)
    store = RemoteStore(wire, "http://e.org/", PLAIN)
    query = case.get("query", "SELECT ?x { ?x a gt:Aim }")
    if "error" in expected:
        with pytest.raises(GoldenThreadError) as told:
            store.query(query)
        sentence = str(told.value)
        assert type(told.value) is (QueryError if expected.get("query_error") else ServerError)
        assert expected["error"] in sentence
        assert server.url in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert "s3cret" not in sentence
    else:
        answer = store.query(query)
        given = {
            "rows": [list(row) for row in answer.texts] if isinstance(answer, Table) else None,
            "truth": answer if isinstance(answer, bool) else None,
            "triples": [str(triple) for triple in answer] if isinstance(answer, list) else None,
        }
        assert {form: value for form, value in given.items() if value is not None} == {
            form: value for form, value in expected.items() if form in given
        }
    assert len(server.asked) == expected.get("requests", 1)
    assert sum(b"\r\nAuthorization:" in request for request in server.asked) == expected.get("with_password", 0)
    if "pauses" in expected:
        assert pauses == expected["pauses"]
    assert not elsewhere.asked


def test_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    pauses = list[float]()
    wire = Wire(Address(f"http://127.0.0.1:{port}/sparql", ""), pause=pauses.append)
    with pytest.raises(ServerError, match=r"^No server answers at http://127\.0\.0\.1:\d+/sparql: start it, or correct the URL\.$"):
        RemoteStore(wire, "http://e.org/").ask("ASK {}")
    assert pauses == [0.25, 1.0, 4.0]


def test_no_such_machine() -> None:
    wire = Wire(Address("http://no-such-machine.invalid/sparql", ""))
    with pytest.raises(ServerError, match=r"There is no machine called 'no-such-machine\.invalid'"):
        RemoteStore(wire, "http://e.org/").ask("ASK {}")
