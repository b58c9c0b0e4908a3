/* The other editions, where a site is one of several: each is a link to this very page if it has it. */
(() => {
  "use strict";
  const { root, words, anchor, make, dialog } = window.handbook;
  const link = document.querySelector("a[data-hb-tool=edition]");
  if (!link) return;

  const day = (iso) => words.day(new Date(`${iso}T00:00`));
  const days = ({ from, until } = {}) => {
    if (!from) return "";
    return until ? words("period.from-until", { begins: day(from), until: day(until) }) : words("period.from", { begins: day(from) });
  };
  const exists = (address) => fetch(address, { method: "HEAD" }).then(({ ok }) => ok, () => false);

  /** Where an edition has what is read now: the entry, wherever it stands there, or else the page. */
  const same = async (base) => {
    const entry = anchor();
    const small = new URL(`go/${encodeURIComponent(entry)}/index.html`, base);
    if (entry && await exists(small)) return small.href;
    const page = new URL(location.pathname.slice(root.pathname.length), base);
    return await exists(page) ? page.href + location.hash : null;
  };

  const list = make("ul", { class: "hb-editions" });
  const box = dialog("edition", words("script.editions.title"), list, make("p", {}, make("a", { href: link.href }, words("script.editions.all"))));

  const drawn = ({ version, title, aliases, properties }) => {
    const isHere = link.dataset.hbEdition === version;
    const isCurrent = aliases.includes("current");
    const base = new URL(`../${isCurrent ? "current" : version}/`, root);
    const way = make("a", { href: new URL("index.html", base), "aria-current": isHere && "true" },
      title === version ? words("told.edition", { edition: title }) : title);
    const note = make("span", { class: "hb-when" }, isHere ? words("script.editions.here") : "");
    same(base).then((address) => {
      if (address) way.href = address;
      else note.textContent = words("script.editions.without");
    });
    return make("li", {}, way, " ", isCurrent ? make("strong", { class: "hb-badge hb-badge--must" }, words("badge.current")) : null,
      " ", make("span", { class: "hb-when" }, days(properties)), " ", note);
  };

  const open = async () => {
    try {
      const listed = await fetch(new URL("../versions.json", root), { cache: "no-cache" });
      list.replaceChildren(...(await listed.json()).map(drawn));
    } catch {
      location.assign(link.href); // from a folder, where nothing can be fetched
      return;
    }
    box.showModal();
  };

  const button = make("button", { type: "button", class: link.className, "data-hb-tool": "edition", "aria-haspopup": "dialog" }, ...link.childNodes);
  button.addEventListener("click", open);
  link.replaceWith(button);
})();
