"""What can be wrong with a page."""

from __future__ import annotations

from handbook.model.problems import Severity, declare

ERROR, WARNING = Severity.ERROR, Severity.WARNING
GROUP = "Pages"

declare("page-syntax", ERROR, "A macro that cannot be read.", group=GROUP,
        why="A bracket or a quotation mark is missing, and the page would come out broken.", cure='Write {{ name("id") }}.')  # fmt: skip
declare("page-only-macros", ERROR, "Something else than a macro between {{ }} or {% %}.", group=GROUP,
        why="A page is text and macros, so that anybody can edit it and everything on it can be checked beforehand.",
        cure="Take it away, or put {% raw %} around it to show it as it is.")  # fmt: skip
declare("unknown-macro", ERROR, "A macro that does not exist.", group=GROUP,
        why="Nothing would stand in its place.", cure="See the list of macros for editors.")  # fmt: skip
declare("macro-not-literal", ERROR, "A macro that is given something other than plain words.", group=GROUP,
        why="What a page shows has to be known before it is built.", cure="Write the id or word itself.")  # fmt: skip
declare("macro-argument", ERROR, "A macro that is given too much, too little, or the wrong thing.", group=GROUP,
        why="It would show nothing, or something else than was meant.", cure="See the list of macros for editors.")  # fmt: skip
declare("hidden-text", WARNING, "{# on a page.", group=GROUP,
        why="It begins a comment, and everything up to the next #} vanishes without a word.",
        cure="For the address of a heading write {: #name } with a colon.")  # fmt: skip
declare("no-home", ERROR, "An active standard or moment that no page shows as a card.", group=GROUP,
        why="Everything that points at it would lead nowhere.",
        cure="Show it on a page, for instance with {{ standards() }} or {{ moments() }}.")  # fmt: skip
declare("front-line-without-page", WARNING, "A front-line role without a page of its own.", group=GROUP,
        why="Whoever meets people has to find what binds them in one place.",
        cure='Add a page with {{ job("role") }}.')  # fmt: skip
declare("number-without-claim", WARNING, "The number of an unverified claim in the text of a page.", group=GROUP,
        why="In the text it looks like a fact; as a claim it wears its badge.",
        cure='Write {{ claim("id") }} in its place.')  # fmt: skip
declare("link-on-page", WARNING, "[[ ]] on a page.", group=GROUP,
        why="In standards.yml it is a link; on a page it is read as it stands.",
        cure='Write {{ ref("id") }}.')  # fmt: skip
declare("page-names-missing", WARNING, "A page or story that names an entry that does not exist.", group=GROUP,
        why="A link to it would lead nowhere.", cure="Correct the id.")  # fmt: skip
