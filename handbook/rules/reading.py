"""What can be wrong with the writing itself, before anyone asks what it means."""

from __future__ import annotations

from handbook.model.problems import Severity, declare

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FILES, WRITING, FIELDS, SILENCE = "Files", "Writing", "Fields", "Silences"

declare(
    "file-unreadable",
    ERROR,
    "A file cannot be read.",
    group=FILES,
    why="A handbook is read as a whole or not at all.",
    cure="Check its name and who may read it.",
)
declare(
    "include-missing",
    ERROR,
    "A file that is included does not exist.",
    group=FILES,
    why="What it should hold would be missing in silence.",
    cure="Correct the name, or take it out of `include`.",
)
declare(
    "include-empty",
    WARNING,
    "A pattern under `include` finds no file.",
    group=FILES,
    why="Most likely it is mistyped.",
    cure="Correct the pattern, or take it out.",
)
declare(
    "include-outside",
    ERROR,
    "A pattern under `include` leaves the handbook's folder.",
    group=FILES,
    why="A handbook travels as one folder.",
    cure="Keep the file inside the folder.",
)
declare(
    "include-inside",
    ERROR,
    "An included file includes files itself.",
    group=FILES,
    why="Where everything comes from should stand in one place.",
    cure="Move the pattern to standards.yml.",
)
declare(
    "section-twice",
    ERROR,
    "A section that is one group of fields stands in two files.",
    group=FILES,
    why="`handbook` and `quote` are each written once; two would contradict each other one day.",
    cure="Keep one of them.",
)
declare(
    "invalid-byte",
    ERROR,
    "A byte that is no character.",
    group=WRITING,
    why="The file was saved in another encoding than UTF-8.",
    cure="Save the file as UTF-8, then look at this place.",
)
declare(
    "tab",
    ERROR,
    "A tab instead of spaces.",
    group=WRITING,
    why="YAML counts spaces; a tab looks like some of them and counts as none.",
    cure="Replace the tab with spaces.",
)
declare(
    "odd-space",
    ERROR,
    "An invisible sign that looks like a space.",
    group=WRITING,
    why="It came along when the text was copied from elsewhere, and YAML does not take it for a space.",
    cure="Replace it with spaces.",
)
declare(
    "missing-space",
    ERROR,
    "A dash without a space after it.",
    group=WRITING,
    why="`-id:` is one word to YAML.",
    cure="Put a space after the dash.",
)
declare(
    "missing-dash",
    ERROR,
    "An entry without its dash.",
    group=WRITING,
    why="The dash says where a new entry of a list begins.",
    cure="Put a dash and a space before its first field.",
)
declare(
    "yaml-syntax",
    ERROR,
    "A line that YAML cannot make sense of.",
    group=WRITING,
    why="Most often an indentation, a colon or a quotation mark.",
    cure="Compare it with the lines around it.",
)
declare(
    "indentation",
    ERROR,
    "A line that is indented too far or not far enough.",
    group=WRITING,
    why="The indentation says what a line belongs to.",
    cure="Line it up with the fields beside it.",
)
declare(
    "missing-colon",
    ERROR,
    "A field without a colon and a space after its name.",
    group=WRITING,
    why="`title:Late arrival` is one long word to YAML.",
    cure="Write the name, a colon, a space, the value.",
)
declare(
    "colon-in-text",
    ERROR,
    "A text with a colon and a space in it, without quotation marks.",
    group=WRITING,
    why="To YAML, a colon and a space begin a value.",
    cure="Put the whole text in quotation marks.",
)
declare(
    "comment-after-text",
    ERROR,
    "A comment after a text, or a text cut off at ` #`.",
    group=WRITING,
    why="A space and # begin a comment; whatever follows is lost. After a text nobody can tell whether that was meant.",
    cure="Put the whole text in quotation marks, or put the comment on a line of its own.",
)
declare(
    "link-at-start",
    ERROR,
    "A text that starts with [[ and stands without quotation marks.",
    group=WRITING,
    why="To YAML, a square bracket begins a list.",
    cure="Put the whole text in quotation marks.",
)
declare(
    "special-start",
    ERROR,
    "A text that starts with a sign that means something to YAML.",
    group=WRITING,
    why="Text cannot start with one of these unless it stands in quotation marks: % @ ` , ] } [ * & ! | > ? : -",
    cure="Put the whole text in quotation marks.",
)
declare(
    "quote-not-closed",
    ERROR,
    "A text whose quotation mark is never closed.",
    group=WRITING,
    why="YAML would read on to the next quotation mark, wherever that is.",
    cure="Close it, or take both away. A text with an apostrophe in it goes into double quotation marks.",
)
declare(
    "text-after-quote",
    ERROR,
    "Words after the closing quotation mark.",
    group=WRITING,
    why="A text that starts with a quotation mark ends with it.",
    cure="Put the whole text in quotation marks; inside double ones, write single ones.",
)
declare(
    "bad-escape",
    ERROR,
    "A backslash in double quotation marks.",
    group=WRITING,
    why="There it begins a code, and this is none.",
    cure="Write the text in single quotation marks, or leave out the backslash.",
)
declare(
    "list-not-closed",
    ERROR,
    "A square bracket that is never closed.",
    group=WRITING,
    why="YAML would read on to the next bracket, wherever that is.",
    cure="Close it with ].",
)
declare(
    "anchor",
    ERROR,
    "An anchor (&name).",
    group=WRITING,
    why="Anchors hide where a value comes from. Each entry says all it has to say itself.",
    cure="Take it away; a text that starts with & goes into quotation marks.",
)
declare(
    "alias",
    ERROR,
    "An alias (*name).",
    group=WRITING,
    why="Aliases hide where a value comes from.",
    cure="Write the value itself; a text that starts with * goes into quotation marks.",
)
declare(
    "merge-key",
    ERROR,
    "A merge key (<<).",
    group=WRITING,
    why="It mixes fields in from elsewhere, where no editor would look for them.",
    cure="Write the fields themselves.",
)
declare(
    "tag",
    ERROR,
    "A tag (!name).",
    group=WRITING,
    why="The field itself knows what stands in it.",
    cure="Take it away; a text that starts with ! goes into quotation marks.",
)
declare(
    "braces",
    ERROR,
    "A group of fields, or a text, in { }.",
    group=WRITING,
    why="One misplaced comma changes what braces mean. One field a line is easier to read and to compare.",
    cure="Write each field on a line of its own, indented; a text that starts with { goes into quotation marks.",
)
declare(
    "second-document",
    ERROR,
    "A line --- in the middle of a file.",
    group=WRITING,
    why="It begins a second document, and a file holds one.",
    cure="Take the line away, or move what follows to a file of its own.",
)

