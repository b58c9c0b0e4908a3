/* Print what is on the screen: the page, or of a page one card alone. Loaded when it is first asked for. */
(() => {
  "use strict";
  const LEFT_OUT = "hb-unprinted";

  /** Everything on the page but a card, its heading, and what both stand in. */
  const around = function* (card) {
    const heading = card.previousElementSibling;
    for (let inner = card; inner.parentElement && !inner.matches("article"); inner = inner.parentElement) {
      for (const beside of inner.parentElement.children) {
        if (beside !== inner && !(beside === heading && beside.matches(".hb-heading")) && !beside.matches("summary")) yield beside;
      }
    }
  };

  window.handbook.print = (control) => {
    const card = control.closest(".hb-card");
    const leftOut = card ? [...around(card)] : [];
    leftOut.forEach((element) => element.classList.add(LEFT_OUT));
    addEventListener("afterprint", () => leftOut.forEach((element) => element.classList.remove(LEFT_OUT)), { once: true });
    window.print();
  };
})();
