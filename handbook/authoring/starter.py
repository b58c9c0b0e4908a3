"""What a new handbook begins as: the files of `handbook/starter/`, with a few words filled in, or the sample.

Whatever stands in that folder is copied, so that a file is added by putting it there. Its words are filled in by Jinja,
between marks that neither pages nor shells nor jobs know: `[= organisation|yaml =]`, `[% if elsewhere %]`.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from jinja2 import Environment, StrictUndefined

from handbook.authoring.to_yaml import scalar
from handbook.system.sample_files import HOUSE, files_below, sample_files
from handbook.text.markdown import escaped

STARTER = HOUSE / "starter"
SAMPLE_OF = "Harbour Lane Hotel"
CONTENT = ("standards.yml", "standards", "docs", "mkdocs.yml")
"""What the sample has of its own; all else, such as jobs for a code host, it takes from the starter."""


@dataclass(frozen=True)
class Given:
    """What is known of whoever begins: their name, their words for one and for several of those they serve, and so on."""

    organisation: str
    customer: str
    customers: str
    language: str
    elsewhere: bool
    """Whether the people they serve can go elsewhere."""
    quote: str
    """A saying of their own; where it is empty they begin with the well-known one."""
    emergency: str
    """The number to ring in danger."""
    today: date

    @classmethod
    def usual(cls, organisation: str, today: date) -> Given:
        """What holds of most, where nothing else is known."""
        return cls(organisation, "customer", "customers", "en", True, "", "112", today)

    def but(self, name: str, value: str | bool) -> Given:
        """The same with another value."""
        changed: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value}
        return replace(self, **changed)

    @property
    def edition(self) -> str:
        """The id of their first edition."""
        return f"{self.today.year}-1"


def starter(given: Given) -> dict[str, bytes]:
    """A small handbook that is complete: the path of each file, with slashes, and what stands in it."""
    environment = Environment(
        variable_start_string="[=", variable_end_string="=]", block_start_string="[%", block_end_string="%]",
        comment_start_string="[=#", comment_end_string="#=]", trim_blocks=True, keep_trailing_newline=True,
        undefined=StrictUndefined, autoescape=False,
    )  # fmt: skip
    environment.filters |= {"yaml": scalar, "markdown": escaped, "begun": begun}
    values = asdict(given) | {"edition": given.edition, "in_a_year": given.today + timedelta(days=364)}
    return {
        name: environment.from_string(path.read_text("utf-8")).render(values).encode("utf-8")
        for name, path in files_below(STARTER)
    }


def sample(given: Given) -> dict[str, bytes]:
    """The sample, as `starter` gives the other: its own content, and what the starter has around it."""
    around = {name: text for name, text in starter(given).items() if name.split("/")[0] not in CONTENT}
    return around | {name: path.read_bytes() for name, path in sample_files()}


def as_title(name: str) -> str:
    """The name of a folder as a title."""
    return begun(" ".join(re.split("[-_\\s]+", name)).strip()) or "Our house"


def several(customer: str, language: str) -> str:
    """The word for several, by the rules of English; in another language the word itself."""
    if language.partition("-")[0].lower() != "en":
        return customer
    if re.search("[^aeiou]y$", customer):
        return f"{customer[:-1]}ies"
    return f"{customer}es" if re.search("(s|x|z|ch|sh)$", customer) else f"{customer}s"


def begun(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]
