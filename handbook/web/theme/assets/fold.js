/* What is folded opens for whoever asks for it by its address; a line that opens by hand comes into sight.
   Without scripts everything opens by hand. */
(() => {
  "use strict";
  const { anchor } = window.handbook;
  /* Lists to hang up: the limits of all jobs, what to do in danger, and what an index is of. */
  const ON_PAPER = ".hb-may .hb-row, .hb-dangers .hb-row, .hb-index > .hb-row, .hb-board__index > .hb-row";

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

  /* Opened at the foot of a screen, a line would show nothing but itself. What is taller than a screen begins at its top. */
  const show = (box) => box.scrollIntoView({ block: box.offsetHeight > innerHeight * 0.8 ? "start" : "nearest" });
  for (const row of document.querySelectorAll("article .hb-row")) {
    row.firstElementChild.addEventListener("click", () => {
      if (!row.open) requestAnimationFrame(() => show(row.closest("li[id]") ?? row));
    });
  }

  /* What is printed is what is seen: what is folded stays so, and of it the line is printed. Material opens everything: we look before it. */
  let opened = [], shut = [];
  addEventListener("beforeprint", () => {
    const closed = [...document.querySelectorAll("article details:not([open])")];
    opened = closed.filter((box) => box.matches(ON_PAPER));
    shut = closed.filter((box) => !opened.includes(box));
    for (const box of shut) box.dataset.hbShut = "";
    for (const box of opened) box.open = true;
  }, { capture: true });
  addEventListener("afterprint", () => {
    for (const box of [...opened, ...shut]) box.open = false;
    for (const box of shut) delete box.dataset.hbShut;
  });

  /* What is folded only for want of room is open where there is some. How wide the paper is changes nothing of what is seen. */
  const isWide = matchMedia("(min-width: 60em)"), isPaper = matchMedia("print");
  let wasWide = null;
  const unfold = () => {
    if (isPaper.matches || isWide.matches === wasWide) return;
    wasWide = isWide.matches;
    for (const list of document.querySelectorAll("[data-hb-wide]")) list.open = wasWide;
  };
  isWide.addEventListener("change", unfold);
  unfold();

  addEventListener("hashchange", arrive);
  arrive();
})();
