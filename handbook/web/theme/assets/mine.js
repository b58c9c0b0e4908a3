/* What is mine comes first on every page, and what is for other jobs alone is folded behind one control.
   What has no `data-hb-for` is for everyone and stays where it stands. */
(() => {
  "use strict";
  const { job, words, anchor, make } = window.handbook;
  const article = document.querySelector("article");
  const marked = [...(article?.querySelectorAll("[data-hb-for]:not([data-hb-board] *, [data-hb-rotation] *, .hb-beyond)") ?? [])];
  if (!marked.length) return;

  const level = (element) => (/^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0);

  /** The heading of an entry with its card and the entries below it, also where those are lines; anything else by itself.
      What an editor wrote after it is not of it. */
  const blockOf = (element) => {
    const block = [element];
    if (!level(element)) return block;
    const isPart = (next) => next.matches(".hb-card, .hb-lines") || (next.matches(".hb-heading") && level(next) > level(element));
    for (let next = element.nextElementSibling; next && isPart(next); next = next.nextElementSibling) block.push(next);
    return block;
  };

  /** Blocks that stand one after the other, as runs; what is for everyone parts them. Those of high headings come first. */
  const runs = [], endingIn = new Map();
  for (const element of [...marked].sort((one, other) => (level(one) || 7) - (level(other) || 7))) {
    const before = endingIn.get(element.previousElementSibling), block = blockOf(element);
    const run = before && level(before[0][0]) === level(element) ? before : [];
    if (!run.length) runs.push(run);
    run.push(block);
    endingIn.set(block.at(-1), run);
  }

  const isMine = ([element, ...below]) => job.isMine(element) || below.some((each) => each.matches(".hb-lines") && [...each.children].some(job.isMine));
  const isInOrder = (list) => list.matches("ol, .hb-basics");

  /** Where nothing is mine, or the page is another job's own, whoever came here wants to read what is there. */
  const isOthersPage = () => {
    const jobs = marked.filter((element) => (level(element) ? element.nextElementSibling?.matches(".hb-card.hb-role") : element.matches(".hb-lines > :has(.hb-role)")));
    return !(jobs.length ? jobs : marked).some(job.isMine);
  };

  const said = (others) => {
    const isLimit = ([element]) => element.matches(".hb-limits *, .hb-may *");
    return words.many(others.every(isLimit) ? "script.mine.limits" : "script.mine.others", others.length);
  };

  const folds = new Map();

  /** What is said of all lines of a list stands right below it: for how long a limit holds, and whom to ring beyond it. */
  const endOf = (list) => {
    let end = list;
    while (end.nextElementSibling?.matches(".hb-limits__per, .hb-beyond")) end = end.nextElementSibling;
    return end;
  };

  /** Fold what is not mine of a run; gives what undoes it. */
  const fold = (run) => {
    const list = run[0][0].parentElement;
    const mine = run.filter(isMine), others = run.filter((block) => !isMine(block));
    const place = document.createComment("");
    const button = make("button", { type: "button", class: "hb-button hb-others" }, said(others));
    const rung = [...list.parentElement.querySelectorAll(":scope > .hb-beyond")].filter((element) => !job.isMine(element));
    const set = (isOpen) => {
      button.setAttribute("aria-expanded", String(isOpen));
      [...others.flat(), ...rung].forEach((element) => element.classList.toggle("hb-not-mine", !isOpen));
    };
    button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
    run[0][0].before(place);
    if (!isInOrder(list)) place.after(...mine.flat(), ...others.flat());
    const columns = [...list.rows?.[0].cells ?? []].reduce((sum, cell) => sum + cell.colSpan, 0);
    const row = list.matches("table") ? make("tbody", {}, make("tr", {}, make("td", { colspan: columns }, button))) : null;
    if (row) others[0][0].before(row);
    else if (list.matches("ul, ol, tbody")) endOf(list.closest(".hb-scroll, table") ?? list).after(button);
    else others[0][0].before(button);
    others.flat().forEach((element) => folds.set(element, set));
    set(false);
    return () => {
      set(true);
      (row ?? button).remove();
      place.replaceWith(...run.flat());
    };
  };

  /** Of a long list the rest is folded: what is for my job and not for everyone stands at its top. Gives what undoes it. */
  const raise = (rest) => {
    const own = [...rest.querySelectorAll("li[data-hb-for]:not(.hb-not-mine)")];
    const places = own.map((line) => { const place = document.createComment(""); line.before(place); return place; });
    let list = rest.previousElementSibling;
    while (!list.matches("ul")) list = list.previousElementSibling; // past the control that folds what is for others
    list.prepend(...own);
    return () => places.forEach((place, at) => place.replaceWith(own[at]));
  };

  let undo = [];

  const arrange = () => {
    undo.reverse().forEach((again) => again());
    undo = [];
    folds.clear();
    if (!job.mine || isOthersPage()) return;
    for (const run of runs) {
      if (run.every(isMine) || run[0][0].closest(".hb-not-mine")) continue;
      undo.push(fold(run));
    }
    for (const rest of document.querySelectorAll(".hb-rest")) undo.push(raise(rest));
    reveal();
  };

  /** Whoever follows a link to something that is for others sees it all the same. */
  const reveal = () => {
    const target = document.getElementById(anchor());
    const folded = target?.closest(".hb-not-mine");
    if (!folded) return;
    folds.get(folded)(true);
    target.scrollIntoView();
  };

  addEventListener("hashchange", reveal);
  job.follow(arrange);
})();
