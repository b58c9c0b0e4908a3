/* The bar with what is on the page folds when it has led somewhere; without scripts it is folded by hand.
   What is folded on the page because it is for other jobs is left out of it. */
(() => {
  "use strict";
  const { decoded } = window.handbook;
  const box = document.querySelector(".hb-contents > details");
  const summary = box.querySelector("summary");
  const close = () => { box.open = false; };

  const isFolded = (link) => Boolean(document.getElementById(decoded(link.hash.slice(1)))?.closest(".hb-not-mine"));

  box.addEventListener("toggle", () => {
    if (!box.open) return;
    for (const link of box.querySelectorAll("a")) link.hidden = isFolded(link);
  });
  document.addEventListener("click", ({ target }) => { if (!summary.contains(target)) close(); });
  box.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !box.open) return;
    close();
    summary.focus();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close(); });
})();
