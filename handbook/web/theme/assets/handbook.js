/* What the other scripts share. Every page says all it has to say without any of them. */
(() => {
  "use strict";
  const { src } = document.currentScript;
  const kept = window.handbookKept;
  const { root } = kept;

  /** Remember something in this browser, for this handbook only; it never leaves it. */
  const store = {
    get(name) {
      try { return JSON.parse(kept.read(name)); } catch { return null; }
    },
    set(name, value) { kept.write(name, value === null ? null : JSON.stringify(value)); },
    follow: kept.follow,
  };

  const { language, messages, isPseudo, edition } = window.handbookWords;
  const tag = `${language}-u-nu-latn`; // with the digits of the rest of the handbook

  /** A message in pieces: texts, and what stands for the names in it. */
  const filled = (text, values) => text.split(/\{(\w+)\}/).map((piece, i) => (i % 2 ? values[piece] ?? `{${piece}}` : piece));

  /** A message of ours by its id, with values put in for its names. */
  const words = (id, values = {}) => filled(messages[id], values).join("");

  /** What Intl says; in the pseudo-language with each word in brackets, as our messages come with. */
  const ours = (text) => (isPseudo ? text.replace(/\p{L}+/gu, (word) => `⟦${word}${"~".repeat(Math.ceil(word.length / 3))}⟧`) : text);

  /** A number, its unit and what else is one thing to read are not parted at the end of a line. */
  const unbroken = (text) => text.replaceAll(" ", "\u00a0");

  Object.assign(words, {
    /** The same in pieces, where elements stand among the values. */
    around: (id, values) => filled(messages[id], values).filter((piece) => piece !== ""),
    /** The same in the form that goes with a number, or, where there is one, the message for none at all. */
    many(id, number, values = {}) {
      if (!number && messages[`${id}.none`]) return words(`${id}.none`, values);
      const { language: spoken, forms = { other: messages[id] } } = messages[id]; // one form is a text: Japanese has no plural
      const form = forms[new Intl.PluralRules(spoken).select(number)] ?? forms.other;
      return filled(form, { number: number.toLocaleString(tag), ...values }).join("");
    },
    has: (id) => id in messages,
    number: (number, options) => ours(number.toLocaleString(tag, options)),
    /** How long ago or from now, in whole units. */
    ago: (number, unit) => ours(new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(number, unit)),
    /** A number in a unit of time. */
    amount: (number, unit, values) => unbroken(words.many(`unit.${unit}`, number, values)),
    day: (date, options) => unbroken(ours(date.toLocaleDateString(tag, { dateStyle: "long", ...options }))),
    time: (date) => unbroken(ours(date.toLocaleTimeString(tag, { timeStyle: "short" }))),
    /** A day with its day of the week; in English without the comma. */
    weekday(date, options) {
      const [said, day] = ["full", "long"].map((dateStyle) => date.toLocaleDateString(tag, { dateStyle, ...options }));
      return ours((language.startsWith("en") ? said.replace(",", "") : said).replace(day, unbroken(day)));
    },
  });

  /** A part of an address as people write it; a percent sign may stand there for itself. */
  const decoded = (written) => {
    try { return decodeURIComponent(written); } catch { return written; }
  };

  /** What of a page is asked for behind its “#”. */
  const anchor = () => decoded(location.hash.slice(1));

  const loading = new Map();

  /** Load a script of ours when it is first needed; a script, and not data, because that also works from a folder. */
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((loaded, failed) => {
        const script = document.createElement("script");
        script.src = new URL(`assets/${name}${new URL(src).search}`, root); // of the same build as the page
        script.async = false; // several come at once, and run in the order they were asked for
        script.addEventListener("load", loaded);
        script.addEventListener("error", () => { loading.delete(name); failed(new Error(name)); });
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  /** Make an element with attributes and what is in it; text is always text. */
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...inside.filter((part) => part !== null && part !== undefined));
    return element;
  };

  /** A dialog with a heading and a way to close it, opened by a tool in the header. */
  const dialog = (tool, title, ...inside) => {
    const heading = make("h2", { id: `hb-${tool}-title`, class: "hb-dialog__title" }, title);
    const close = make("button", { type: "button", class: "hb-dialog__close", "aria-label": words("script.close") }, "✕");
    const element = make("dialog", { class: `hb-dialog hb-dialog--${tool} md-typeset`, "aria-labelledby": heading.id },
      make("div", { class: "hb-dialog__head" }, heading, close), ...inside);
    close.addEventListener("click", () => element.close());
    element.addEventListener("click", (event) => { if (event.target === element) element.close(); });
    document.body.append(element);
    return element;
  };

  /** The button in the header, shown now that something answers it. */
  const tool = (name, open) => {
    const button = document.querySelector(`[data-hb-tool=${name}]`);
    if (button) {
      button.hidden = false;
      button.addEventListener("click", open);
    }
    return button;
  };

  /* Without scripts the menu is opened by a label and its box; a button says whether it is open. */
  const drawer = document.getElementById("__drawer");
  const menu = tool("menu", () => { drawer.click(); });
  document.querySelector("label.hb-menu")?.remove();
  drawer?.addEventListener("change", () => menu.setAttribute("aria-expanded", String(drawer.checked)));

  /* What scrolls sideways can be scrolled by keyboard. Material puts tables into frames only when the page has loaded. */
  const frames = new ResizeObserver((changes) => {
    for (const { target } of changes) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  addEventListener("load", () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .hb-scroll")) frames.observe(frame);
  });

  /** Let somebody tell the editors what was sought here and not found. */
  const suggestMissing = async (sought) => {
    await load("suggest.js");
    window.handbook.openSuggestion(words("suggest.missing.title", { sought }), words("suggest.missing", { sought, edition }));
  };

  /* Controls whose scripts are loaded when they are first used: each with its script and what that does. */
  const CONTROLS = { hbSuggest: ["suggest.js", "suggestAbout"], hbPrint: ["print.js", "print"] };
  for (const button of document.querySelectorAll("button:is([data-hb-suggest], [data-hb-print])")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-hb-suggest], [data-hb-print]");
    if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [script, does] = CONTROLS["hbPrint" in control.dataset ? "hbPrint" : "hbSuggest"];
    load(script).then(() => window.handbook[does](control)).catch(() => { if (control.href) location.assign(control.href); });
  });

  window.handbook = { root, kept, store, words, load, decoded, anchor, make, dialog, tool, suggestMissing };

  /* Scripts of what stands on few pages: loaded where it does. One that does not come, because somebody is already
     leaving or the network is gone, leaves the page as it is without scripts. */
  const OF_FEW = { ".hb-contents": "contents.js", ".hb-sum": "sums.js", ".hb-wordings": "on-date.js" };
  for (const [what, script] of Object.entries(OF_FEW)) if (document.querySelector(what)) load(script).catch(() => {});
})();
