"""RESULTS.md: words and tables of what was measured last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.aims import USUAL, Aim, aims
from bench.beside.everyone import BY_NAME
from bench.beside.features import FEATURES, TITLES
from bench.beside.race import LONG, Race, Row
from bench.beside.shapes import TOLD
from bench.picture import OURS, told
from bench.results import Results
from bench.tables import seconds, table

HEAD = """\
# What it costs, beside others

`make bench` writes this page, its picture and the figures in the README; [bench/README.md](README.md) says how to measure
one thing alone. Seconds are CPU seconds, user and system together, of whole processes with all their children, medians
where there is more than one run. The programs run in turn, step by step, so that what else the machine does falls on all
alike. Compare figures of one table with each other, never with those of another machine or day.
"""
GIVEN = """\
The words are the same: the handbook is written once, and said to each in its own format. Site generators get every card
drawn and every link written out beforehand, which is most of our own work and costs them nothing here. Programs for
requirements get the texts and links of every entry and draw them themselves. Hugo and Pagefind are compiled programs; all
others run in Python or JavaScript. Versions are pinned with hashes in `requirements/bench/`.
"""


def page(results: Results) -> str:
    """The whole page."""
    parts = [HEAD]
    if usual := results.races.get(USUAL):
        parts += [f"![{told(usual)}](results.svg)\n", *_comparison(usual)]
    parts += _aims(list(aims(results)))
    parts += ["## What each is given and makes\n", GIVEN, _features()]
    parts += ["".join(f"- **{name}.** {tool.does}\n" for name, tool in BY_NAME.items())]
    others = [race for name, race in sorted(results.races.items(), key=lambda held: held[1].standards) if name != USUAL]
    parts += ["## Other sizes and shapes\n", *(part for race in others for part in _other(race))] if others else []
    said = "\n\n".join(
        f"$ python -m bench.{name}    # {each['day']}\n{each['text'].rstrip()}" for name, each in results.said.items()
    )
    parts += ["## What else it costs\n", f"```text\n{said}\n```\n"] if said else []
    return "\n".join(parts)


def _comparison(race: Race) -> Iterator[str]:
    yield f"## {race.standards:,} standards, {TOLD[race.shape]}\n"
    yield _circumstances(race)
    titles = (
        "Program",
        "Version",
        "Built clean",
        "user + system",
        "by the clock",
        "Beside ours",
        "Nothing changed",
        "One sentence",
        "Check",
        "Memory, MB",
        "Files",
        "MB",
    )
    ours = race.row(OURS)
    yield table(titles, (_line(row, ours) for row in race.rows))
    kept = [f"{row.name} {seconds(row.median('kept'))}" for row in race.rows if row.median("kept")]
    if kept:
        yield f"With the site gone and what they keep from build to build still there: {', '.join(kept)} CPU s.\n"
    yield from (f"- **{row.name}** stopped: {row.failed}" for row in race.rows if row.failed)
    yield "Memory is that of the largest single process; a program that works in several takes more.\n"


def _circumstances(race: Race) -> str:
    once = [row.name for row in race.rows if row.runs.get("clean") and len(row.runs["clean"]) < race.rounds]
    slow = f" Run once, because a build takes more than {LONG} CPU seconds: {', '.join(once)}." if once else ""
    runs = "one run" if race.rounds == 1 else f"{race.rounds} runs"
    return f"{race.machine.words}. {race.day}, {runs} of each, {race.seconds // 60} minutes in all.{slow}\n"


def _line(row: Row, ours: Row | None) -> Sequence[str]:
    clean, base = row.median("clean"), ours.median("clean") if ours else None
    if clean is None:
        return (row.name, row.version, f"no: {row.failed}")
    return (
        row.name,
        row.version,
        seconds(clean),
        f"{row.median('clean', 'user'):.2f} + {row.median('clean', 'system'):.2f}",
        f"{row.median('clean', 'elapsed'):.1f}",
        f"{clean / base:.2f}" if base else "",
        *(seconds(row.median(step)) for step in ("nothing", "sentence", "check")),
        f"{row.median('clean', 'memory'):.0f}",
        f"{row.files:,}",
        f"{row.written / 1e6:.1f}",
    )


def _other(race: Race) -> Iterator[str]:
    yield f"### {race.standards:,} standards, {TOLD[race.shape]}\n"
    yield _circumstances(race)
    yield table(
        ("Program", "Built clean", "Beside ours", "One sentence", "Memory, MB", "Files", "MB"),
        (
            [cell for number, cell in enumerate(_line(row, race.row(OURS))) if number not in (1, 3, 4, 6, 8)]
            for row in race.rows
        ),
    )


def _aims(aimed: Sequence[Aim]) -> Iterator[str]:
    measured = [aim for aim in aimed if aim.measured is not None]
    met = sum(aim.is_met for aim in measured)
    yield "## What we aim at\n"
    yield f"Met: {met}. Not met: {len(measured) - met}. Not measured: {len(aimed) - len(measured)}. Where no number of standards is named it is 3,000.\n"
    yield table(("Aim", "At most", "Measured", ""), map(_aim, aimed))


def _aim(aim: Aim) -> Sequence[str]:
    unit = "" if aim.unit == "×" else f" {aim.unit}"
    shown = "{:.0f}" if aim.unit == "MB" else "{:.2f}"
    measured = "not measured" if aim.measured is None else f"{shown.format(aim.measured)}{unit}"
    return (
        aim.words,
        f"{aim.limit:g}{unit}",
        measured,
        "met" if aim.is_met else "" if aim.measured is None else "**not met**",
    )


def _features() -> str:
    return table(("Program", *TITLES), ((name, *FEATURES[name]) for name in BY_NAME))
