/* A form that is filled in on a phone, one moment a screen. What is typed is kept at once, with the questions as they were when it was begun. */
(() => {
  "use strict";
  const { drafts, make, question, words, phoneEnd } = window.handbook;
  const main = document.querySelector("main");
  const form = JSON.parse(main.dataset.hbForm);
  const ID = /^[0-9a-z]{8}$/;
  const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  const kept = make("p", { class: "hb-fill-kept" });
  let draft = null;
  let shown = 0;

  /* -------- drafts */

  const pad = (number) => String(number).padStart(2, "0");
  const today = (now) => `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const newId = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => LETTERS[byte % LETTERS.length]).join("");

  const begun = () => {
    const now = new Date();
    return { id: newId(), form, begun: now.toISOString(), date: today(now), hour: String(now.getHours()), place: "", answers: {}, noNames: [], saved: "" };
  };

  /** Every change is written at once; while one is being written, all that follow wait together. */
  let writing = null;
  let again = false;
  const keep = () => {
    kept.textContent = "";
    if (writing) { again = true; return writing; }
    again = false;
    const current = draft;
    writing = drafts.write(current).then(({ isKept, other }) => {
      writing = null;
      if (other) {
        if (draft === current) { draft = other; draw(false); main.prepend(make("p", { class: "hb-fill-older", role: "alert" }, words("script.fill.other-window"))); }
        return false;
      }
      if (again && draft === current) return keep();
      kept.textContent = words(isKept ? "script.fill.kept" : "script.fill.not-kept");
      kept.classList.toggle("hb-fill-kept--not", !isKept);
      return isKept;
    });
    return writing;
  };

  const changed = () => {
    draft.saved = "";
    keep();
  };

  const keyOf = ({ moment, item }) => `${moment}/${item}`;
  const answerTo = (asked) => (draft.answers[keyOf(asked)] ??= {});

  /* -------- screens */

  const titleOf = (number) => [words("script.fill.begin"), ...draft.form.screens.map(({ title }) => title), words("script.fill.end")][number];
  const last = () => draft.form.screens.length + 1;

  const field = (label, name, attributes) => {
    const id = `hb-fill-${name}`;
    const input = make("input", { id, autocomplete: "off", ...attributes, value: draft[name] });
    input.addEventListener("input", () => { draft[name] = input.value; changed(); });
    return make("div", { class: "hb-fill-field" }, make("label", { for: id }, label), input);
  };

  const start = () => [
    ...draft.form.about.map((text) => make("p", {}, text)),
    make("div", { class: "hb-fill-head" },
      field(words("script.fill.date"), "date", { type: "date", max: today(new Date()), min: "1990-01-01", required: true }),
      field(words("paper.visit.hour"), "hour", { type: "number", min: 0, max: 23, inputmode: "numeric" }),
      field(words("paper.visit.place"), "place", { type: "text", "aria-describedby": "hb-fill-place-how" }),
      make("small", { id: "hb-fill-place-how" }, words("script.fill.place-how"))),
  ];

  const moment = ({ begins, questions }) => [
    begins ? make("p", { class: "hb-fill-begins" }, begins) : null,
    ...questions.map((asked, at) => {
      const drawn = question(asked, answerTo(asked), draft, changed);
      drawn.dataset.hbAt = at;
      return drawn;
    }),
  ];

  const older = () => (draft.form.edition === form.edition ? null
    : make("p", { class: "hb-fill-older" }, words("script.fill.older", { begun: draft.form.edition, today: form.edition })));

  const button = (label, act, isMain = false) => {
    const made = make("button", { type: "button", class: `hb-fill-button${isMain ? " hb-fill-button--main" : ""}` }, label);
    made.addEventListener("click", act);
    return made;
  };

  const steps = () => make("nav", { class: "hb-fill-steps", "aria-label": words("script.fill.steps") },
    shown ? button(words("script.fill.back"), () => go(shown - 1)) : null,
    make("span", {}, words("script.fill.of", { number: words.number(shown + 1), all: words.number(last() + 1) })),
    shown < last() ? button(words("script.fill.next"), () => go(shown + 1), true) : null);

  const draw = (isNew) => {
    const heading = make("h1", { tabindex: -1 }, titleOf(shown));
    const inside = shown === 0 ? start() : shown < last() ? moment(draft.form.screens[shown - 1])
      : phoneEnd(draft, { answerTo, go, keep, leave, button });
    main.replaceChildren(...[older(), heading, ...inside, kept, steps()].filter(Boolean));
    document.title = `${heading.textContent} · ${draft.form.title}`;
    if (!isNew) return;
    scrollTo(0, 0);
    heading.focus();
  };

  /** Go to a screen, or to a question on it; the phone's own way back leads to the one before. */
  const go = (number, asked) => {
    location.hash = `${draft.id}/${number}`;
    arrive();
    if (asked !== undefined) main.querySelector(`[data-hb-at="${asked}"]`)?.querySelector("input, textarea").focus();
  };

  /* -------- what there is to begin with */

  const summary = (one) => {
    const all = one.form.screens.flatMap(({ questions }) => questions).filter(({ kind }) => kind !== "phrase");
    const answered = all.filter((asked) => one.answers[keyOf(asked)]?.answer).length;
    const when = new Date(one.begun);
    return [
      make("b", {}, [one.date && words.day(new Date(`${one.date}T12:00`)), one.place].filter(Boolean).join(", ") || words.day(when)),
      make("span", {}, words("script.fill.draft", { answered: words.number(answered), all: words.number(all.length), day: words.day(when), time: words.time(when), edition: one.form.edition })),
      one.saved ? make("span", {}, words("script.fill.saved", { file: one.saved })) : null,
    ];
  };

  const list = (found) => {
    const items = found.map((one) => make("li", {}, button("", () => { draft = one; go(0); }, false)));
    items.forEach((item, i) => item.firstChild.append(...summary(found[i]).filter(Boolean)));
    main.replaceChildren(make("h1", { tabindex: -1 }, form.title), make("h2", {}, words("script.fill.drafts")), make("ul", { class: "hb-fill-drafts" }, ...items),
      button(words("script.fill.new"), () => { draft = begun(); go(0); }, true));
    document.title = form.title;
  };

  /** Back to what there is, when a visit is erased. */
  const leave = () => {
    draft = null;
    history.replaceState(null, "", location.pathname);
    arrive().then(() => main.querySelector("h1").focus());
  };

  const asked = () => {
    const [id, number] = location.hash.slice(1).split("/");
    return ID.test(id) ? { id, number: Number(number) || 0 } : null;
  };

  /** Show what the address asks for. */
  let arrived = "";
  const arrive = async () => {
    const wanted = asked();
    if (arrived === location.hash && draft) return;
    if (wanted && draft?.id !== wanted.id) draft = (await drafts.read(wanted.id)) ?? null;
    if (!wanted || !draft) {
      const found = (await drafts.all()).filter(({ form: { scorecard } }) => scorecard === form.scorecard);
      arrived = "";
      if (found.length) { list(found); return; }
      draft = begun();
      shown = 0;
      draw(false);
      return;
    }
    const isNew = Boolean(arrived) || document.activeElement !== document.body;
    arrived = location.hash;
    shown = Math.min(Math.max(0, wanted.number), last());
    draw(isNew);
  };

  /** Another tab may have gone on with it. */
  const refresh = async () => {
    if (!draft || writing) return;
    const there = await drafts.read(draft.id);
    if (there && JSON.stringify(there) !== JSON.stringify(draft)) { draft = there; draw(false); }
  };

  addEventListener("hashchange", arrive);
  addEventListener("focus", refresh);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") refresh(); });
  document.documentElement.classList.add("hb-fills");
  navigator.storage?.persist?.();
  arrive();
})();
