"""A page of Markdown as it is read: its words without the markup between them, each in the place where it is written.

Whatever is markup is replaced, sign for sign, by nothing, by a blank or by something that no sentence runs across, so
that places stay what they are. What stands apart from the sentence, as the words of a picture or a title that shows
under a pointer, is read by itself. Words in a sentence that are set as code are read in it; other code is an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from handbook.pages.code_blocks import TICKS, without_code
from handbook.pages.front_matter import FRONT_MATTER
from handbook.text.html import RAW_TEXT, Tag, tokens
from handbook.text.normalised import BREAK, MAY_BREAK, NOTHING, Reading

SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary")
"""Attributes whose words people read or hear."""
WITHIN = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
     "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var")
)  # fmt: skip
"""Elements that stand in the middle of a sentence."""
EXAMPLES = frozenset(("code", "kbd", "pre", "samp"))

_WHERE = r"[ \t\n]*+(?:<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()]*+\))*+)"
_SAID = r"""(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)')"""
_TO = rf"(?:\({_WHERE}(?:[ \t\n]++{_SAID})?+[ \t\n]*+\)|\[[^\[\]\n]*+\])"
_PICTURE = re.compile(rf"!\[(?P<alt>[^\[\]]*+)\]{_TO}")
_TAIL = re.compile(rf"\]{_TO}")
_DEFINED = re.compile(rf"^ {{0,3}}\[(?!\^)[^\[\]\n]++\]:{_WHERE}(?:[ \t\n]++{_SAID})?+[ \t]*$", re.MULTILINE)
_SETTINGS = re.compile(r"\{[:\s.#][^{}\n]*+\}")
_SETTING = re.compile(rf"""\b(?:{"|".join(SPOKEN)})=(?:"(?P<double>[^"\n]*+)"|'(?P<single>[^'\n]*+)')""")
_LINK = re.compile(r"\[\[[^\[\]|\n]++\|(?=[^\[\]\n]*+\]\])")
_QUOTED = re.compile(r"^[ \t]*+(?:>[ \t]?+)++", re.MULTILINE)
_OPENS = re.compile(
    r"^(?:[ \t]*+(?:[-*+]|\d{1,9}[.)])(?=[ \t])|:(?=[ \t])|(?:!!!|\?\?\?\+?|===)(?=[ \t])[ \t\w]*+|\[\^[^\[\]\n]++\]:|\*\[[^\[\]\n]++\]:)",
    re.MULTILINE,
)
"""What begins an item, a definition, a box, a note or what an abbreviation stands for."""
_RULE = re.compile(r"^[ \t]*+[-=*_:|+ \t]{2,}+$|\n(?=[ \t]*+(?:\n|\Z))", re.MULTILINE)
"""What parts paragraphs, headings and rows."""
_LINE_OF_ITS_OWN = re.compile(r"^(?:#{1,6}[ \t].*|[^|\n]*+\|[^\n]*+)\n", re.MULTILINE)
"""A heading, or a row of a table."""
_MARK = re.compile(rf"(?:^|(?<={BREAK}))#{{1,6}}(?=[ \t])|\|", re.MULTILINE)
"""What begins a heading, or parts cells."""
_COMMENT = re.compile(r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->")
_NOTE = re.compile(r"\[\^[^\[\]\n]++\]")
_EMPHASIS = re.compile(r"[*~^\[\]]++|==|\+\+|(?<![^\W_])_++|_++(?![^\W_])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~\n])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


@dataclass(frozen=True)
class Passage:
    """Something on a page that is read in one go, and where in it code stands in the middle of a sentence."""

    reading: Reading
    code: tuple[tuple[int, int], ...] = ()

    def is_example(self, start: int, end: int) -> bool:
        """Whether what stands from one place of the page to another is nothing but code."""
        return any(first <= start and end <= last for first, last in self.code)


def passages(text: str) -> list[Passage]:
    """Everything that is read on a page."""
    page = _Page(text)
    read = Reading(page.read())
    return [Passage(read, tuple(page.code)), *(Passage(Reading(_signs(said), at)) for at, said in page.apart)]


@dataclass
class _Page:
    """A page on its way from what is written to what is read."""

    written: str
    apart: list[tuple[int, str]] = field(default_factory=list)
    """What is read by itself, and where it is written."""
    code: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> str:
        """The words of the page, sign for sign where they are written."""
        text = _line_by_line(self._with_code_in_sentences(), FRONT_MATTER)
        text = hidden(hidden(hidden(text, "{{", "}}", BREAK), "{%", "%}", NOTHING), "{#", "#}", NOTHING)
        text = self._without_tags(_SETTINGS.sub(self._setting, text))
        text = _DEFINED.sub(self._aside, _QUOTED.sub(lambda found: " " * len(found[0]), text))
        text = _TAIL.sub(self._aside, _LINK.sub(_nothing, _PICTURE.sub(self._aside, text)))
        text = _line_by_line(_RULE.sub(_break, _OPENS.sub(_break, text)), _LINE_OF_ITS_OWN)
        text = _MARK.sub(_break, text)
        return _signs(_EMPHASIS.sub(_nothing, _NOTE.sub(_nothing, text)))

    def _with_code_in_sentences(self) -> str:
        bare, at = [], 0
        lines = zip(self.written.split("\n"), without_code(self.written).split("\n"), strict=True)
        for written, shown in lines:
            if written != shown:
                shown = self._with_code(written, shown, at)
            bare.append(shown)
            at += len(written) + 1
        return "\n".join(bare)

    def _with_code(self, written: str, shown: str, at: int) -> str:
        """A line that is partly code, with what is within the sentence; what is not parts what stands around it."""
        signs, opens = list(shown), None
        for found in TICKS.finditer(written):
            if shown[found.start()] != " ":
                continue
            if opens is None:
                opens = found
            elif len(found[0]) == len(opens[0]):
                signs[opens.end() : found.start()] = written[opens.end() : found.start()]
                signs[opens.start() : opens.end()] = signs[found.start() : found.end()] = NOTHING * len(found[0])
                self.code.append((at + opens.end(), at + found.start()))
                opens = None
        for found in _COMMENT.finditer(written):
            if signs[found.start()] == " ":
                signs[found.start() : found.end()] = NOTHING * len(found[0])
        if opens is not None or not "".join(signs).strip():
            begins = opens.start() if opens else 0
            signs[begins : begins + 1] = BREAK
        return "".join(signs)

    def _without_tags(self, text: str) -> str:
        pieces, at, begins = list[str](), 0, dict[str, int]()
        for token in tokens(text):
            is_shown = not (isinstance(token, Tag) and token.closes and token.name in RAW_TEXT)
            pieces.append(text[at : token.start] if is_shown else NOTHING * (token.start - at))
            pieces.append(self._tag(token, begins) if isinstance(token, Tag) else NOTHING * (token.end - token.start))
            at = token.end
        return "".join([*pieces, text[at:]])

    def _tag(self, tag: Tag, begins: dict[str, int]) -> str:
        length = tag.end - tag.start
        if tag.closes and tag.name in begins:
            self.code.append((begins.pop(tag.name), tag.start))
        elif not tag.closes:
            if tag.name in EXAMPLES:
                begins[tag.name] = tag.end
            spoken = (tag.attributes[name] for name in SPOKEN if name in tag.attributes)
            self.apart += [(one.value_start, self.written[one.value_start : one.value_end]) for one in spoken]
        stands_for = {"br": " ", "wbr": MAY_BREAK}.get(tag.name, NOTHING if tag.name in WITHIN else BREAK)
        return stands_for + NOTHING * (length - 1)

    def _aside(self, found: re.Match[str]) -> str:
        """What a link, a picture or a definition leaves in the sentence: nothing."""
        self._apart(found, "alt", "double", "single")
        return NOTHING * len(found[0])

    def _setting(self, found: re.Match[str]) -> str:
        for setting in _SETTING.finditer(found.string, *found.span()):
            self._apart(setting, "double", "single")
        return NOTHING * len(found[0])

    def _apart(self, found: re.Match[str], *groups: str) -> None:
        known = found.groupdict()
        self.apart += [(found.start(group), said) for group in groups if (said := known.get(group))]


def hidden(text: str, opens: str, closes: str, instead: str) -> str:
    """A text with what stands between two marks, and these, replaced by one sign and nothing."""
    pieces, at = [], 0
    while (start := text.find(opens, at)) >= 0 and (end := text.find(closes, start + len(opens))) >= 0:
        pieces += [text[at:start], instead, NOTHING * (end + len(closes) - start - 1)]
        at = end + len(closes)
    return "".join([*pieces, text[at:]])


def _line_by_line(text: str, apart: re.Pattern[str]) -> str:
    """A text in which no sentence runs out of what a pattern finds, nor from one line of it into the next that is not indented."""
    return apart.sub(lambda found: re.sub(r"\n(?![ \t])", BREAK, found[0]), text)


def _nothing(found: re.Match[str]) -> str:
    return NOTHING * len(found[0])


def _break(found: re.Match[str]) -> str:
    return BREAK + " " * (len(found[0]) - 1)


def _signs(text: str) -> str:
    """A text with every sign for the code that stands for it."""
    return _ENTITY.sub(_sign, _ESCAPE.sub(NOTHING, text)) if "&" in text or "\\" in text else text


def _sign(found: re.Match[str]) -> str:
    sign = unescape(found[0])
    return sign + NOTHING * (len(found[0]) - len(sign)) if len(sign) < len(found[0]) else found[0]
