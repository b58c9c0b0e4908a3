"""What a browser lets a page of a handbook do: the content-security policy, for each page and for a web server.

A page may load what belongs to its own site, and nothing else; it may run no script that is written into it. What a
house allows beyond that under `handbook.allow`, the policy of its pages allows too.
"""

from __future__ import annotations

from html import escape

from handbook.model.settings import FRAMES, SCRIPTS, Settings

FROM_A_FOLDER = "file:"
"""In a page opened from a folder, Firefox takes nothing for its own site; whoever serves a page serves no such address."""
INLINE = "'unsafe-inline'"


def header(settings: Settings | None = None) -> str:
    """The policy as a web server sends it, which alone can say who may show the handbook in a frame."""
    return f"{_policy(settings, '')}; frame-ancestors 'self'"


def meta(settings: Settings | None, *, preview: bool = False) -> str:
    """The policy as an element of a page's head; in a preview the engine writes the script into the page that loads it anew."""
    content = escape(_policy(settings, FROM_A_FOLDER, runs_inline=preview), quote=False).replace('"', "&quot;")
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def _policy(settings: Settings | None, own: str, *, runs_inline: bool = False) -> str:
    allowed = settings.allow if settings else ()
    hosts = [host for host in allowed if "://" in host]
    scripts = [INLINE, *hosts] if SCRIPTS in allowed else [INLINE] if runs_inline else []
    says = {
        "default-src": [],
        "script-src": scripts,
        "style-src": [INLINE, *hosts],
        "img-src": ["data:", *hosts],
        "media-src": hosts,
        "frame-src": hosts,
        "form-action": hosts,
    }
    named = "; ".join(" ".join(filter(None, [name, "'self'", own, *more])) for name, more in says.items())
    return f"{named}; object-src {_objects(allowed, hosts)}; base-uri 'none'"


def _objects(allowed: tuple[str, ...], hosts: list[str]) -> str:
    return " ".join(["'self'", *hosts]) if FRAMES in allowed or hosts else "'none'"
