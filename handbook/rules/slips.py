"""What can be wrong with what is counted in the slip book."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Indicator
from handbook.results.slip import CAUSES
from handbook.rules.base import Breach, Context, Group
from handbook.text.comparing import key

SHARE = re.compile(r"%|\bper ?cent\b|\bshare\b|\bproportion\b|\bdivided by\b|\bout of\b")
OF_CAUSES = re.compile(r"\b(?:causes?|caused|system|systems|person|people|persons|unclear)\b")
SLIPS = re.compile(r"\bslips?\b")
UNTIL_MENDED = re.compile(r"\b(?:still|again|open|unmended|mended|repaired|removed|after|within|settled|days?)\b")
"""What is not the share of causes, but how fast they are done away with."""


@Group.RESULTS.error(
    "target-on-causes",
    "A target for the share of slips that were caused by a person or by a system.",
    why="It is reached most cheaply by writing down the other cause; then nobody knows any more what to mend.",
    cure="Take the target out, or aim at what is done about causes, such as those still unmended after 30 days.",
)
def target_on_causes(context: Context) -> Iterator[Breach]:
    for indicator in context.book.indicators:
        if indicator.target and _is_share_of_causes(indicator):
            yield Breach(indicator, ("target",), f"“{indicator.title}” is the share of a cause, and has a target.")


def _is_share_of_causes(indicator: Indicator) -> bool:
    if key(indicator.counts).removeprefix("cause:") in (*CAUSES, "cause", "causes"):
        return True
    said = key(" ".join((indicator.title, indicator.formula, indicator.ask)))
    in_slips = indicator.from_ == "slips" or SLIPS.search(said)
    is_share = SHARE.search(f"{said} {key(indicator.unit)}")
    return bool(in_slips and is_share and OF_CAUSES.search(said) and not UNTIL_MENDED.search(said))
