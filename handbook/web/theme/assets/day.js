/* The line of the day and the start of a shift, by the date this device shows. The rule is the one in views/huddle.py. */
(() => {
  "use strict";
  const { job, make, words } = window.handbook;
  const pages = [...document.querySelectorAll("[data-hb-day]")];
  if (!pages.length) return;

  const DAY = 864e5;
  const FROM_YEAR_1 = 719163;
  const AHEAD = 28;

  /** A calendar day as a count from the first day of the year 1; clocks and time zones have no part in it. */
  const count = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY + FROM_YEAR_1;
  const inWords = (day) => words.weekday(new Date((day - FROM_YEAR_1) * DAY), { timeZone: "UTC" });

  const turn = (things, at) => things[at % things.length];

  const rotationsOf = (page) => [...page.querySelectorAll("[data-hb-rotation]")].map((rotation) => ({
    kind: rotation.dataset.hbRotation,
    turns: [...rotation.querySelectorAll("[data-hb-turn]")],
  }));

  /** Whose turn it is on every rotation of a page: of those about the day's standard one each time it comes round, else of all. */
  const chosen = (rotations, day) => {
    const standards = rotations.find((rotation) => rotation.kind === "standard")?.turns ?? [];
    const standard = standards.length ? turn(standards, day).dataset.hbTurn : null;
    return rotations.map(({ turns }) => {
      const about = turns.filter((each) => standard && each.dataset.hbAbout.split(" ").includes(standard));
      return about.length ? turn(about, Math.floor(day / standards.length)) : turn(turns, day);
    });
  };

  /** The standard of a day for my job: the one everybody has, or where that binds others, one of those that bind me. */
  const ownStandard = (rotations, day) => {
    const standards = rotations.find(({ kind }) => kind === "standard")?.turns ?? [];
    const mine = standards.filter(job.isMine);
    if (!mine.length) return null;
    const everybodys = turn(standards, day);
    return mine.includes(everybodys) ? everybodys : turn(mine, day);
  };

  const link = (rotations, day, kind) => {
    const at = rotations.findIndex((rotation) => rotation.kind === kind);
    return at < 0 ? "" : chosen(rotations, day)[at].querySelector("a").cloneNode(true);
  };

  /** Above what everybody looks at stands what binds me, where that is another. */
  const showMine = (page, own) => {
    page.querySelector(".hb-rotation--mine")?.remove();
    if (!own || !job.mine) return;
    const title = make("p", { class: "hb-turn__title" }, own.querySelector("a").cloneNode(true));
    page.querySelector("[data-hb-rotation=standard]").before(make("div", { class: "hb-rotation hb-rotation--mine" },
      make("p", { class: "hb-label" }, words("script.day.mine", { job: job.mine.title })), title));
  };

  const show = (page, day) => {
    page.dataset.hbShown = day;
    const rotations = rotationsOf(page);
    const now = chosen(rotations, day);
    const own = ownStandard(rotations, day);
    if (page.matches(".hb-tile") && own) now[rotations.findIndex(({ kind }) => kind === "standard")] = own;
    rotations.forEach(({ turns }, at) => turns.forEach((each) => { each.hidden = each !== now[at]; }));
    showMine(page, now.includes(own) ? null : own);
    const time = page.querySelector("time");
    if (!time) return;
    time.textContent = inWords(day);
    time.dateTime = new Date((day - FROM_YEAR_1) * DAY).toISOString().slice(0, 10);
    page.querySelector("tbody").replaceChildren(...Array.from({ length: AHEAD }, (_, later) => make("tr", {},
      make("th", { scope: "row" }, inWords(day + later)),
      make("td", {}, link(rotations, day + later, "line")),
      make("td", {}, link(rotations, day + later, "standard")))));
  };

  const [hour, minute] = pages[0].dataset.hbBegins.split(":").map(Number);
  /** When the new day begins on the calendar day of a time, or some days later; by the clock, whatever summer time does. */
  const beginning = (time, later = 0) =>
    new Date(time.getFullYear(), time.getMonth(), time.getDate() + later, hour, minute);

  let today;
  let turning;

  /** Show today; once the next day has begun, when the page is looked at again, that one. */
  const follow = () => {
    const now = new Date();
    const isEarly = now < beginning(now);
    const day = count(now) - (isEarly ? 1 : 0);
    if (day !== today) {
      today = day;
      for (const page of pages) show(page, today);
    }
    clearTimeout(turning);
    turning = setTimeout(follow, beginning(now, isEarly ? 0 : 1) - now);
  };

  for (const page of pages) {
    page.querySelector("[data-hb-by-list]")?.remove();
    page.querySelector("[data-hb-today]")?.removeAttribute("hidden");
    page.querySelector(".hb-day__still")?.remove();
    const date = page.querySelector(".hb-day__date");
    if (!date) continue;
    let days = 0;
    const step = (id, by) => {
      const button = make("button", { type: "button", class: "hb-button" }, words(id));
      button.addEventListener("click", () => { days = by ? days + by : 0; show(page, today + days); });
      return button;
    };
    date.after(make("p", { class: "hb-day__steps" }, step("script.day.before", -1), step("script.day.today", 0), step("script.day.next", 1)));
  }
  document.addEventListener("visibilitychange", follow);
  follow();
  job.follow(() => pages.forEach((page) => show(page, Number(page.dataset.hbShown))));
})();
