/* What the handbook said on one day: the wordings that held then and say something else than today, and no others.
   Without scripts every wording stands there, under its days. */
(() => {
  "use strict";
  const { make, words } = window.handbook;
  const all = document.querySelector(".hb-wordings");
  const held = (element, day) => element.dataset.from && element.dataset.from <= day && (!element.dataset.until || day <= element.dataset.until);
  const editions = [...all.querySelectorAll("tbody tr")];
  const entries = [...all.querySelectorAll(".hb-worded")];
  const first = editions.map(({ dataset }) => dataset.from).filter(Boolean).sort()[0];

  const field = make("input", { type: "date", id: "hb-on-date", min: first ?? null });
  const anew = make("button", { type: "button", class: "hb-button", hidden: true }, words("script.on-date.all"));
  const said = make("p", { role: "status", class: "hb-on-date__said" });

  /** Show the wording of a day, open, where it is no longer what is said; of every day where there is none. */
  const showEntry = (entry, day) => {
    const wordings = [...entry.querySelectorAll(".hb-wording")];
    const then = wordings.find((each) => held(each, day));
    const isOther = Boolean(then?.dataset.until);
    for (const each of wordings) each.hidden = Boolean(day) && each !== then;
    entry.hidden = Boolean(day) && !isOther;
    entry.open = Boolean(day) && isOther;
    return isOther;
  };

  /** What is of one kind is open for a day on which some of it was otherwise, and away where none was. */
  const showKinds = (day) => {
    for (const kind of all.querySelectorAll(".hb-fold")) {
      const isOther = Boolean(kind.querySelector(".hb-worded:not([hidden])"));
      kind.open = Boolean(day) && isOther;
      kind.hidden = Boolean(day) && !isOther;
    }
  };

  const show = () => {
    const day = field.value;
    for (const row of editions) row.hidden = Boolean(day) && !held(row, day);
    for (const once of all.querySelectorAll(".hb-worded-once")) once.hidden = Boolean(day);
    const others = entries.filter((entry) => showEntry(entry, day)).length;
    showKinds(day);
    anew.hidden = !day;
    const edition = editions.find((row) => !row.hidden);
    said.textContent = !day ? "" : !edition ? words("script.on-date.before")
      : others ? words.many("script.on-date.others", others) : words("script.on-date.same");
  };

  field.addEventListener("input", show);
  anew.addEventListener("click", () => { field.value = ""; show(); field.focus(); });
  all.before(make("div", { class: "hb-on-date" }, make("label", { for: field.id }, words("script.on-date")), field, anew, said));
})();
