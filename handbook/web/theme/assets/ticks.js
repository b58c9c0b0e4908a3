/* A moment's checklist stays ticked for a shift, in this browser only; other tabs follow. */
(() => {
  "use strict";
  const { store, words } = window.handbook;
  const forms = [...document.querySelectorAll("form[data-hb-moment]")];
  if (!forms.length) return;

  const LONGEST = 2 ** 31 - 1; // milliseconds that a timer can wait; it would go off at once for more
  const shift = Number(forms[0].dataset.hbShift) * 3600e3;
  const none = { since: 0, moments: {} };
  let over;

  /** What is ticked in this shift, which begins with its first tick; a clock that was wrong then may put that into the future. */
  const ticked = () => {
    const { since, moments } = store.get("ticks") ?? none;
    const age = Date.now() - since;
    return moments && age >= 0 && age < shift ? { since, moments: lists(moments) } : none;
  };

  const lists = (moments) => Object.fromEntries(Object.entries(moments).filter(([, names]) => Array.isArray(names)));

  const boxes = (form) => [...form.querySelectorAll("input[type=checkbox]")];

  const show = () => {
    const { since, moments } = ticked();
    for (const form of forms) {
      const mine = new Set(moments[form.dataset.hbMoment]);
      for (const box of boxes(form)) box.checked = mine.has(box.name);
      say(form, since);
    }
    clearTimeout(over);
    if (since) over = setTimeout(show, Math.min(since + shift - Date.now(), LONGEST));
  };

  const say = (form, since) => {
    const all = boxes(form);
    const done = all.filter((box) => box.checked).length;
    const until = words.time(new Date(since + shift));
    const said = done === all.length ? words("script.ticks.all", { until }) : words.many("script.ticks.some", done, { all: all.length, until });
    form.querySelector("[role=status]").textContent = done ? said : "";
  };

  const keep = (form) => {
    const { since, moments } = ticked();
    const names = boxes(form).filter((box) => box.checked).map((box) => box.name);
    const all = { ...moments, [form.dataset.hbMoment]: names };
    const any = Object.values(all).some((list) => list.length);
    store.set("ticks", any ? { since: since || Date.now(), moments: all } : null);
    show();
  };

  for (const form of forms) {
    form.addEventListener("change", () => keep(form));
    form.addEventListener("reset", () => setTimeout(() => keep(form)));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  store.follow("ticks", show);
  addEventListener("pageshow", show);
  document.addEventListener("visibilitychange", show);
  show();
})();
