"""The shipped sign-in in a real nginx: everybody gets to the page they asked for, or to one that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from deploy.nginx import serving
from tests.site.sign_in import DEPLOY, LATER, Proxy, asked, sign_in

GUEST, STRANGER = "who=guest", "who=stranger"
PLACES = ("current", "2026-1", "staff/book/current", "staff/book/2026-1")
"""At the top of a server, and under a path."""
ADDRESSES = (
    "/current/page.html",
    "/current/page.html?a=1&b=2",
    "/current/page.html?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10",
    "/current/page.html?q=a+b%20c&d=%26%2B%25;e",
    "/current/%C3%BCber%20uns.html",
    "/current/%C3%BCber%20uns.html?q=%C3%BC&r=2",
    "/current/a+b&c.html?d=1",
    "/staff/book/current/page.html?a=1&b=2",
    "/2026-1/go/own-it/",
)
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/ /evil.example/",
    "/.//evil.example/",
    "/..//evil.example/",
    "evil.example",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it is published, with a page of each kind."""
    root = tmp_path_factory.mktemp("published")
    for place in PLACES:
        for file in ("index", "page", "über uns", "a+b&c", "go/own-it/index", "404", "403"):
            path = root / place / f"{file}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{place}: {file}", "utf-8")
    return root


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    """What is asked who may read."""
    with sign_in() as running:
        yield running


@pytest.fixture(scope="module")
def address(published: Path, proxy: Proxy) -> Iterator[str]:
    """Where nginx serves the folder behind the sign-in."""
    with serving(published, more=proxy.snippet) as base:
        yield base.rstrip("/")


@pytest.fixture(autouse=True)
def anew(proxy: Proxy) -> None:
    """Nothing was asked before a test, and no cookie is renewed."""
    proxy.asked.clear()
    proxy.cookies = []


@pytest.mark.parametrize("wanted", ADDRESSES)
def test_signing_in_leads_to_the_very_page_that_was_wanted(address: str, proxy: Proxy, wanted: str) -> None:
    """The redirects are followed as a browser follows them, and do not go round in circles."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(address + wanted) as answer:
        assert answer.status == 200
        assert answer.url == address + wanted
        assert answer.read().decode().startswith(wanted.split("/go/")[0].strip("/").rpartition("/")[0][:6])
    starts = [path for path, _ in proxy.asked if path.startswith("/oauth2/start")]
    assert [parse_qs(urlsplit(path).query)["rd"] for path in starts] == [[wanted]]


def test_what_is_wanted_with_two_values_is_handed_over_in_the_first_redirect(address: str) -> None:
    """As it was sent, encoded once more, so that nothing of it is taken for a value of the sign-in's own."""
    for wanted in (ADDRESSES[1], ADDRESSES[4], ADDRESSES[5]):
        location = urlsplit(asked(address, wanted).headers["Location"])
        assert location.path == "/oauth2/start"
        assert parse_qs(location.query) == {"rd": [wanted]}


def test_the_order_of_the_two_files_does_not_matter(published: Path, proxy: Proxy) -> None:
    """As the comment in handbook.conf has it: the sign-in below."""
    both = f'include "{DEPLOY / "handbook.conf"}";\n{proxy.snippet}'
    with serving(published, more=both, configuration="") as base:
        assert asked(base, "/current/page.html").status == 302
        assert asked(base, "/current/page.html", Cookie=GUEST).status == 200
        assert asked(base, "/current/page.html", Cookie=STRANGER).status == 403


@pytest.mark.parametrize(
    "wanted", ["//evil.example/a", "/%2Fevil.example/a", "/%5Cevil.example/a", "/%5c/evil.example/a"]
)
def test_nobody_is_led_to_another_host_by_an_address_that_looks_like_one(address: str, wanted: str) -> None:
    """What stands behind two slashes is a host for a browser."""
    location = asked(address, wanted).headers["Location"]
    assert parse_qs(urlsplit(location).query) == {"rd": ["/evil.example/a"]}


