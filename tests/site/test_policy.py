"""The policy in each page: what browsers are told that a page may do, wherever the page comes from."""

from __future__ import annotations

import html
import re
from pathlib import Path

from playwright.sync_api import Browser, Request

from handbook.model import Settings
from handbook.text.html import Tag, tokens
from handbook.web import policy

ROOT = Path(__file__).parent.parent.parent
LOADS = ("script", "link", "style", "img", "base")
EVIL = """\
<script>document.documentElement.dataset.ran = "inline"</script>
<img src="http://evil.example/spy.png" alt="" onerror="document.documentElement.dataset.ran = 'handler'">
<iframe src="http://evil.example/"></iframe><base href="http://evil.example/">
<form action="http://evil.example/" id="evil"><button>Go</button></form>
"""
SEND = """() => new Promise(heard => {
    document.addEventListener("securitypolicyviolation", said => heard(said.effectiveDirective))
    document.getElementById("evil").requestSubmit()
})"""


def test_every_page_has_it_before_it_loads_anything(by_either: Path) -> None:
    """The pages of the engine, short addresses, the one for what is not found, and the one about this device."""
    pages = sorted(by_either.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        found = [token for token in tokens(page.read_text("utf-8")) if isinstance(token, Tag) and not token.closes]
        at = [i for i, tag in enumerate(found) if tag.get("http-equiv") == "Content-Security-Policy"]
        loads = next(i for i, tag in enumerate(found) if tag.name in LOADS)
        assert len(at) == 1 and at[0] < loads, page
        said = found[at[0]].get("content")
        assert "base-uri 'none'" in said and "form-action 'self'" in said and "object-src 'none'" in said
        assert "frame-ancestors" not in said, "browsers leave it out of account here, and say so"


def test_a_web_server_is_told_the_same(by_either: Path) -> None:
    """And who may show a page in a frame, which it alone can say."""
    sent = re.search(
        r'add_header Content-Security-Policy "([^"]*)"', (ROOT / "deploy" / "handbook.conf").read_text("utf-8")
    )
    assert sent and sent.group(1) == policy.header()
    page = html.unescape((by_either / "index.html").read_text("utf-8")).replace(" file:", "")
    assert sent.group(1).removesuffix("; frame-ancestors 'self'") in page


def test_what_should_not_be_there_neither_runs_nor_asks(ferry: Path, browser: Browser) -> None:
    """From a folder, where no server says anything; the page's own scripts run all the same."""
    spoilt = ferry / "spoilt.html"
    spoilt.write_text((ferry / "index.html").read_text("utf-8").replace("</article>", f"{EVIL}</article>"), "utf-8")
    context = browser.new_context()
    page, asked = context.new_page(), list[Request]()
    page.on("request", lambda request: asked.append(request))
    page.goto(spoilt.as_uri())
    spoilt.unlink()
    assert page.evaluate("document.documentElement.dataset.ran || ''") == ""
    page.get_by_role("button", name="Search").wait_for()
    assert page.evaluate(SEND) == "form-action"
    assert {request.failure for request in asked if "evil" in request.url} <= {"csp"}
    context.close()


def test_what_a_house_allows_the_policy_allows() -> None:
    """Exactly that: a host for pictures, sounds, films, styles, frames and forms, scripts by their name."""
    plain = policy.header()
    hosts = policy.header(Settings.model_construct(allow=("https://films.example",)))
    assert hosts == re.sub(
        r"((?:style|img|media|frame)-src [^;]*|form-action [^;]*)", r"\1 https://films.example", plain
    ).replace("object-src 'none'", "object-src 'self' https://films.example")
    scripts = policy.header(Settings.model_construct(allow=("scripts",)))
    assert scripts == plain.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    assert (
        "'self'"
        in policy.header(Settings.model_construct(allow=("frames",))).partition("object-src ")[2].partition(";")[0]
    )
