/* On the page for an address that is not there: the pages and cards whose addresses are most like it, and the search. */
(() => {
  "use strict";
  const { root, words, load, make, decoded } = window.handbook;
  const place = document.querySelector("[data-hb-lost]");
  const MOST = 3;
  const LIKE = 0.5; // of all pairs of letters

  /** The last part of an address that says something: the id of a card, the name of a page or of its folder. */
  const nameIn = (address) => decoded(address).toLowerCase().split(/[/#]/).map((part) => part.replace(/\.html?$/, ""))
    .filter((part) => part && part !== "index").at(-1) ?? "";

  const pairs = (name) => [...` ${name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")} `].map((letter, i, all) => letter + (all[i + 1] ?? ""));

  /** How many of the pairs of letters of two names are the same, from 0 to 1. */
  const likeness = (one, other) => {
    const left = pairs(other), all = pairs(one), { length } = left;
    const shared = all.filter((pair) => left.includes(pair) && left.splice(left.indexOf(pair), 1));
    return 2 * shared.length / (all.length + length);
  };

  const nearest = (asked) => {
    const found = new Map(); // a page has a line of its own for each of its headings; the first is the page
    for (const [, , title, , , address] of window.handbook.documents) {
      const like = likeness(asked, nameIn(address));
      if (like >= LIKE && !found.has(address)) found.set(address, { title, address, like });
    }
    return [...found.values()].sort((a, b) => b.like - a.like).slice(0, MOST);
  };

  const search = document.querySelector('[data-hb-tool="search"]');
  if (search) {
    const button = make("button", { type: "button", class: "hb-button hb-button--first" }, words("script.search.title"));
    button.addEventListener("click", () => search.click());
    place.append(make("p", {}, button));
  }
  load("search-index.js").then(() => {
    const near = nearest(nameIn(location.pathname + location.hash));
    if (!near.length) return;
    place.prepend(make("p", { class: "hb-label" }, words("script.lost.near")), make("ul", {},
      ...near.map(({ title, address }) => make("li", {}, make("a", { href: new URL(address, root) }, title)))));
  }).catch(() => { /* then the search and the menu are the way */ });
})();