def test_the_sign_in_is_asked_for_paths_of_this_server_alone(address: str, proxy: Proxy) -> None:
    """A link to the sign-in that leads on to another host is refused, however it is written."""
    for target in ELSEWHERE:
        for written in (quote(target, safe=""), quote(target, safe="/:\\"), quote(target, safe="").replace("%2F", "/")):
            for query in (f"rd={written}", f"a=1&rd={written}", f"rd=/&rd={written}", f"%72d={written}"):
                assert asked(address, f"/oauth2/start?{query}").status == 400, query
                assert asked(address, f"/oauth2/sign_out?{query}").status == 400, query
    assert proxy.asked == []
    for target in ("/", "", "/current/page.html?a=1&b=2", "/current/über uns.html", "/.well-known/a"):
        assert asked(address, f"/oauth2/start?rd={quote(target, safe='')}").status == 302


def test_a_refusal_has_a_page_of_ours_at_every_address(address: str) -> None:
    """Of the handbook that was asked for, and nothing else of it is shown, not even what there is not."""
    for wanted, place in (
        ("/", "current"),
        ("/current/page.html", "current"),
        ("/2026-1/nothing.html", "current"),
        ("/versions.json", "current"),
        ("/nothing", "current"),
    ):
        refused = asked(address, wanted, Cookie=STRANGER)
        assert (refused.status, refused.read().decode()) == (403, f"{place}: 403"), wanted


def test_without_an_answer_everything_is_closed_and_so_is_the_way_behind_the_gate(address: str) -> None:
    """The addresses that the configuration uses itself are nobody's, and no page of ours is shown there."""
    for path in ("/oauth2/gate", "/oauth2/auth", "/oauth2/wanted", "/oauth2/refused", "/oauth2/nothing"):
        for cookie in ("", GUEST, STRANGER):
            answer = asked(address, path, Cookie=cookie)
            assert answer.status == 404 and b"current" not in answer.read()
    for path in ("/oauth2x", "/current/oauth2/", "/OAUTH2/start", "/current/../oauth2x", "/yes"):
        assert asked(address, path).headers["Location"].startswith("/oauth2/start?rd=")


def test_cookies_that_were_renewed_are_handed_on(address: str, proxy: Proxy) -> None:
    """All parts of a long one, with what says how long they hold; with a refusal and a redirect too."""
    parts = [f"_oauth2_proxy_{number}=part{number}; Path=/; {LATER}" for number in range(4)]
    one = f"session=new; Path=/; {LATER}"
    # As one line, with commas, is how nginx from 1.23 on hands several to a configuration.
    for given, handed in (
        ([one], [one]),
        (parts[:2], parts[:2]),
        (parts, parts),
        ([f"{one}, other=b; Path=/"], [one, "other=b; Path=/"]),
        ([", ".join(parts)], parts),
    ):
        proxy.cookies = given
        for path, cookie, status in (
            ("/current/page.html", GUEST, 200),
            ("/current/nothing.html", GUEST, 404),
            ("/current/page.html", STRANGER, 403),
            ("/current/page.html", "", 302),
        ):
            answer = asked(address, path, Cookie=cookie)
            assert (answer.status, answer.headers.get_all("Set-Cookie")) == (status, handed)
    proxy.cookies = []
    assert asked(address, "/current/page.html", Cookie=f"{GUEST}; 1=a; handed=b").headers["Set-Cookie"] is None


