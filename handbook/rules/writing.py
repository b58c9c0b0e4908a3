"""What can be wrong with the writing itself, before anyone asks what it means; found by the reader."""

from __future__ import annotations

from handbook.rules.base import Group

writing = Group.WRITING

writing.warning(
    "unfinished",
    "Something that a draft still needs: a comment `# to do:`, or a text that is nothing but `…`",
    why="`handbook new` and `handbook import` write what can be read, and say so where nobody has decided yet.",
    cure="Write it, and take the comment away.",
)
writing.error(
    "invalid-byte",
    "A byte that is no character.",
    why="Most likely the file was saved in another encoding than UTF-8, and letters would be wrong or missing.",
    cure="Save the file as UTF-8, then look at this place.",
)
writing.error(
    "tab",
    "A tab instead of spaces.",
    why="YAML counts spaces; a tab looks like some of them and counts as none.",
    cure="Replace the tab with spaces.",
)
writing.error(
    "odd-space",
    "An invisible character that looks like a space.",
    why="It came along when the text was copied from elsewhere, and YAML does not take it for a space.",
    cure="Replace it with spaces.",
)
writing.error(
    "missing-space",
    "A dash without a space after it.",
    why="`-id:` is one word to YAML.",
    cure="Put a space after the dash.",
)
writing.error(
    "missing-dash",
    "An entry without its dash.",
    why="The dash says where a new entry of a list begins.",
    cure="Put a dash and a space before its first field.",
)
writing.error(
    "yaml-syntax",
    "A line that YAML cannot make sense of.",
    why="Most often an indentation, a colon or a quotation mark.",
    cure="Compare it with the lines around it.",
)
writing.error(
    "indentation",
    "A line that is indented too far or not far enough.",
    why="The indentation says what a line belongs to.",
    cure="Line it up with the fields beside it.",
)
writing.error(
    "missing-colon",
    "A field without a colon and a space after its name.",
    why="`title:Late arrival` is one long word to YAML.",
    cure="Write the name, a colon, a space, the value.",
)
writing.error(
    "colon-in-text",
    "A text with a colon and a space in it, without quotation marks.",
    why="To YAML, a colon and a space begin a value.",
    cure="Put the whole text in quotation marks.",
)
writing.error(
    "comment-after-text",
    "A comment after a text, or a text cut off at ` #`.",
    why=(
        "A space and # begin a comment; whatever follows is lost. After a text nobody can tell whether that was meant."
    ),
    cure="Put the whole text in quotation marks, or put the comment on a line of its own.",
)
writing.error(
    "link-at-start",
    "A text that starts with [[ and stands without quotation marks.",
    why="To YAML, a square bracket begins a list.",
    cure="Put the whole text in quotation marks.",
)
writing.error(
    "special-start",
    "A text that starts with a character that means something to YAML.",
    why="Text cannot start with one of these unless it stands in quotation marks: % @ ` , ] } [ * & ! | > ? : -",
    cure="Put the whole text in quotation marks.",
)
writing.error(
    "quote-not-closed",
    "A text whose quotation mark is never closed.",
    why="YAML would read on to the next quotation mark, wherever that is.",
    cure="Close it, or take both away. A text with an apostrophe in it goes into double quotation marks.",
)
writing.error(
    "text-after-quote",
    "Words after the closing quotation mark.",
    why="A text that starts with a quotation mark ends with it.",
    cure="Put the whole text in quotation marks; inside double ones, write single ones.",
)
writing.error(
    "bad-escape",
    "A backslash in double quotation marks.",
    why="There it begins a code, and this is none.",
    cure="Write the text in single quotation marks, or leave out the backslash.",
)
writing.error(
    "list-not-closed",
    "A square bracket that is never closed.",
    why="YAML would read on to the next bracket, wherever that is.",
    cure="Close it with ].",
)
writing.error(
    "anchor",
    "An anchor (&name).",
    why="Anchors hide where a value comes from. Each entry says all it has to say itself.",
    cure="Take it away; a text that starts with & goes into quotation marks.",
)
writing.error(
    "alias",
    "An alias (*name).",
    why="Aliases hide where a value comes from.",
    cure="Write the value itself; a text that starts with * goes into quotation marks.",
)
writing.error(
    "merge-key",
    "A merge key (<<).",
    why="It mixes fields in from elsewhere, where no editor would look for them.",
    cure="Write the fields themselves.",
)
writing.error(
    "tag",
    "A tag (!name).",
    why="The field itself knows what stands in it.",
    cure="Take it away; a text that starts with ! goes into quotation marks.",
)
writing.error(
    "braces",
    "A group of fields, or a text, in { }.",
    why="One misplaced comma changes what braces mean. One field a line is easier to read and to compare.",
    cure="Write each field on a line of its own, indented; a text that starts with { goes into quotation marks.",
)
writing.error(
    "second-document",
    "A line --- in the middle of a file.",
    why="It begins a second document, and a file holds one.",
    cure="Take the line away, or move what follows to a file of its own.",
)
