"""What in HTML runs, or comes from another host: read as browsers read it, by tags, attributes and addresses.

A page's own words cannot be trusted to be harmless: `<img src=x onerror=…>` and `[here](java&#115;cript:…)` are both
programs. Whatever is found here is refused unless the house allows it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from handbook.model.settings import FRAMES, SCRIPTS
from handbook.text.html import Tag, tokens

FRAME_TAGS = frozenset(["applet", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "portal"])
ANIMATING = frozenset(["animate", "animatemotion", "animatetransform", "set"])
ANIMATED = frozenset(["by", "from", "to", "values"])
ADDRESSES = frozenset(
    ["action", "archive", "background", "code", "codebase", "classid", "data", "dynsrc", "formaction", "href", "icon", "lowsrc",
     "manifest", "ping", "poster", "profile", "src", "xlink:href"]
)  # fmt: skip
SETS_OF_ADDRESSES = frozenset(["imagesrcset", "ping", "srcset"])
LINKS = frozenset(["a", "area"])
"""A link leads to another host without asking it for anything before somebody follows it."""
PLAIN_META = frozenset(["content-language", "content-type", "x-ua-compatible"])
RUNNING = frozenset(["javascript", "vbscript", "livescript", "mocha", "blob", "filesystem", "view-source"])
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", re.DOTALL)
ON_A_HOST = frozenset(["http", "https", "ftp", "ws", "wss"])
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\f\r]?|\\(.)", re.DOTALL)
CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
CSS_HOST = re.compile(r"(?:https?:|ftp:)?(?:/|\\){2}[^\s\"'()\\/;,]*", re.IGNORECASE)
CSS_RUNS = re.compile(r"expression\s*\(|-moz-binding|behavior\s*:|(?:java|vb)script\s*:", re.IGNORECASE)


class Found(NamedTuple):
    """Something in HTML that needs leave, and what to call it."""

    needs: str
    """SCRIPTS, FRAMES, or the address of a host."""
    words: str
    sought: tuple[str, ...] = ()
    """By what else it is found in a text that the HTML was made of, the surest first."""


def active_html(html: str, allowed: Collection[str] = ()) -> Iterator[Found]:
    """Everything in HTML that runs or comes from elsewhere and is not allowed, in its order."""
    style_from = None
    for token in tokens(html):
        if style_from is not None:
            yield from _unless(allowed, _in_css(html[style_from : token.start], "<style"))
            style_from = None
        if isinstance(token, Tag) and not token.closes:
            yield from _unless(allowed, _in_tag(token))
            style_from = token.end if token.name == "style" else None
        elif not isinstance(token, Tag) and token.text.startswith("xml-stylesheet"):
            yield from _unless(allowed, iter([Found(SCRIPTS, "<?xml-stylesheet")]))
    if style_from is not None:
        yield from _unless(allowed, _in_css(html[style_from:], "<style"))


def _unless(allowed: Collection[str], found: Iterator[Found]) -> Iterator[Found]:
    return (one for one in found if one.needs not in allowed and not _comes_with(one.needs, allowed))


def _comes_with(needs: str, allowed: Collection[str]) -> bool:
    """Whether an address without a scheme is allowed with one."""
    return needs.startswith("//") and bool({f"https:{needs}", f"http:{needs}"} & set(allowed))


def _in_tag(tag: Tag) -> Iterator[Found]:
    begins = f"<{tag.name}"
    if tag.name in ("script", "base") or (tag.name == "meta" and _http_equiv(tag) not in PLAIN_META | {""}):
        yield Found(SCRIPTS, begins)
    hosts = []
    for name, attribute in tag.attributes.items():
        if (name.startswith("on") and len(name) > 2) or name == "srcdoc":
            yield Found(SCRIPTS, name, (begins,))
        elif name == "style":
            yield from _in_css(attribute.value, "style")
        elif name in ADDRESSES | SETS_OF_ADDRESSES or (tag.name in ANIMATING and name in ANIMATED):
            found = list(_in_address(tag.name, name, attribute.value))
            yield from found
            hosts += [one.needs for one in found if one.needs not in (SCRIPTS, FRAMES)]
    if tag.name in FRAME_TAGS and not hosts:
        yield Found(FRAMES, begins)


def _http_equiv(tag: Tag) -> str:
    return tag.get("http-equiv").strip().lower()


def _in_address(tag: str, attribute: str, value: str) -> Iterator[Found]:
    """What is wrong with an address or a set of them; links may lead anywhere but into a program."""
    several = attribute in SETS_OF_ADDRESSES or tag in ANIMATING
    for address in re.split(r"[\s,;]+", value) if several else (value,):
        plain = _as_browsers_read(address)
        scheme, rest = _scheme(plain)
        words, sought = (
            value.strip()[:60] or attribute,
            (value.partition(":")[2].strip()[:60] or value, f"{attribute}=", f"<{tag}"),
        )
        if scheme in RUNNING or (scheme == "data" and not (tag not in LINKS and rest.lower().startswith("image/"))):
            yield Found(SCRIPTS, words, sought)
        elif (tag not in LINKS or attribute == "ping") and tag not in ANIMATING and (host := _host(plain)):
            yield Found(host, words, sought)


def _as_browsers_read(address: str) -> str:
    """An address without what browsers leave out of it, and with the slashes they take others for."""
    return re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")


def _scheme(plain: str) -> tuple[str, str]:
    found = SCHEME.match(plain)
    return (found.group(1).lower(), found.group(2)) if found else ("", plain)


def _host(plain: str) -> str:
    """The host that an address names, as `https://host` or `//host`; nothing where it is the page's own."""
    scheme, rest = _scheme(plain)
    if scheme and scheme not in ON_A_HOST:
        return "" if scheme in ("data", "mailto", "tel") else f"{scheme}:"
    if not scheme and not rest.startswith("//"):
        return ""
    host = re.split(r"[/?#]", rest.lstrip("/"), maxsplit=1)[0].rpartition("@")[2].lower()
    return f"{scheme}{':' if scheme else ''}//{host}"


def _in_css(css: str, words: str) -> Iterator[Found]:
    plain = CSS_COMMENT.sub("", CSS_ESCAPE.sub(_unescaped, CSS_COMMENT.sub("", css)))
    if CSS_RUNS.search(plain):
        yield Found(SCRIPTS, words)
    for host in CSS_HOST.findall(plain):
        yield Found(_host(_as_browsers_read(host)), words)


def _unescaped(escape: re.Match[str]) -> str:
    code, sign = escape.groups()
    return sign if code is None else chr(min(int(code, 16), 0x10FFFF))
