/* The last screen of a form: its score, what failed, what is still open, and the file to hand on. */
(() => {
  "use strict";
  const { drafts, file, elapsed, make, noteAsked, score, words } = window.handbook;
  const COLUMNS = ["date", "scorecard", "visit", "place", "hour", "edition", "moment", "item", "answer", "note", "seconds"];
  const FEW = 3;
  const EARLIEST = "1990-01-01";

  const questionsOf = ({ form }) => form.screens.flatMap(({ title, questions }, i) => questions.map((asked, at) => ({ ...asked, title, screen: i + 1, at })));

  /** All answers as lines of the results. */
  const recordsOf = (draft, answerTo) => questionsOf(draft).map((asked) => ({ ...asked, ...answerTo(asked) })).filter(({ answer }) => answer?.trim()).map((given) => ({
    date: draft.date, scorecard: draft.form.scorecard, visit: draft.id, place: draft.place, hour: draft.hour, edition: draft.form.edition,
    moment: given.moment, item: given.item, answer: given.answer, note: given.note, seconds: elapsed(given) || "",
  }));

  const nameOf = (draft) => `${draft.form.scorecard.replace(":", "-")}-${draft.date}-${draft.id}.csv`;

  const scored = (draft, all) => {
    const { score: reached, kept, whole, passed, failed } = score(all, draft.form.pass_);
    if (reached === null) return [make("p", {}, words("script.fill.no-score"))];
    const shown = Math.floor(reached * 10) / 10; // never up to a score that was not reached
    const says = [words("script.fill.weight", { kept: words.number(kept), whole: words.number(whole) })];
    if (passed !== null) says.push(words(passed ? "script.fill.passed" : failed.length ? "script.fill.failed-critical" : "script.fill.failed", { pass: words("percent", { number: words.number(draft.form.pass_) }) }));
    return [make("div", { class: `hb-fill-score${passed === false ? " hb-fill-score--failed" : ""}` },
      make("p", { class: "hb-fill-score__number" }, words("percent", { number: words.number(shown, { maximumFractionDigits: 1 }) })),
      ...says.map((text) => make("p", {}, text)))];
  };

  const list = (title, found, go, says) => (found.length ? [make("h2", {}, title), make("ul", { class: "hb-fill-list" }, ...found.map((asked) => {
    const link = make("button", { type: "button" }, make("b", {}, asked.ask), make("span", {}, says(asked)));
    link.addEventListener("click", () => go(asked.screen, asked.at));
    return make("li", {}, link);
  }))] : []);

  /** A long list does not stand between somebody and the file. */
  const folded = ([title, items]) => {
    if (!items || items.childElementCount <= FEW) return [title, items].filter(Boolean);
    return [make("details", {}, make("summary", {}, title.textContent, " ", make("span", {}, words.number(items.childElementCount))), items)];
  };

  const opened = (all) => {
    const open = all.filter((asked) => asked.kind !== "phrase" && (!asked.answer?.trim() || (noteAsked(asked, asked.answer) && !asked.note?.trim())));
    return open.map((asked) => ({ ...asked, lacks: asked.answer ? "script.fill.no-note" : asked.note?.trim() ? "script.fill.only-note" : "script.fill.no-answer" }));
  };

  /** Why there can be no file yet; an empty text where there can. */
  const trouble = (draft, records) => {
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60e3).toISOString().slice(0, 10);
    if (!records.length) return words("script.fill.nothing");
    if (!(draft.date >= EARLIEST && draft.date <= today)) return words("script.fill.no-date");
    return /^(?:|[01]?\d|2[0-3])$/.test(draft.hour) ? "" : words("script.fill.no-hour");
  };

  const erasing = (draft, { leave, button }) => {
    const box = make("div", { class: "hb-fill-erase" });
    const ask = () => {
      const really = button(words("script.fill.erase-really"), async () => { await drafts.remove(draft.id); leave(); });
      box.replaceChildren(make("p", {}, words(draft.saved ? "script.fill.erase-saved" : "script.fill.erase-unsaved")), really, button(words("script.fill.erase-not"), rest));
      really.focus();
    };
    const rest = () => {
      box.replaceChildren(button(words("script.fill.erase"), ask));
      box.firstChild.focus();
    };
    box.append(button(words("script.fill.erase"), ask));
    return box;
  };

  const handingOn = (draft, records, { keep, button }) => {
    const status = make("p", { class: "hb-fill-handed", role: "status" }, draft.saved ? words("script.fill.saved", { file: draft.saved }) : "");
    const made = () => file.fileOf(nameOf(draft), COLUMNS, records);
    const handed = () => {
      draft.saved = nameOf(draft);
      keep();
      status.textContent = words("script.fill.saved", { file: draft.saved });
    };
    const share = button(words("script.fill.share"), async () => { if (await file.share(made())) handed(); }, true);
    const canShare = file.canShare(made());
    const save = button(words("script.fill.save"), () => { file.save(made()); handed(); }, !canShare);
    return [make("p", {}, words("script.fill.hand-on")), make("div", { class: "hb-fill-hand" }, canShare ? share : null, save), status];
  };

  /** What stands on the last screen. */
  window.handbook.phoneEnd = (draft, tools) => {
    const all = questionsOf(draft).map((asked) => ({ ...asked, ...tools.answerTo(asked) }));
    const records = recordsOf(draft, tools.answerTo);
    const why = trouble(draft, records);
    const no = all.filter(({ weight, answer }) => weight && answer === "no");
    return [
      ...scored(draft, all),
      ...list(words("script.fill.critical"), no.filter(({ critical }) => critical), tools.go, ({ title }) => words("script.fill.moment-failed", { moment: title })),
      ...list(words("script.fill.answered-no"), no.filter(({ critical }) => !critical), tools.go, ({ title }) => title),
      ...folded(list(words("script.fill.open"), opened(all), tools.go, ({ title, lacks }) => words("labelled", { label: title, text: words(lacks) }))),
      make("h2", {}, words("script.fill.file")),
      ...(why ? [make("p", { class: "hb-fill-older" }, why)] : handingOn(draft, records, tools)),
      erasing(draft, tools),
    ];
  };
})();