declare(
    "duplicate-key",
    ERROR,
    "A field that stands twice in the same group.",
    group=FIELDS,
    why="YAML keeps the last one and forgets the first without a word.",
    cure="Keep one of them.",
)
declare(
    "unknown-key",
    ERROR,
    "A field or section that does not exist.",
    group=FIELDS,
    why="A mistyped name would be ignored in silence.",
    cure="See the field reference.",
)
declare(
    "missing",
    ERROR,
    "A field or section that is needed is missing or empty.",
    group=FIELDS,
    why="Some page, card or form cannot be made without it.",
    cure="Add it.",
)
declare(
    "too-deep",
    ERROR,
    "A list or a group of fields where a single value belongs.",
    group=FIELDS,
    why="Nothing in a handbook is nested deeper than its model.",
    cure="Write a single value, or check the indentation.",
)
declare(
    "not-fields",
    ERROR,
    "A single value where a group of fields belongs.",
    group=FIELDS,
    why="An entry is a group of fields, one a line.",
    cure="Write its fields below, indented.",
)
declare(
    "line-break",
    ERROR,
    "A line break in a text that holds one line.",
    group=FIELDS,
    why="It stands on cards, in headings and in tables.",
    cure="Join the lines.",
)
declare(
    "too-long",
    ERROR,
    "A standard's title of more than 60 characters.",
    group=FIELDS,
    why="It has to fit on a card and in a menu.",
    cure="Shorten it.",
)
declare(
    "not-a-number",
    ERROR,
    "Something else where a bare number belongs.",
    group=FIELDS,
    why="Signs, units and thousands marks are added where the number is shown.",
    cure="Write the digits alone.",
)
declare(
    "out-of-range",
    ERROR,
    "A number that is too small or too large.",
    group=FIELDS,
    why="Outside its range it has no meaning.",
    cure="See the field reference.",
)
declare(
    "not-a-date",
    ERROR,
    "Something else where a date belongs, or a day that does not exist.",
    group=FIELDS,
    why="31/03 and 03/31 are the same day or not, depending on the reader.",
    cure="Write year, month and day: 2027-03-31.",
)
declare(
    "not-true-or-false",
    ERROR,
    "Something else where true or false belongs.",
    group=FIELDS,
    why="Yes, no, on and off are ordinary words here.",
    cure="Write true or false.",
)
declare(
    "not-a-choice",
    ERROR,
    "A word that is not one of those the field allows.",
    group=FIELDS,
    why="Pages, forms and filters know these words and no others.",
    cure="Choose one of the words in the field reference.",
)
declare(
    "edition-quoted",
    ERROR,
    "An edition without quotation marks.",
    group=FIELDS,
    why="To a machine 2026.10 is a number, and the same as 2026.1.",
    cure='Put it in quotation marks: "2026.10".',
)
declare(
    "bad-id",
    ERROR,
    "An id with other characters than small letters, digits and dashes, or of more than 60.",
    group=FIELDS,
    why="Ids are addresses, file names and printed codes.",
    cure="Use small letters, digits and dashes.",
)
declare(
    "reserved-id",
    ERROR,
    "An id that is one of the words with a meaning of their own.",
    group=FIELDS,
    why="everyone, everywhere, remembered, return and recommend stand for something else.",
    cure="Choose another id.",
)
declare(
    "duplicate-id",
    ERROR,
    "An id that is already taken.",
    group=FIELDS,
    why="An id is unique in the whole handbook and is never used again for another thing.",
    cure="Choose another id.",
)

declare(
    "silence-without-reason",
    WARNING,
    "An `# ok:` without a reason.",
    group=SILENCE,
    why="Whoever comes next has to know why it is fine.",
    cure="Write the reason after the rule's name.",
)
