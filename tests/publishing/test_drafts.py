"""A draft is in nothing that is published, in no form: not its title, not a word of it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from handbook.model import Handbook, Living, Part
from handbook.model.fields import shapes
from handbook.model.handbook import ENTRY_TYPES
from tests.conftest import Run
from tests.paper.reading import letters_of
from tests.site.building import dress, everything

WORD = re.compile(r"quux\w*", re.IGNORECASE)
Command = Callable[..., Run]
NEEDED: dict[str, dict[str, Any]] = {
    "standards": {"level": "should", "quote": "giver", "where": "counter", "owner": "shop-manager", "review_by": "2030-01-01"},
    "moments": {"touchpoint": "counter", "roles": "volunteer", "matters_most": True,
                "checklist": {"use": "do then check", "basics": ["thank-giver"]}},
}  # fmt: skip
"""What a draft of a kind has besides its texts."""
CALLS = '\n\n{{ ref("draft-standards-a") }} {{ ref("draft-moments-a") }}\n\n{{ standard("draft-standards-a") }}\n'
"""What a page may say of drafts besides, before somebody has finished them."""
NO_WORDS = {"id", "was", "period", "what", "unit", "confirmed", "rank", "use"}


def test_every_kind_with_a_status_is_tried() -> None:
    """Whoever gives another kind a life cycle adds it here."""
    assert {name for name, part in ENTRY_TYPES.items() if issubclass(part, Living)} == NEEDED.keys()


def in_every_text(part: type[Part], word: str, path: str = "") -> dict[str, Any]:
    """A word in each text that a part can have, at every depth."""
    found: dict[str, Any] = {}
    for shape in shapes(part):
        said = f"{word}{path}{shape.name}".replace("_", "")
        if shape.part:
            inner = in_every_text(shape.part, word, f"{path}{shape.name}")
            if inner and shape.name not in ("checklist", "measure", "achieved"):
                found[shape.name] = [inner] if shape.many else inner
        elif shape.kind and shape.kind.is_text and shape.name not in NO_WORDS:
            said += {"seen": "?", "ask": "?", "file": ".svg"}.get(shape.name, "")
            found[shape.name] = [said] if shape.many else said
    return found


def drafts(word: str) -> dict[str, list[dict[str, Any]]]:
    """A draft of every kind, with the word in each of its texts."""
    made = {}
    for section, needed in NEEDED.items():
        texts = in_every_text(ENTRY_TYPES[section], word)
        if "cases" in texts:
            texts["cases"][0] |= {"measure": {"what": "minutes", "at_most": 5}}
            texts["achieved"] = [{"period": "2026", "percent": 50, "source": f"{word}source"}]
            texts["if_missed"] |= {"pays": 5}
        made[section] = [{"id": f"draft-{section}-{word[-1]}", "status": "draft", **texts, **needed}]
    return made


def with_drafts(shop: Path, *words: str, active: str = "") -> None:
    """Write them into the handbook, beside what refers to them; those of one word are in force, and say something else."""
    more: dict[str, list[Any]] = {"standards": [], "moments": []}
    for word in words:
        for section, made in drafts(word).items():
            more[section] += made
    for section, made in drafts(active).items() if active else ():
        plain = {name: WORD.sub("now", value) if isinstance(value, str) else value for name, value in made[0].items()}
        kept = {"id", "title", "do", "seen", "starts", "customer_hopes", *NEEDED[section]}
        more[section].append({name: plain[name] for name in plain if name in kept} | _impression(section))
    ids = [entry["id"] for made in more.values() for entry in made]
    more["questions"] = [{"id": "ask-drafts", "ask": "What of [[draft-standards-a]]?", "for": "staff",
                          "leads_to": ids}]  # fmt: skip
    more["tips"] = [{"id": "tip-drafts", "title": "Try it", "for": "staff", "about": ids, "action": "Try it.",
                     "ask": "How was it?", "minutes": 5}]  # fmt: skip
    for word in words:
        drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><title>{word}</title></svg>'
        (shop / f"{word}picturefile.svg").write_text(drawn, "utf-8")
    (shop / "more.yml").write_text(yaml.safe_dump(json.loads(json.dumps(more)), sort_keys=False), "utf-8")


def _impression(section: str) -> dict[str, Any]:
    said = {"positive": "They smile", "neutral": "They nod", "negative": "They go"}
    return {"impression": said} if section == "moments" else {}


@pytest.fixture
def editions(handbook_command: Command, shop: Path) -> Path:
    """A shop with two frozen editions: of their drafts one stays, one is gone in the second, and one is in force there."""
    root = shop / "standards.yml"
    root.write_text("include: more.yml\n" + root.read_text("utf-8"), "utf-8")
    with_drafts(shop, "quuxa", "quuxb", "quuxc")
    dress(shop, {"index.md": everything(Handbook.model_construct(scorecards=(), calculators=())) + CALLS})
    text = re.sub(
        r'edition: "[^"]*"', 'edition: "2026-1"\n  site: https://shop.example/current/', root.read_text("utf-8")
    )
    root.write_text(text + 'editions:\n  - id: "2026-1"\n    from: 2026-01-01\n', "utf-8")
    closed = handbook_command("-C", shop, "edition", "close")
    assert closed.status == 0, closed.out + closed.err
    with_drafts(shop, "quuxa", active="quuxc")
    text = root.read_text("utf-8").replace('edition: "2026-1"', 'edition: "2026-2"')
    text = text.replace("browse, window-look]", "browse, window-look, draft-moments-c]")
    ids = "draft-standards-a, draft-moments-a, draft-standards-c, draft-moments-c"
    why = f"    changes:\n      - kind: added\n        ids: [{ids}, ask-drafts, tip-drafts]\n        why: New, as [[draft-moments-a]].\n      - kind: changed\n        ids: shop-visit\n        why: It asks about it.\n"
    gone = "      - kind: removed\n        ids: [draft-standards-b, draft-moments-b]\n        why: Gone.\n"
    root.write_text(text + f'  - id: "2026-2"\n    from: 2026-06-01\n{why}{gone}', "utf-8")
    closed = handbook_command("-C", shop, "edition", "close")
    assert closed.status == 0, closed.out + closed.err
    return shop


def words_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Where a word of a draft stands, in the name of a file or in what is in it, packed or set or plain."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        text = name + data.decode("utf-8", "replace")
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                text += letters_of(path) + "".join(str(one.unparse()) for one in pdf.objects)
        yield from ((name, word) for word in sorted(set(WORD.findall(text))))


def test_no_word_of_a_draft_is_published(handbook_command: Command, editions: Path, tmp_path: Path) -> None:
    """Every byte of two editions is looked at: pages, short addresses, data, search, feeds, tables, scripts and PDFs.

    The earlier edition held what was a draft then and has gone since; it is made of its frozen file, where drafts are kept.
    """
    assert {word[:5] for path in (editions / "editions").glob("*.json") for word in WORD.findall(path.read_text("utf-8"))} >= {
        "quuxa", "quuxb", "quuxc",
    }  # fmt: skip
    for edition in ("2026-1", "2026-2"):
        run = handbook_command("-C", editions, "publish", edition, "--to", tmp_path / "www")
        assert run.status == 0, run.out + run.err
    assert len(list((tmp_path / "www" / "2026-2" / "print").rglob("*.pdf"))) > 5
    assert sorted(words_in(tmp_path / "www")) == []
