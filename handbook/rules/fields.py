"""What can be wrong with a field or its value, as the model describes them; found by the reader."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.rules.base import Breach, Context, Group

fields = Group.FIELDS

fields.error(
    "duplicate-key",
    "A field that stands twice in the same group.",
    why="YAML keeps the last one and forgets the first without a word.",
    cure="Keep one of them.",
)
fields.error(
    "unknown-key",
    "A field or section that does not exist.",
    why="A mistyped name would be ignored in silence.",
    cure="See the field reference.",
)


@fields.error(
    "missing",
    "A field or section that is needed is missing or empty.",
    why="Some page, card or form cannot be made without it.",
    cure="Add it.",
)
def missing(context: Context) -> Iterator[Breach]:
    """What is needed of some entries only; what all of their kind need is found by the reader."""
    book = context.book
    for gesture in book.gestures if book.handbook.elsewhere else ():
        if "competitors" not in gesture.model_fields_set:
            yield Breach(
                gesture, ("competitors",), "“competitors” is missing.", "Add “competitors”: none, some or all."
            )
    for indicator in book.indicators:
        for name, other in (("from_", "counts"), ("counts", "from_")):
            if name in indicator.model_fields_set and other not in indicator.model_fields_set:
                wanted = other.rstrip("_")
                yield Breach(
                    indicator, (wanted,), f"“{wanted}” is missing.", f"Add “{wanted}”, or take the other away."
                )
        for i, reached in enumerate(indicator.achieved):
            if not reached.model_fields_set & {"value", "percent"}:
                yield Breach(indicator, ("achieved", i), "“value” is missing.", "Add “value”: number.")


fields.error(
    "too-deep",
    "A list or a group of fields where a single value belongs.",
    why="Nothing in a handbook is nested deeper than its model.",
    cure="Write a single value, or check the indentation.",
)
fields.error(
    "not-fields",
    "A single value where a group of fields belongs.",
    why="An entry is a group of fields, one a line.",
    cure="Write its fields below, indented.",
)
fields.error(
    "line-break",
    "A line break in a text that holds one line.",
    why="It stands on cards, in headings and in tables.",
    cure="Join the lines.",
)
fields.error(
    "too-long",
    "A standard's title of more than 60 characters.",
    why="It has to fit on a card and in a menu.",
    cure="Shorten it.",
)
fields.error(
    "not-a-number",
    "Something else where a bare number belongs.",
    why="Signs, units and thousands marks are added where the number is shown.",
    cure="Write the digits alone.",
)
fields.error(
    "out-of-range",
    "A number that is too small or too large.",
    why="Outside its range it has no meaning.",
    cure="See the field reference.",
)
fields.error(
    "not-a-date",
    "Something else where a date belongs, or a day that does not exist.",
    why="31/03 and 03/31 are the same day or not, depending on the reader.",
    cure="Write year, month and day: 2027-03-31.",
)
fields.error(
    "not-a-time",
    "Something else where a time of day belongs.",
    why="6 and 6 pm are the same or not, depending on the reader.",
    cure="Write hour and minutes: 06:00.",
)
fields.error(
    "not-an-address",
    "Something else where an address on the web belongs.",
    why="Whoever wants to look it up follows it.",
    cure="Write the whole of it, from https:// on.",
)
fields.error(
    "not-true-or-false",
    "Something else where true or false belongs.",
    why="Yes, no, on and off are ordinary words here.",
    cure="Write true or false.",
)
fields.error(
    "not-a-choice",
    "A word that is not one of those the field allows.",
    why="Pages, forms and filters know these words and no others.",
    cure="Choose one of the words in the field reference.",
)
fields.error(
    "edition-quoted",
    "An edition without quotation marks.",
    why="To a machine 2026.10 is a number, and the same as 2026.1.",
    cure='Put it in quotation marks: "2026.10".',
)