def test_the_sign_in_hears_where_it_is_and_nothing_that_a_visitor_made_up(address: str, proxy: Proxy) -> None:
    """What a request says about itself is put in the place of what it claims."""
    host = urlsplit(address).netloc
    claims = dict.fromkeys(("X_Forwarded_Host", "X_Forwarded_Proto", "X_Scheme", "X_Real_IP"), "evil")
    claims |= {"X_Forwarded_For": "6.6.6.6", "X_Auth_Request_Redirect": "https://evil.example/", "X_Original_URI": "/x"}
    asked(address, "/current/page.html?a=1&b=2", **claims)
    asked(address, "/oauth2/start?rd=%2Fcurrent%2F", **claims)
    assert [path for path, _ in proxy.asked] == ["/oauth2/auth", "/oauth2/start?rd=%2Fcurrent%2F"]
    for _, heard in proxy.asked:
        assert (heard["Host"], heard["X-Forwarded-Host"]) == (host, host)
        assert (heard["X-Forwarded-Proto"], heard["X-Scheme"]) == ("http", "http")
        assert (heard["X-Real-IP"], heard["X-Forwarded-For"]) == ("127.0.0.1", "127.0.0.1")
        assert heard["X-Auth-Request-Redirect"] is None
    assert proxy.asked[0][1]["X-Forwarded-Uri"] == proxy.asked[0][1]["X-Original-URI"] == "/current/page.html?a=1&b=2"


def test_what_a_page_or_the_worker_asks_for_is_refused_and_not_led_away(address: str) -> None:
    """A page to sign in on would be taken for the script, or kept for the page; nobody would see it."""
    for mode, dest in (("cors", "empty"), ("no-cors", "script"), ("same-origin", "serviceworker")):
        answer = asked(address, "/current/worker.js", Sec_Fetch_Mode=mode, Sec_Fetch_Dest=dest)
        assert (answer.status, answer.headers["Location"]) == (401, None)
    for mode, dest in (("navigate", "document"), ("same-origin", "empty")):
        assert asked(address, "/current/page.html", Sec_Fetch_Mode=mode, Sec_Fetch_Dest=dest).status == 302


def test_no_page_is_kept_for_somebody_else_on_the_way(address: str) -> None:
    """A shared cache may keep nothing: pages, redirects, refusals, what is missing."""
    for path, cookie in (
        ("/current/page.html", GUEST),
        ("/current/page.html", STRANGER),
        ("/current/page.html", ""),
        ("/current/nothing.html", GUEST),
        ("/", GUEST),
    ):
        assert "private" in (asked(address, path, Cookie=cookie).headers.get_all("Cache-Control") or [])


def test_under_a_path_all_is_as_at_the_top(published: Path, address: str) -> None:
    """With and without a sign-in: what is missing, folders, short addresses without their slash."""
    with serving(published) as free:
        for base, cookie in ((free, ""), (address, GUEST)):
            for top, edition in (
                ("", "current"),
                ("", "2026-1"),
                ("staff/book/", "current"),
                ("staff/book/", "2026-1"),
            ):
                place = f"/{top}{edition}"
                assert (
                    asked(base, f"{place}/go/own-it?a=1", Cookie=cookie).headers["Location"]
                    == f"{place}/go/own-it/?a=1"
                )
                for path, status, page in (
                    (f"{place}/", 200, f"{top}{edition}: index"),
                    (f"{place}/a/b/c.html", 404, f"{top}{edition}: 404"),
                    (f"{place}/go/", 404, f"{top}{edition}: 404"),
                    (f"/{top}nope/a.html", 404, f"{top}current: 404"),
                    ("/nope", 404, "current: 404"),
                ):
                    answer = asked(base, path, Cookie=cookie)
                    assert (answer.status, answer.read().decode()) == (status, page), path


def test_every_file_that_is_published_says_what_it_is(tmp_path: Path) -> None:
    """Whatever the list of the distribution lacks."""
    kinds = {
        "calendar.ics": "text/calendar; charset=utf-8",
        "published.log": "text/plain; charset=utf-8",
        "table.csv": "text/csv; charset=utf-8",
        "feed.xml": "text/xml; charset=utf-8",
        "handbook.json": "application/json; charset=utf-8",
        "worker.js": "application/javascript; charset=utf-8",
        "letters.woff2": "font/woff2",
        "book.pdf": "application/pdf",
        "unknown.xyz": "application/octet-stream",
    }
    (tmp_path / "current").mkdir()
    with serving(tmp_path) as base:
        for name, kind in kinds.items():
            (tmp_path / "current" / name).write_text("x", "utf-8")
            assert asked(base, f"/current/{name}").headers["Content-Type"] == kind
