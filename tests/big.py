"""Write a large, sound handbook: any number of standards, a touchpoint for every fifty, a moment for every six."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shape:
    """How a large handbook is made up."""

    together: int = 50
    """Standards of a touchpoint."""
    reasons: int = 1
    """Sentences that say why."""
    links: int = 0
    """Links from that text to other standards."""


USUAL = Shape()

HEAD = """\
handbook:
  organisation: The Long Pier Hotels
  customer: guest
  edition: "2027-1"
include: [standards/*.yml]
quote:
  title: Why we are here
  attribution:
    status: own
  lines:
    - id: visitor
      says: Whoever comes in is why we open.
      asks: What would show them that we are glad they came?
    - id: interruption
      says: They do not interrupt our work, they are our work.
      asks: What stops for them at once?
roles:
  - id: manager
    title: Manager
    front_line: false
  - id: receptionist
    title: Receptionist
    front_line: true
    reports_to: manager
empowerment:
  - id: receptionist-limit
    role: receptionist
    may: Put a slip right at once
    up_to: 60
    per: guest per stay
    write_it: The desk log
    call_if_more: manager
"""

STANDARD = """\
  - id: standard-{i}
    title: Answer call number {i} within three rings
    do: Answer every call to desk {i} within three rings with our name.
    level: must
    based_on: Callers of 2026 who rang off
    critical: false
    quote: [visitor, interruption]
    who: [receptionist]
    where:
      - touchpoint-{t}
    seen: Was call number {i} answered within three rings?
    measure:
      what: rings
      at_most: 3
      of_contacts: 90
    adapt: "With a caller who uses a relay service: wait for the relay."
    why: {why}
    owner: manager
    review_by: 2031-03-31
    counts_as: "A greeting: with the name of the house"
    also: [ringing, phone, call]
"""

WHY = "A guest who rings has already tried to find it alone."

MOMENT = """\
  - id: moment-{i}
    title: The phone rings for the time number {i}
    touchpoint: touchpoint-{t}
    roles: [receptionist]
    starts: The phone rings
    seconds: 15
    matters_most: {most}
    customer_hopes: Somebody who knows the house
    checklist:
      use: do then check
      basics: [{basics}]
    impression:
      positive: They ask a second question
      neutral: They say thank you
      negative: They hang up
    written_with: [receptionist]
"""

TOUCHPOINT = """\
  - id: touchpoint-{t}
    title: Desk number {t}
    channel: phone
    place: remote
    stage: before
"""


def write(folder: Path, standards: int = 3000, shape: Shape = USUAL) -> Path:
    """Write the handbook into a folder and return the folder."""
    (folder / "standards").mkdir(parents=True, exist_ok=True)
    touchpoints = -(-standards // shape.together)
    moments = range(0, standards, 6)
    (folder / "standards.yml").write_text(HEAD, "utf-8")
    parts = {
        "standards": "".join(_standard(i, standards, shape) for i in range(standards)),
        "moments": "".join(_moment(i, standards, shape) for i in moments),
        "touchpoints": "".join(TOUCHPOINT.format(t=t) for t in range(touchpoints)),
        "scorecards": _scorecard(moments),
    }
    for name, text in parts.items():
        (folder / "standards" / f"{name}.yml").write_text(f"{name}:\n{text}", "utf-8")
    return folder


def _standard(i: int, standards: int, shape: Shape) -> str:
    why = [WHY, *(f"Caller number {n} of desk {i} told us so when we asked." for n in range(1, shape.reasons))]
    far = [f"[[standard-{(i + 7**n) % standards}]]" for n in range(1, shape.links + 1)]
    why += [f"It goes with {', '.join(far)}."] if far else []
    return STANDARD.format(i=i, t=i // shape.together, why=" ".join(why))


def _moment(i: int, standards: int, shape: Shape) -> str:
    basics = ", ".join(f"standard-{n}" for n in range(i, min(i + 6, standards)))
    most = "true" if i // shape.together != (i - 6) // shape.together or i == 0 else "false"
    return MOMENT.format(i=i, t=i // shape.together, basics=basics, most=most)


def _scorecard(moments: range) -> str:
    listed = "".join(f"      - moment-{i}\n" for i in moments)
    return (
        "  - id: all-calls\n    title: All calls\n    purpose: To hear what a caller hears\n    setting: phone\n"
        f"    moments:\n{listed}    told_in_advance: true\n    used_for: coaching\n"
    )
