/* What changed for my job since somebody with it last said on this device that they had read it. The first visit with a
   job says nothing: from then on it is known what was there. `read` keeps, by job, the last edition that was read, the day,
   and which changes of that edition, which may go on changing until it is closed. */
(() => {
  "use strict";
  const { root, store, words, load, make, job } = window.handbook;
  const tile = document.querySelector("[data-hb-changed]");
  if (!tile) return;

  const all = tile.dataset.hbChanged; // what the whole of it is known by

  const unread = ({ edition, known }) => {
    const at = window.handbook.news.findIndex((each) => each.edition === edition);
    if (at < 0) return [];
    return window.handbook.news.slice(at).flatMap(({ items }, later) => items.filter(({ mark }) => later || !known.includes(mark)));
  };

  const keep = () => {
    const { edition, items } = window.handbook.news.at(-1);
    const read = { edition, known: items.map(({ mark }) => mark), all, day: new Date().toISOString() };
    store.set("read", { ...store.get("read"), [job.mine.id]: read });
  };

  const differing = (pieces) => pieces.map(([kind, text]) => (kind === "same" ? text : make(kind === "gone" ? "del" : "ins", {}, text)));

  const point = ({ says, words: pieces }) => {
    const text = make("span", {}, ...differing(pieces));
    return make("li", {}, ...(pieces.length ? words.around("labelled", { label: says, text }) : [says]));
  };

  const drawn = ({ title, address, says, sentences, why }) => make("li", {},
    make("a", { href: new URL(address, root) }, title),
    sentences.length ? make("ul", {}, ...sentences.map(point)) : make("p", {}, says),
    why ? make("p", { class: "hb-why" }, why) : null);

  const done = () => {
    keep();
    const status = make("p", { role: "status", tabindex: "-1" }, words("script.changed.done"));
    tile.replaceChildren(status);
    status.focus();
  };

  const draw = (items, day) => {
    const read = make("button", { type: "button", class: "hb-button" }, words("script.changed.read"));
    read.addEventListener("click", done);
    tile.replaceChildren(make("details", {},
      make("summary", {}, make("strong", {}, words.many("script.changed", items.length)), " ",
        make("span", {}, words("script.changed.since", { day: words.day(new Date(day)) }))),
      make("ul", { class: "hb-changed" }, ...items.map(drawn)), read));
    tile.hidden = false;
  };

  const show = async () => {
    tile.hidden = true;
    const mine = job.mine;
    const last = mine && store.get("read")?.[mine.id];
    if (!mine || last?.all === all) return;
    await load("news.js");
    if (job.mine?.id !== mine.id) return;
    const items = last ? unread(last).filter(({ roles }) => roles.includes(mine.id)) : [];
    if (items.length) draw(items, last.day);
    else keep();
  };

  store.follow("read", show);
  job.follow(show);
})();
