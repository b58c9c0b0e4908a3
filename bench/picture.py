"""The picture of a comparison: a bar for every program, readable in black and white and by ear."""

from __future__ import annotations

from html import escape

from bench.beside.features import FEATURES, GIVEN
from bench.beside.race import Race, Row
from bench.tables import seconds

WIDTH, LEFT, RIGHT, BAR, GAP, TOP = 760, 172, 96, 18, 14, 66
OURS = "handbook"
HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" \
aria-labelledby="title desc" font-family="Helvetica, Arial, sans-serif" font-size="14">
<title id="title">{title}</title>
<desc id="desc">{told}</desc>
<defs><pattern id="system" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="5" height="5" fill="#fff"/><rect width="2" height="5" fill="#000"/></pattern></defs>
<rect width="{width}" height="{height}" fill="#fff"/>
"""


def picture(race: Race) -> str:
    """Clean builds as bars of user and system seconds; one that is far longer than the rest is cut, and says so."""
    rows = [row for row in race.rows if row.median("clean") is not None]
    height = TOP + len(rows) * (BAR + GAP) + 34
    title = f"{race.standards:,} standards built clean, CPU seconds"
    scale = (WIDTH - LEFT - RIGHT) / _longest(rows)
    parts = [HEAD.format(width=WIDTH, height=height, title=title, told=escape(told(race)))]
    parts += [f'<text x="16" y="28" font-size="17" font-weight="bold">{title}</text>\n', _legend()]
    parts += [_bar(row, TOP + number * (BAR + GAP), scale) for number, row in enumerate(rows)]
    runs = "One run" if race.rounds == 1 else f"Medians of {race.rounds} runs"
    foot = f"{runs}, {race.day}, {race.machine.cores} cores. * gets every card drawn and every link written out beforehand."
    parts.append(f'<text x="16" y="{height - 12}" font-size="12">{foot}</text>\n</svg>\n')
    return "".join(parts)


def told(race: Race) -> str:
    """The picture in words."""
    rows = ", ".join(f"{row.name} {seconds(row.median('clean'))}" for row in race.rows if row.runs.get("clean"))
    return f"{race.standards:,} standards built clean, in CPU seconds: {rows}"


def _longest(rows: list[Row]) -> float:
    """Seconds that a whole width stands for: the longest bar, unless it is three times ours and the others could not be told apart."""
    taken = sorted(row.median("clean") or 0 for row in rows)
    ours = next((row.median("clean") or 0 for row in rows if row.name == OURS), taken[-1])
    return min(taken[-1], max(3 * ours, taken[len(taken) // 2])) or 1


def _legend() -> str:
    marks = [(LEFT, "#000", "user"), (LEFT + 80, "url(#system)", "system")]
    return "".join(
        f'<rect x="{x}" y="40" width="14" height="12" fill="{fill}" stroke="#000"/><text x="{x + 20}" y="51" font-size="12">{words}</text>\n'
        for x, fill, words in marks
    )


def _bar(row: Row, y: int, scale: float) -> str:
    user, system = row.median("clean", "user") or 0, row.median("clean", "system") or 0
    room, whole = WIDTH - LEFT - RIGHT, (user + system) * scale
    first, second = min(user * scale, room), min(whole, room) - min(user * scale, room)
    given = " *" if FEATURES[row.name][0] == GIVEN[0] else ""
    weight = ' font-weight="bold"' if row.name == OURS else ""
    cut = (
        f'<path d="M{LEFT + room - 26} {y + BAR + 3}l8 -{BAR + 6}h6l-8 {BAR + 6}z" fill="#fff"/>'
        if whole > room + 1
        else ""
    )
    return (
        f'<text x="{LEFT - 10}" y="{y + 14}" text-anchor="end"{weight}>{escape(row.name)}{given}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{first:.1f}" height="{BAR}"/>'
        f'<rect x="{LEFT + first:.1f}" y="{y}" width="{second:.1f}" height="{BAR}" fill="url(#system)" stroke="#000"/>{cut}'
        f'<text x="{LEFT + min(whole, room) + 8:.1f}" y="{y + 14}"{weight}>{user + system:.1f}</text>\n'
    )
