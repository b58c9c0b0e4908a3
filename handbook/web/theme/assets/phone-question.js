/* One question of a form on a phone: its answers for a thumb, its note, its stopwatch. It writes into an answer, and says so. */
(() => {
  "use strict";
  const { make, words, nameIn } = window.handbook;
  const IMPRESSIONS = ["positive", "neutral", "negative"];
  const CHOICES = {
    "yes-no": [["yes", words("paper.answer.yes")], ["no", words("paper.answer.no")], ["na", words("script.fill.na")]],
    "scale-5": ["1", "2", "3", "4", "5"].map((number) => [number, number]),
    impression: IMPRESSIONS.map((code) => [code, words(`results.column.${code}`)]),
  };
  const TICK = 200; // milliseconds
  let number = 0;
  const unique = () => `hb-fill-${number += 1}`;

  /** What should stand in the note of an answer; an empty text where none is asked for. */
  const noteAsked = ({ item, kind }, answer) => {
    if (item === "remembered") return answer === "yes" ? words("script.fill.remembered") : "";
    if (kind === "impression") return answer === "negative" ? words("script.fill.why") : "";
    return answer === "no" ? words("script.fill.what-happened") : "";
  };

  /** Ask about what looks like a name in a field, until somebody says that it is none. */
  const askingAboutNames = (field, draft, changed) => {
    const asks = make("p", { class: "hb-fill-name", role: "status" });
    const known = () => [JSON.stringify(draft.form), draft.place, ...draft.noNames];
    const look = () => {
      const found = nameIn(field.value, known());
      if (asks.dataset.hbFound === found) return;
      asks.dataset.hbFound = found;
      if (!found) { asks.replaceChildren(); return; }
      const none = make("button", { type: "button", class: "hb-button" }, words("script.fill.no-name"));
      none.addEventListener("click", () => { draft.noNames.push(found); changed(); look(); field.focus(); });
      asks.replaceChildren(words("script.fill.name", { found }), " ", none);
    };
    field.addEventListener("change", look);
    look();
    return asks;
  };

  /** A field for a text that people write. */
  const textField = (label, value, draft, written, changed) => {
    const id = unique();
    const field = make("textarea", { id, rows: 2, autocomplete: "off" });
    field.value = value ?? "";
    field.addEventListener("input", () => { written(field.value); changed(); });
    return make("div", { class: "hb-fill-text" }, make("label", { for: id }, label), field, askingAboutNames(field, draft, changed));
  };

  const elapsed = ({ seconds = 0, since }) => Math.round(10 * (seconds + (since ? Math.max(0, Date.now() - since) / 1000 : 0))) / 10;

  /** A stopwatch that goes on while the phone sleeps, because it keeps when it was started. */
  const clock = (answer, about, changed) => {
    const toggle = make("button", { type: "button", class: "hb-fill-clock__button" });
    const clear = make("button", { type: "button", class: "hb-button" }, words("script.fill.clear"));
    const box = make("div", { class: "hb-fill-clock", role: "group", "aria-label": words("script.fill.clock", { about }) }, toggle, clear);
    const shown = () => words.number(elapsed(answer), { style: "unit", unit: "second", unitDisplay: "short", minimumFractionDigits: answer.since ? 0 : 1, maximumFractionDigits: answer.since ? 0 : 1 });
    const draw = () => {
      const time = elapsed(answer) ? shown() : "";
      toggle.textContent = words(answer.since ? "script.fill.stop" : time ? "script.fill.go-on" : "script.fill.start", { time });
      toggle.classList.toggle("hb-fill-clock__button--runs", Boolean(answer.since));
      clear.hidden = !time || Boolean(answer.since);
    };
    const run = () => {
      draw();
      if (answer.since) setTimeout(() => { if (box.isConnected) run(); }, TICK);
    };
    toggle.addEventListener("click", () => {
      if (answer.since) Object.assign(answer, { seconds: elapsed(answer), since: null });
      else answer.since = Date.now();
      changed();
      run();
    });
    clear.addEventListener("click", () => { Object.assign(answer, { seconds: 0, since: null }); changed(); draw(); toggle.focus(); });
    run();
    return box;
  };

  const choice = (name, [value, label], option, answer, chosen) => {
    const input = make("input", { type: "radio", name, value, checked: answer.answer === value });
    input.addEventListener("change", () => { answer.answer = value; chosen(); });
    return make("label", { class: `hb-fill-choice hb-fill-choice--${value}` }, input, make("span", {}, make("b", {}, label), option ? make("small", {}, option) : null));
  };

  const phrase = (asked, answer, changed) => {
    const input = make("input", { type: "checkbox", checked: answer.answer === "yes" });
    input.addEventListener("change", () => { answer.answer = input.checked ? "yes" : ""; changed(); });
    return make("label", { class: "hb-fill-phrase" }, input, make("span", {}, asked.ask));
  };

  /** Draw a question; `changed` is called with every change of its answer. */
  const question = (asked, answer, draft, changed) => {
    if (asked.kind === "phrase") return phrase(asked, answer, changed);
    if (asked.kind === "words") return textField(asked.ask, answer.answer, draft, (text) => { answer.answer = text; }, changed);
    const name = unique();
    const note = make("div");
    const more = make("button", { type: "button", class: "hb-fill-more" }, words("script.fill.more"));
    const showNote = () => {
      const label = noteAsked(asked, answer.answer);
      if (label || answer.note) writeNote(label);
      else note.replaceChildren();
      more.hidden = note.childElementCount > 0;
    };
    const writeNote = (label) => {
      const there = note.querySelector("label");
      const says = label || words("script.fill.note");
      if (there) there.textContent = says;
      else note.replaceChildren(textField(says, answer.note, draft, (text) => { answer.note = text; }, changed));
    };
    more.addEventListener("click", () => { writeNote(""); more.hidden = true; note.querySelector("textarea").focus(); });
    const choices = CHOICES[asked.kind].map((one, i) => choice(name, one, asked.options[i], answer, () => { showNote(); changed(); }));
    showNote();
    return make("fieldset", { class: `hb-fill-question hb-fill-question--${asked.kind}` },
      make("legend", {}, asked.ask, asked.critical ? make("span", { class: "hb-badge hb-badge--critical" }, words("choice.standard.critical.yes")) : null),
      asked.measure ? make("p", { class: "hb-fill-measure" }, asked.measure) : null,
      asked.notes.length ? make("details", {}, make("summary", {}, words("script.fill.marking")), ...asked.notes.map((text) => make("p", {}, text))) : null,
      make("div", { class: "hb-fill-choices" }, ...choices),
      asked.has_clock ? clock(answer, asked.ask, changed) : null,
      more, note);
  };

  Object.assign(window.handbook, { question, noteAsked, textField, elapsed });
})();
