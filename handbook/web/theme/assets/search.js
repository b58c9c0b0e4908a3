/* The search: a dialog that answers while one types. What it looks through is loaded when it is first opened. */
(() => {
  "use strict";
  const { root, store, words, load, make, dialog, tool, suggestMissing } = window.handbook;
  const MOST = 30; // results that are drawn
  const NEAREST = 3; // of what is only near
  const FEW = 3; // answers; with fewer the nearest are offered too
  const PARTS = ["search-index.js", "spelling.js", "likeness.js", "dates.js", "index-of-words.js", "synonyms.js", "meanings.js", "asked-for.js", "danger-first.js", "own-limit.js", "phrases-like.js", "pieces.js", "find.js"]; // each needs those before it
  const AROUND = [60, 180]; // characters before what was found, and in all, where prose is quoted
  const PAGES = ["page", "story"]; // many of which are called the same
  const BROWSED = ["emergency", "moment", "banned", "say", "limit", "standard", "role", "term"];

  /* ---------------------------------------------------------------- what can be found */

  let made = null;

  /** The index, made when it is first needed, a little at a time so that typing goes on. */
  const index = () => {
    made ??= Promise.all(PARTS.map(load))
      .then(() => window.handbook.finder(window.handbook.documents, window.handbook.searched, () => new Promise((go) => { setTimeout(go); })))
      .catch((error) => { made = null; throw error; });
    return made;
  };

  const role = () => store.get("job")?.id ?? "";
  const href = (document) => new URL(document.address, root).href;

  const withHref = (found) => found.map((document) => ({ ...document, href: href(document) }));

  /** What answers some words for sure, the best first: kind, note, title, answer, besides, href. With kinds, only entries of these. */
  window.handbook.search = async (text, { kinds = [] } = {}) => withHref((await index()).find(text, { kinds, role: role() }).found);

  /** The phrases that are what somebody was about to say, or that hold it, or are held in it. */
  window.handbook.phrasesLike = async (text) => withHref((await index()).phrasesLike(text));

  /* ---------------------------------------------------------------- results */

  const pieces = (text, hits) => window.handbook.pieces(text, hits);
  const marked = (text, hits) => pieces(text, hits).map(([piece, isHit]) => (isHit ? make("mark", {}, piece) : piece));
  const rarest = (text, hits) => Math.max(0, ...pieces(text, hits).map(([, rarity]) => rarity));

  /** The part of a text that begins a little before the rarest of the words that were found. */
  const around = (text, hits) => {
    const [before, all] = AROUND;
    const found = pieces(text, hits), best = rarest(text, hits);
    const at = found.slice(0, found.findIndex(([, rarity]) => rarity === best)).reduce((sum, [piece]) => sum + piece.length, 0);
    const start = at < before ? 0 : text.lastIndexOf(" ", at - before) + 1;
    const end = start + all >= text.length ? text.length : Math.max(at + 1, text.lastIndexOf(" ", start + all));
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  /** Why an entry was found, if what is shown of it does not hold the word that tells most. */
  const reason = ({ title, answer, besides, also, more }, hits) => {
    const shown = rarest([title, answer, besides].join(" "), hits);
    if (rarest(also, hits) > shown) return words("script.search.also", { words: also });
    return answer && rarest(more, hits) > shown ? around(more, hits) : "";
  };

  const drawn = (document, hits, how = "") => {
    const { kind, label, note, title, answer, besides, more } = document;
    const line = (part, text) => (text ? make("span", { class: `hb-found__${part}`, dir: "auto" }, ...marked(text, hits)) : null);
    return make("li", {}, make("a", { class: `hb-found hb-found--${kind} ${how}`.trim(), href: href(document) },
      make("span", { class: "hb-found__kind" }, make("span", { class: `hb-badge hb-badge--${kind}` }, label), ` ${note}`),
      line("title", title), line("answer", answer || around(more, hits)), line("aside", besides), line("aside", reason(document, hits))));
  };

  /* ---------------------------------------------------------------- where to begin */

  const chips = (title, named) => named.length ? make("section", { class: "hb-begin" },
    make("h3", { class: "hb-begin__title" }, title),
    make("div", { class: "hb-begin__chips" }, ...named.map(([name, choose]) => {
      const chip = make("button", { type: "button", class: "hb-button" }, name);
      chip.addEventListener("click", choose);
      return chip;
    }))) : null;

  /** What entries are called by most often, those of one's own job first. */
  const usualWords = (documents) => {
    const counts = new Map(), own = role();
    for (const { kind, also, roles } of documents) {
      for (const word of also && !PAGES.includes(kind) ? also.split(", ") : []) counts.set(word, (counts.get(word) ?? 0) + (roles.includes(own) ? 3 : 1));
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([word]) => word);
  };

  /* ---------------------------------------------------------------- the dialog */

  const field = make("input", {
    class: "hb-search__field", type: "text", inputmode: "search", enterkeyhint: "go", autofocus: true,
    "aria-label": words("script.search.title"), "aria-controls": "hb-search-results", "aria-describedby": "hb-search-status",
    placeholder: words("script.search.placeholder"), autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "auto",
    maxlength: "200", // a letter of complaint that is pasted would keep the page busy for a minute
  });
  const status = make("p", { class: "hb-search__status", id: "hb-search-status", role: "status" });
  const list = make("ol", { class: "hb-search__results", id: "hb-search-results", "aria-label": words("script.search.results") });
  const begin = make("div", { class: "hb-search__begin" });
  const ask = make("div");
  const danger = make("div");
  const answers = make("div", { class: "hb-search__answers" }, danger, status, ask, list, begin);
  const slash = make("input", { type: "checkbox" });
  const key = (name) => make("kbd", {}, name);
  const box = dialog("search", words("script.search.title"), answers,
    make("p", { class: "hb-search__keys" },
      make("span", {}, ...words.around("script.search.keys", { up: key("↑"), down: key("↓"), enter: key(words("script.search.enter")) })),
      make("label", {}, slash, " ", ...words.around("script.search.slash", { slash: key("/") }))));
  box.querySelector(".hb-dialog__close").before(field);

  const links = () => [...answers.querySelectorAll(".hb-found")];

  /** The dangers that may be meant, above what answers and above that nothing does: whoever is in one sees them first, and nobody is led there who is not. */
  const inDanger = (documents, hits) => (documents.length ? [
    make("p", { class: "hb-search__near" }, words("script.search.danger")),
    make("ol", { class: "hb-search__results", "aria-label": words("script.search.danger") }, ...documents.map((document) => drawn(document, hits, "hb-found--offered"))),
  ] : []);

  /** What is offered where there is no answer, or hardly one: it says that it is not. */
  const near = (documents, hits) => (documents.length ? [
    make("li", { class: "hb-search__near" }, words("script.search.near")),
    ...documents.slice(0, NEAREST).map((document) => drawn(document, hits, "hb-found--near")),
  ] : []);

  const draw = (said, { found = [], dangers = [], close = [], hits = new Map(), asked = [], offered = [] } = {}) => {
    answers.scrollTop = 0;
    status.textContent = said;
    status.classList.toggle("hb-search__status--nothing", said !== "" && !found.length);
    list.setAttribute("aria-busy", "false");
    danger.replaceChildren(...inDanger(dangers, hits));
    list.replaceChildren(...found.slice(0, MOST).map((document) => drawn(document, hits)), ...near(close, hits));
    begin.replaceChildren(...offered.filter(Boolean));
    ask.replaceChildren(...asked);
  };

  /** Whom to ask where the handbook has nothing: whoever one's own job reports to, or else whom most limits name. */
  const askFor = (text) => {
    const { ask } = window.handbook.searched, who = ask[role()] ?? ask[""];
    const number = who?.dialled ? make("a", { class: "hb-button", href: `tel:${who.dialled}` }, who.number) : who?.number;
    const tell = make("button", { type: "button", class: "hb-button" }, words("script.search.missing"));
    tell.addEventListener("click", () => suggestMissing(text));
    return make("div", { class: "hb-begin hb-search__ask" },
      who ? make("p", {}, ...(number ? words.around("script.search.ask-at", { who: who.title, number }) : words.around("script.search.ask", { who: who.title }))) : null,
      make("p", {}, tell));
  };

  const number = (n) => (n > MOST ? words.many("script.search.first", n, { most: MOST }) : words.many("script.search.count", n));

  /** Everything of one kind, in the order of the handbook. */
  const browse = (documents, kind) => {
    const found = documents.filter((document) => document.kind === kind);
    draw(words("script.search.browsed", { what: words(`script.search.browse.${kind}`), results: number(found.length) }), { found });
    field.focus();
  };

  const kinds = (documents) => chips(words("script.search.look-through"), BROWSED
    .filter((kind) => documents.some((document) => document.kind === kind))
    .map((kind) => [words(`script.search.browse.${kind}`), () => browse(documents, kind)]));

  const usual = (documents) => chips(words("script.search.often"), usualWords(documents)
    .map((word) => [word, () => { field.value = word; field.focus(); show(); }]));

  let shown = Promise.resolve();

  const answer = async (text) => {
    const { documents, find } = await index();
    if (text !== field.value) return;
    if (!text.trim()) return draw("", { offered: [usual(documents), kinds(documents)] });
    const sought = text.trim(), { found, offered: dangers, near: close, hits } = find(text, { role: role() });
    if (!found.length) return draw(words("script.search.nothing", { words: sought }), { dangers, close, hits, asked: [askFor(sought)], offered: [kinds(documents)] });
    draw(number(found.length), { found, dangers, hits, close: found.length < FEW ? close : [], offered: [askFor(sought)] });
  };

  const show = () => {
    list.setAttribute("aria-busy", "true");
    shown = answer(field.value).catch(() => draw(words("script.search.failed")));
  };

  const open = () => {
    slash.checked = store.get("slash") ?? true;
    box.showModal();
    field.select();
    show();
  };

  /* A keyboard on the screen leaves less room than the browser says. */
  window.visualViewport?.addEventListener("resize", () => {
    box.style.setProperty("--hb-room", `${visualViewport.height * visualViewport.scale}px`);
  });

  field.addEventListener("input", show);
  slash.addEventListener("change", () => store.set("slash", slash.checked ? null : false));
  answers.addEventListener("click", (event) => {
    if (event.target.closest(".hb-found") && !event.ctrlKey && !event.metaKey && !event.shiftKey) box.close();
  });

  box.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isInList = target === field || target.matches(".hb-found");
    if (event.isComposing || !isInList) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const at = links().indexOf(target) + (key === "ArrowDown" ? 1 : -1);
      (at < 0 ? field : links()[at])?.focus();
    } else if (key === "Enter" && target === field) {
      event.preventDefault();
      shown.then(() => list.querySelector(".hb-found:not(.hb-found--near, .hb-found--offered)")?.click()); // what is only near or offered is opened by nobody who did not look
    } else if (key.length === 1 && target !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus(); // and what is typed goes there
    }
  });

  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isTyping = target !== field && target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && (store.get("slash") ?? true);
    const isCommand = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey;
    if (isTyping || document.querySelector("dialog[open]") || (!isSlash && !isCommand)) return;
    event.preventDefault();
    open();
  });

  tool("search", open);
})();
