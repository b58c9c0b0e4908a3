/* What has become overdue since the page was built, by the date this device shows: a published page is never built again.
   Nothing is taken back that the build said, as the clock of a device may be wrong. */
(() => {
  "use strict";
  const { make, words } = window.handbook;
  const dated = [...document.querySelectorAll("[data-hb-due]")];
  if (!dated.length) return;

  const OVERDUE = "hb-badge--overdue";
  const written = (date) => [
    String(date.getFullYear()).padStart(4, "0"), ...[date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")),
  ].join("-");

  /** Say it at the end of a place, in the place of what is said there. */
  const say = (place, said) => {
    const badge = place.querySelector(`.${OVERDUE}`);
    if (badge) badge.textContent = said;
    else place.append(" ", make("span", { class: `hb-badge ${OVERDUE}` }, said));
  };

  const mark = (each) => {
    each.classList.add("hb-overdue");
    if (each.matches("tr")) say(each.querySelector("td"), words("badge.overdue"));
    else if (each.matches(".hb-badges")) say(each, words("standard.overdue"));
  };

  /** How many it is, over the list and at each owner's. */
  const count = () => {
    for (const list of document.querySelectorAll(".hb-reviews")) {
      const number = list.querySelectorAll("tr.hb-overdue").length;
      const all = list.querySelectorAll("tr[data-hb-due]").length;
      if (number) list.querySelector(".hb-reviews__overdue").textContent = words.many("reviews.overdue", number, { all });
      for (const owner of list.querySelectorAll("details")) {
        const late = owner.querySelectorAll("li.hb-overdue").length;
        if (late) say(owner.querySelector("summary"), words.many("badge.many-overdue", late));
      }
    }
  };

  let day;
  let midnight;

  /** Look again after midnight, and when the page is looked at again. */
  const follow = () => {
    const now = new Date();
    if (written(now) !== day) {
      day = written(now);
      dated.filter((each) => each.dataset.hbDue < day).forEach(mark);
      count();
    }
    clearTimeout(midnight);
    midnight = setTimeout(follow, new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) - now);
  };

  document.addEventListener("visibilitychange", follow);
  follow();
})();
