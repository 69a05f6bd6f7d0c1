"""Parameters come out as the standard library reads them."""

from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.queries.endpoint.http.decoding import pairs

_WRITTEN = st.text(alphabet=st.sampled_from("aZ09 =+&%?#_.~{}\n\r\té€😀\"'<>"), max_size=40)


@given(st.lists(st.tuples(_WRITTEN.filter(bool), _WRITTEN), max_size=4))
@settings(max_examples=200, deadline=None)
def test_what_was_encoded_comes_back(sent: list[tuple[str, str]]) -> None:
    assert list(pairs(urlencode(sent).encode())) == sent
    assert list(pairs(urlencode(sent, quote_via=quote, safe="/:").encode())) == sent


@given(st.binary(max_size=60).map(lambda raw: raw.replace(b";", b"")))
@settings(max_examples=300, deadline=None)
def test_whatever_comes_in_is_read_alike(raw: bytes) -> None:
    try:
        expected = parse_qsl(raw.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            list(pairs(raw))
    else:
        assert list(pairs(raw)) == expected


@pytest.mark.parametrize(
    "raw", [b"a=100%", b"a=%zz", b"a=%4", b"a=%41%", b"a=x%20%0A", b"a=%20", b"a= ", b"a=%3D%3d==", b"=b", b"a", b"&&"]
)
def test_odd_escapes_are_read_alike(raw: bytes) -> None:
    assert list(pairs(raw)) == parse_qsl(raw.decode(), keep_blank_values=True)
