"""What can be wrong with a page."""

from __future__ import annotations

from handbook.rules.base import Group

pages = Group.PAGES

pages.error(
    "page-syntax",
    "A macro that cannot be read.",
    why="A bracket or a quotation mark is missing, and the page would come out broken.",
    cure='Write {{ name("id") }}.',
)
pages.error(
    "page-only-macros",
    "Something else than a macro between {{ }} or {% %}, or a macro among the settings at the top of a page.",
    why="A page is text and macros, so that anybody can edit it and everything on it can be checked beforehand.",
    cure="Take it away, or put {% raw %} around it to show it as it is.",
)
pages.error(
    "page-suffix",
    "A page whose name does not end in .md.",
    why="Some engines would build it all the same, unchecked, in no menu, and with its macros run.",
    cure="Let its name end in .md.",
)
pages.error(
    "page-front-matter",
    "Settings at the top of a page that cannot be read, or that are none.",
    why="An engine would put them into the text of the page, or take the first lines of the text away.",
    cure="Write name: value between two lines of ---.",
)
pages.warning(
    "page-paper",
    "A word under `paper` at the top of a page that says nothing.",
    why="The page would stand in the book, though somebody wanted it elsewhere.",
    cure="Write `paper: false` for a page that is not printed, `paper: appendix` for one that is looked up; otherwise leave it out.",
)
pages.error(
    "page-tangled",
    "A page with so many open brackets, or so many fences, that it cannot be read.",
    why="Markdown seeks the end of each: a page of a few kilobytes would take minutes, and a larger one hours.",
    cure="Close them, or begin a new paragraph.",
)
pages.error(
    "page-active",
    "Something on a page that runs, changes the whole page, or shows another one inside it.",
    why="Whoever edits a page would do as they like in the browser of everybody who reads it: `<script>`, `onclick=`, `javascript:`, `<iframe>`, `<base>` and their like, however they are written.",
    cure="Take it away, or allow `scripts` or `frames` under `allow` in the handbook's settings.",
)
pages.error(
    "page-foreign",
    "Something on a page that comes from another host, or a form that is sent to one.",
    why="The other host learns who reads what and when, and may put something else in its place tomorrow.",
    cure="Keep a copy beside the page, or name the host under `allow` in the handbook's settings.",
)
pages.error(
    "page-was",
    "A former name of a page, under `was` at its top, that cannot lead on to it.",
    why="At the address it had stands a page that leads on; there is room for one, and only inside the site.",
    cure="Write the name as the menu had it, from the folder of pages: `was: [old/page.md]`.",
)
pages.error(
    "unknown-macro",
    "A macro that does not exist.",
    why="Nothing would stand in its place.",
    cure="See the list of macros for editors.",
)
pages.error(
    "macro-not-literal",
    "A macro that is given something other than plain words.",
    why="What a page shows has to be known before it is built.",
    cure="Write the id or word itself.",
)
pages.error(
    "macro-argument",
    "A macro that is given too much, too little, or the wrong thing.",
    why="It would show nothing, or something else than was meant.",
    cure="See the list of macros for editors.",
)
pages.warning(
    "hidden-text",
    "{# on a page.",
    why="It begins a comment, and everything up to the next #} vanishes without a word.",
    cure="For the address of a heading write {: #name } with a colon.",
)
pages.warning(
    "markdown-as-typed",
    "Markdown that is read as plain text.",
    why="Its signs stand on site and paper as they were typed: an extension is not switched on, or an empty line is missing.",
    cure="Switch it on in mkdocs.yml, below markdown_extensions, or say it in another way.",
)
pages.error(
    "link-nowhere",
    "A link on a page that leads nowhere.",
    why="Whoever follows it finds nothing, and a build stops at it.",
    cure="Correct it, or take it out.",
)
pages.error(
    "template-missing",
    "A page that asks for a template the theme does not have.",
    why="Nobody could build it.",
    cure="Correct the name behind `template:` at the top of the page, or take the line out.",
)
pages.error(
    "no-home",
    "An active standard or moment that no page shows as a card.",
    why="Everything that points at it would lead nowhere.",
    cure="Show it on a page, for instance with {{ standards() }} or {{ moments() }}.",
)
pages.warning(
    "emergency-without-page",
    "An emergency that no page shows.",
    why="The head of every page leads to the page for danger; what does not stand there is found by nobody in time.",
    cure="Add a page with {{ emergencies() }}, near the top of the menu.",
)
pages.warning(
    "front-line-without-page",
    "A front-line role without a page of its own.",
    why="Whoever meets people has to find what binds them in one place.",
    cure='Add a page with {{ job("role") }}.',
)
pages.advice(
    "nobody-links",
    "A calculator, a phrase or a tip that nobody links.",
    why="Somebody wrote it for others, and nobody comes across it: no page shows it, and neither an entry nor a page names it.",
    cure='Show it, for instance with {{ calculator("id") }}, {{ phrases() }} or {{ tips() }}, name it where it is needed, or let it go.',
)
pages.warning(
    "number-without-claim",
    "The number of an unverified claim in the text of a page.",
    why="In the text it looks like a fact; as a claim it wears its badge.",
    cure='Write {{ claim("id") }} in its place.',
)
pages.warning(
    "link-on-page",
    "[[ ]] on a page.",
    why="In standards.yml it is a link; on a page it is read as it stands.",
    cure='Write {{ ref("id") }}.',
)
pages.warning(
    "page-names-missing",
    "A page or story that names an entry that does not exist.",
    why="A link to it would lead nowhere.",
    cure="Correct the id.",
)
