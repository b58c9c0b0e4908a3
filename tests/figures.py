"""What drawings are tried on, on the site and on paper: shoppers' answers, and indicators that lead in a circle."""

from __future__ import annotations

ANSWERS = """\
date,scorecard,place,hour,edition,item,answer,note
2026-08-03,shop-visit,High Street,10,2026.10,impression:donation,positive,
2026-08-03,shop-visit,High Street,10,2026.10,impression:browse,neutral,
2026-08-03,shop-visit,High Street,10,2026.10,thank-giver,yes,
2026-08-21,shop-visit,High Street,15,2026.10,impression:donation,positive,
2026-08-21,shop-visit,High Street,15,2026.10,impression:browse,positive,
2026-10-05,shop-visit,Mill Lane,11,2026.10,impression:donation,negative,
2026-10-05,shop-visit,Mill Lane,11,2026.10,impression:browse,positive,
2026-10-09,observe:counter,Mill Lane,9,2026.10,impression:donation,negative,
"""


REACHED = {
    "plain": "    unit: percent\n    target: 80\n    achieved:\n"
    "      - period: Spring 2026\n        percent: 60\n        n: 20\n"
    "      - period: Summer 2026\n        percent: 75\n        n: 40\n",
    "greek": "    unit: ευρώ\n    achieved:\n"
    "      - period: 2025\n        value: -3.5\n      - period: 2026\n        value: 1200\n",
}
"""What some of them reached: a share with a line where it surely lies, an amount of which nothing is known besides."""


def indicators(titles: dict[str, str], leads: dict[str, list[str]]) -> str:
    """A section of indicators by id, and what leads to what."""
    entries = "".join(
        f"  - id: {id_}\n    title: '{title}'\n    kind: behaviour\n    formula: Counted\n"
        + REACHED.get(id_, "")
        + (f"    leads_to: [{', '.join(leads[id_])}]\n" if leads.get(id_) else "")
        for id_, title in titles.items()
    )
    return f"indicators:\n{entries}"


LONG = "Anteil der Donaudampfschifffahrtsgesellschaftskapitänsanwärterinnen, die wiederkommen und jemanden mitbringen"
TITLES = {
    "plain": "Bags given again", "long": LONG, "wide": "お客様が次の月にもう一度ご来店くださった割合と紹介の数",
    "arabic": "نسبة الضيوف الذين عادوا إلينا مرة أخرى", "greek": "Πελάτες που επέστρεψαν με φίλους", "capitals": "WWWW MMMM OMW ROI NPS CSAT",
    "hostile": "<b>1 & 2</b> [[giver|the giver]]",
}  # fmt: skip
ROUND = {
    "plain": ["long"],
    "long": ["wide", "arabic"],
    "wide": ["greek"],
    "arabic": ["greek"],
    "greek": ["capitals"],
    "capitals": ["plain", "hostile"],
}
