"""The light at the treats: whether basics are kept well enough for delight to make sense."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.views.context import Shown
from handbook.views.shop_results.tables import gate_said


@dataclass(frozen=True)
class GateLight:
    """What the light says: its state, open, shut or unknown, and the sentence with the figure."""

    state: str
    said: str


def gate_light(shown: Shown) -> GateLight:
    """The light of the whole house."""
    gate = shown.scores.gate
    return GateLight(gate.state, gate_said(shown, gate))


def basics_first(shown: Shown, moment: str) -> str:
    """What stands in the place of delight at a moment whose gate is shut, with the figure; nothing where it is not."""
    gate = shown.scores.gates.get(moment)
    return gate_said(shown, gate) if gate and gate.is_open is False else ""
