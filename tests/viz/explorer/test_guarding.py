"""Who may change anything through pages."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.queries.endpoint.guarding import Guard
from goldenthread.queries.endpoint.http.refusals import Refusal
from goldenthread.viz.explorer.guarding import Door

SECRET = "a-secret-of-some-length"  # noqa: S105 - of no server
HERE = Door(Guard(frozenset({"localhost"})))
EVERYWHERE = Door(Guard(frozenset({"plan.example.gov.uk"}), SECRET))


def request(cookie: str = "", host: str = "localhost:8000", **headers: str) -> dict[str, Any]:
    """Give the scope of a request with a cookie that was set before."""
    sent = {"host": host, **headers, **({"cookie": cookie.partition(";")[0]} if cookie else {})}
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()]
    return {"type": "http", "scheme": "http", "headers": named, "query_string": b""}


def test_whoever_is_on_this_machine_may_change_things_with_the_cookie_and_the_token_of_a_page() -> None:
    may, cookie = HERE.visitor(request())
    assert (may.change, may.signed_in) == (True, True)
    again, none = HERE.visitor(request(cookie))
    assert (again, none) == (may, "")
    browser = HERE.admit_page(request(cookie, origin="http://localhost:8000", sec_fetch_site="same-origin"))
    HERE.admit_form(browser, may.token)


def test_the_cookie_is_kept_from_scripts_and_from_other_sites() -> None:
    _, cookie = HERE.visitor(request() | {"root_path": "/plan", "scheme": "https"})
    assert {part.strip() for part in cookie.split(";")[1:]} == {"Path=/plan", "HttpOnly", "SameSite=Strict", "Secure"}


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"origin": "https://evil.example"}, "another site"),
        ({"origin": "null"}, "another site"),
        ({"sec_fetch_site": "cross-site"}, "another site"),
        ({"sec_fetch_site": "same-site"}, "another site"),
        ({"host": "evil.example"}, "does not go by the name"),
        ({"host": "localhost.evil.example:8000", "origin": "http://localhost.evil.example:8000"}, "does not go by the name"),
    ],
)
def test_a_form_from_elsewhere_is_refused_before_it_is_read(headers: dict[str, str], told: str) -> None:
    _, cookie = HERE.visitor(request())
    with pytest.raises(Refusal, match=told) as refused:
        HERE.admit_page(request(cookie, **headers))
    assert refused.value.status == 403


def test_a_form_without_its_cookie_or_with_another_ones_token_is_refused() -> None:
    with pytest.raises(Refusal, match="cookie"):
        HERE.admit_page(request())
    with pytest.raises(Refusal, match="cookie"):
        HERE.admit_page(request("goldenthread=short"))
    mine, yours = (HERE.visitor(request())[0] for _ in range(2))
    for token in ("", yours.token, mine.token.upper(), "é"):
        with pytest.raises(Refusal, match="load the page again"):
            HERE.admit_form(mine.browser, token)


def test_a_site_for_reading_alone_takes_no_form_and_sets_no_cookie() -> None:
    door = Door(None)
    may, cookie = door.visitor(request())
    assert (may.change, may.signed_in, may.token, cookie) == (False, False, "", "")
    with pytest.raises(Refusal, match="reading alone"):
        door.admit_page(request("goldenthread=0123456789abcdef0123"))


def test_from_other_machines_nobody_changes_anything_without_the_access_token() -> None:
    may, cookie = EVERYWHERE.visitor(request(host="plan.example.gov.uk"))
    assert (may.change, may.signed_in) == (True, False)
    with pytest.raises(Refusal) as refused:
        EVERYWHERE.admit_page(request(cookie, host="plan.example.gov.uk"))
    assert refused.value.status == 401
    assert EVERYWHERE.admit_page(request(cookie, host="plan.example.gov.uk"), at_the_door=True) == may.browser
    for wrong in ("", SECRET[:-1], SECRET + "x"):
        with pytest.raises(Refusal, match="not the access token"):
            EVERYWHERE.sign_in(wrong)
    browser = EVERYWHERE.sign_in(f" {SECRET} ")
    assert browser != may.browser, "a name that somebody planted is worth nothing"
    again = request(f"goldenthread={browser}", host="plan.example.gov.uk")
    now, _ = EVERYWHERE.visitor(again)
    assert now.signed_in
    EVERYWHERE.admit_form(EVERYWHERE.admit_page(again), now.token)
    EVERYWHERE.sign_out(browser)
    with pytest.raises(Refusal, match="sign in"):
        EVERYWHERE.admit_page(again)


@pytest.mark.parametrize("sent", [{"host": "evil.example:8000"}, {"x_forwarded_for": "10.0.0.7"}], ids=str)
def test_whoever_calls_this_machine_by_another_name_or_through_a_proxy_is_a_reader_like_any_other(sent: dict[str, str]) -> None:
    may, cookie = HERE.visitor(request(**sent))
    assert (may.change, may.signed_in, may.token, cookie) == (False, False, "", "")
