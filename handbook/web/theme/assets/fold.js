/* What is folded opens for whoever asks for it by its address, and for paper. Without scripts everything opens by hand. */
(() => {
  "use strict";
  const { anchor } = window.handbook;
  const FOLDS = ".hb-fold, .hb-row";
  /* What was said on other days, and why a word is better than another, is paper only for whoever opens it. */
  const QUIET = ".hb-wordings > .hb-fold, .hb-word-by-word, .hb-words:not(.hb-lines) > * > .hb-row";

  /** Open whatever an element stands in, and the line that it is itself. */
  const open = (target) => {
    const around = [];
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) around.push(box);
    const own = target?.matches("li, tbody") ? target.querySelector("details.hb-row") : null;
    const closed = [own, ...around].filter((box) => box && !box.open);
    for (const box of closed) box.open = true;
    return closed.length > 0;
  };

  const arrive = () => {
    const target = document.getElementById(anchor());
    if (target && open(target)) target.scrollIntoView();
  };

  /* A page that is printed is whole; afterwards what was folded is folded again. Material opens everything: we look before it. */
  let opened = [], shut = [];
  addEventListener("beforeprint", () => {
    const closed = [...document.querySelectorAll(`:is(${FOLDS}):not([open])`)];
    shut = closed.filter((box) => box.matches(QUIET));
    for (const box of shut) box.dataset.hbShut = "";
    opened = closed.filter((box) => !shut.includes(box));
    for (const box of opened) box.open = true;
  }, { capture: true });
  addEventListener("afterprint", () => {
    for (const box of [...opened, ...shut]) box.open = false;
    for (const box of shut) delete box.dataset.hbShut;
  });

  /* What is folded only for want of room is open where there is some. */
  const isWide = matchMedia("(min-width: 60em)");
  const unfold = () => { for (const list of document.querySelectorAll("[data-hb-wide]")) list.open = isWide.matches; };
  isWide.addEventListener("change", unfold);
  unfold();

  addEventListener("hashchange", arrive);
  arrive();
})();
