"""Compressed copies of published texts: the same bytes each time, never an old one beside a new text."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

from handbook.publishing.compressed import is_compressed_copy, write_compressed

TEXT = "Thank the giver before you look in the bag. " * 40


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_texts_that_gain_by_it_are_compressed(tmp_path: Path) -> None:
    """Not what is small, not what is compressed already, not what hardly anybody asks for."""
    (tmp_path / "current").mkdir()
    for name, content in (
        ("page.html", TEXT.encode()),
        ("short.html", b"short"),
        ("noise.txt", Random(1).randbytes(2000)),
        ("book.pdf", TEXT.encode()),
        ("404.html", TEXT.encode()),
    ):
        (tmp_path / "current" / name).write_bytes(content)
    write_compressed([tmp_path / "current"])
    assert {name for name in files(tmp_path) if name.endswith(".gz")} == {"current/page.html.gz"}
    assert is_compressed_copy(tmp_path / "current" / "page.html.gz") and not is_compressed_copy(
        tmp_path / "current" / "book.pdf"
    )
    assert gzip.decompress((tmp_path / "current" / "page.html.gz").read_bytes()) == TEXT.encode()


def test_the_same_text_makes_the_same_bytes_and_is_compressed_once(tmp_path: Path) -> None:
    """Under two names it is one file on the disk, and so is its copy."""
    for name in ("one", "other"):
        (tmp_path / name / "2026-1").mkdir(parents=True)
        (tmp_path / name / "current").mkdir()
        (tmp_path / name / "2026-1" / "page.html").write_text(TEXT, "utf-8")
        (tmp_path / name / "current" / "page.html").hardlink_to(tmp_path / name / "2026-1" / "page.html")
        write_compressed([tmp_path / name / edition for edition in ("2026-1", "current")])
        copies = [tmp_path / name / edition / "page.html.gz" for edition in ("2026-1", "current")]
        assert copies[0].samefile(copies[1])
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_an_old_copy_never_stands_beside_a_changed_text_nor_is_written_into(tmp_path: Path) -> None:
    """It is shared with what is published while the new whole is put together."""
    live, tree = tmp_path / "live" / "current", tmp_path / "tree" / "current"
    live.mkdir(parents=True)
    for name in ("changed.html", "shortened.html", "same.html"):
        (live / name).write_text(TEXT, "utf-8")
    write_compressed([live])
    before = files(live)
    tree.mkdir(parents=True)
    for path in live.iterdir():
        (tree / path.name).hardlink_to(path)
    for name, text in (("changed.html", TEXT.replace("Thank", "Greet")), ("shortened.html", "short")):
        (tree / name).unlink()
        (tree / name).write_text(text, "utf-8")
    write_compressed([tree])
    assert files(live) == before
    assert b"Greet" in gzip.decompress((tree / "changed.html.gz").read_bytes())
    assert not (tree / "shortened.html.gz").exists()
    assert (tree / "same.html.gz").samefile(live / "same.html.gz")
