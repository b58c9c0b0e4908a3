"""What can be wrong with how a site is set up, in `mkdocs.yml` and what it inherits from."""

from __future__ import annotations

from handbook.rules.base import Group

site = Group.SITE

site.error(
    "site-unreadable",
    "mkdocs.yml, or a file it inherits from, cannot be read.",
    why="Which pages there are, and in which order, could only be guessed.",
    cure="Correct the line.",
)
site.error(
    "site-incomplete",
    "Something is missing in mkdocs.yml that the site of a handbook needs.",
    why="The theme draws cards, search and all that scripts do; the plugin brings the macros and writes what stands beside the pages; where `macros` is named too, the extension of Jinja keeps pages from running programs in an engine that is started on its own.",
    cure="Write `theme: handbook` and `plugins: [handbook]`; give `macros`, where it is named, `j2_extensions: [handbook.pages.sandbox.Sandbox]`.",
)
site.error(
    "site-unsupported",
    "A setting in mkdocs.yml that a handbook cannot be built with.",
    why="Links, homes and books rest on how pages are named and read.",
    cure="Take it out.",
)
site.error(
    "site-setting",
    "A setting in mkdocs.yml that an engine refuses.",
    why="The build would end there, and not say much more.",
    cure="Correct it, or take it out.",
)
site.warning(
    "said-twice",
    "The address or the language of the site in mkdocs.yml is not the one in the handbook's settings.",
    why="One of the two is out of date, and nobody knows which.",
    cure="Take it out of mkdocs.yml; it is taken from `standards.yml`.",
)
site.advice(
    "site-name-differs",
    "The name of the site in mkdocs.yml does not hold the organisation's.",
    why="It stands at the top of every page, and may be left over from another handbook. MkDocs asks for it, so it has to stand in both files.",
    cure="Write the organisation's name after `site_name:`, and more if you like.",
)
site.error(
    "menu-nowhere",
    "A line of the menu that leads nowhere.",
    why="Whoever follows it finds nothing; engines stop at it.",
    cure="Correct the name of the page.",
)
site.warning(
    "menu-unknown",
    "A menu that a plugin makes while the site is built.",
    why="The home of an entry is the first page of the menu that shows it, and the book has its order.",
    cure="Write the menu under nav.",
)
site.warning(
    "page-not-in-menu",
    "A page that is in no menu.",
    why="It is built, and nobody finds it.",
    cure="Write it under nav, or under not_in_nav where that is meant.",
)
site.error(
    "site-outside",
    "A path in mkdocs.yml leaves the handbook's folder.",
    why="A handbook travels as one folder.",
    cure="Keep it inside the folder.",
)
site.error(
    "site-over",
    "A folder for the site, or for what is printed, in which something else stands.",
    why="It is cleared before it is written anew: what people wrote there would be gone.",
    cure="Give it a folder of its own, such as site.",
)
site.error(
    "source-on-site",
    "A file of the handbook in the folder of pages.",
    why="Every file there is copied onto the site: drafts and comments would be published.",
    cure="Move it out of the folder of pages, and correct `include`.",
)
site.error(
    "address-taken",
    "A page or file at an address that the build writes itself, or that another one has.",
    why="One of the two would be gone, and nobody would say so.",
    cure="Give it another name, or put it into another folder.",
)
site.warning(
    "file-name",
    "A name of a page or file that cannot be published, or that not every system can hold.",
    why="A handbook is checked out, unzipped and served on other systems too; on Windows such a file is lost.",
    cure="Give it another name.",
)
site.error(
    "material-plugin",
    "A plugin of Material's without Material's name before it.",
    why="Engines look for it under the name of the theme, and the theme is called `handbook`.",
    cure="Write material/ before its name.",
)
site.warning(
    "list-twice",
    "A list that stands in mkdocs.yml and in a file it inherits from.",
    why="MkDocs takes the one in the place of the other, Zensical joins the two; with Zensical the site is not built.",
    cure="Keep it in one of the files.",
)
site.warning(
    "heading-numbered",
    "A heading in another script that is called by a number.",
    why="Python-Markdown's own `slugify` knows Latin letters only: a link to the second such heading leads to another one as soon as a heading is put above it.",
    cure="Take `slugify` out from under `toc`: headings are called by their words, in any script.",
)
site.error(
    "no-pages",
    "A site without pages.",
    why="There is nothing to build, and nothing to put a standard on.",
    cure="Write a first page, for instance docs/index.md with {{ standards() }} and {{ moments() }} on it.",
)
site.error(
    "macros-unreadable",
    "macros.py cannot be read.",
    why="The macros of your own would be missing, and the build would end there.",
    cure="Correct the line, or delete the file if you have no macros of your own.",
)
site.advice(
    "site-unfinished",
    "A built site without the handbook's last step.",
    why="`zensical build` on its own runs no plugin of ours: pages have no macros, and search, short addresses, feeds, the data and what works offline are missing.",
    cure="Build it with `handbook build`, or with `handbook build --engine zensical`.",
)
site.advice(
    "properdocs-too",
    "ProperDocs is installed where mike publishes.",
    why="`mike deploy` builds with ProperDocs wherever it can be imported, and does not say so.",
    cure="Keep ProperDocs in an environment of its own, or publish with `handbook publish`.",
)
