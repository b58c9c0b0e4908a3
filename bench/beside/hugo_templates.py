"""Hugo as somebody would write this handbook with it: entries as data, and templates that draw cards and links both ways."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from bench.beside.entries import by_page
from bench.beside.finished import LAYOUT, short_pages
from bench.beside.hugo import SETTINGS, SHORT, Hugo
from bench.beside.tool import put
from bench.beside.words import HOME, Words

CARDS = """\
{{ $entries := hugo.Data.entries }}{{ $back := partialCached "back.html" . }}<h1>{{ .Title }}</h1>
{{ range $id := index hugo.Data.pages .Params.page }}{{ with index $entries $id }}
<h2 id="{{ .id }}">{{ .title }}</h2>
<dl>
{{ range .facts }}<dt>{{ index . 0 }}<dd>{{ index . 1 }}
{{ end }}{{ range .links }}{{ partial "link.html" . }}{{ end }}{{ range index $back $id }}{{ partial "link.html" . }}{{ end }}</dl>
{{ end }}{{ end }}"""
LINK = """\
{{ $to := index hugo.Data.entries (index . 1) }}<dt>{{ index . 0 }}<dd><a href="{{ $to.address }}">{{ $to.title }}</a>
"""
LIST = LAYOUT.format(title="{{ .Title }}", body="<h1>{{ .Title }}</h1>")
BACK = """\
{{ $back := newScratch }}{{ range $id, $entry := hugo.Data.entries }}{{ range .links }}\
{{ $back.SetInMap (index . 1) (printf "%s %s" (index . 0) $id) (slice (printf "%s of" (index . 0)) $id) }}{{ end }}{{ end }}\
{{ return $back.Values }}"""


class HugoWithTemplates(Hugo):
    """Hugo that draws the cards itself."""

    name = "Hugo + own cards"
    does = "Gets the entries as JSON; templates of twenty lines draw their cards with links both ways, and a short page each."

    def write(self, folder: Path, ours: Path, words: Words) -> None:
        cards = LAYOUT.format(title="{{ .Title }}", body=CARDS)
        layouts = {
            "_default/single.html": cards,
            "index.html": cards,
            "_default/list.html": LIST,
            "go/single.html": SHORT,
            "partials/back.html": BACK,
            "partials/link.html": LINK,
        }
        put(folder, {"hugo.toml": SETTINGS, **{f"layouts/{name}": text for name, text in layouts.items()}})
        pages = by_page(words)
        put(folder, {"data/entries.json": json.dumps({said.id: asdict(said) for said in words.entries}, indent=1)})
        put(folder, {"data/pages.json": json.dumps({page: [said.id for said in held] for page, held in pages.items()})})
        heads = {page: f"---\ntitle: {page}\npage: {page}\n---\n" for page in pages}
        put(folder, {f"content/{page}.md".replace(f"/{HOME}.md", "/_index.md"): head for page, head in heads.items()})
        put(folder, short_pages(words, "url: /go/{0}/index.html\n"))
