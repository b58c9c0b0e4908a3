/* The slip book on a phone: one screen a slip, kept as it is typed, and all that are not handed on yet in one file. */
(() => {
  "use strict";
  const { drafts, file, make, textField, words } = window.handbook;
  const main = document.querySelector("main");
  const form = JSON.parse(main.dataset.hbForm);
  const BOOK = "slips";
  const COLUMNS = ["date", "hour", "place", "touchpoint", "standard", "role", "cause", "settled_by", "minutes", "cost", "note"];
  const NEEDED = ["date", "touchpoint", "settled_by", "cause"];
  const CHOICES = {
    settled_by: [["first", words("script.slip.first")], ["passed on", words("script.slip.passed-on")], ["open", words("script.slip.open")]],
    cause: [["system", words("slips.system")], ["person", words("slips.person")], ["unclear", words("slips.unclear")]],
  };
  const kept = make("p", { class: "hb-fill-kept" });
  const status = make("p", { class: "hb-fill-older", role: "status", hidden: true });
  let slip;
  let all = [];
  let halfway = [];

  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60e3).toISOString().slice(0, 10);
  };

  const begun = () => ({ id: crypto.randomUUID?.() ?? String(Date.now()), begun: new Date().toISOString(), form: { scorecard: BOOK, edition: form.edition }, saved: "", noNames: [], isWritten: false,
    place: slip?.place ?? "", date: today(), hour: String(new Date().getHours()), touchpoint: slip?.touchpoint ?? "", standard: "", role: slip?.role ?? "", cause: "", settled_by: "", minutes: "", cost: "", note: "" });

  let writing = Promise.resolve(true);
  const keep = (one = slip) => {
    kept.textContent = "";
    writing = writing.then(() => drafts.write(one)).then(({ isKept, other }) => {
      if (other && one === slip) {
        slip = other.isWritten ? begun() : other;
        draw();
        say(words("script.fill.other-window"));
        return false;
      }
      kept.textContent = words(isKept ? "script.fill.kept" : "script.fill.not-kept");
      return isKept;
    });
    return writing;
  };

  const set = (name, value) => { slip[name] = value; keep(); };

  const field = (label, name, attributes = {}) => {
    const input = make("input", { id: `hb-slip-${name}`, autocomplete: "off", type: "text", ...attributes, value: slip[name] });
    input.addEventListener("input", () => set(name, input.value));
    return make("div", { class: "hb-fill-field" }, make("label", { for: input.id }, label), input);
  };

  const select = (label, name, options, changed) => {
    const input = make("select", { id: `hb-slip-${name}` }, make("option", { value: "" }, "–"), ...options.map(([value, title]) => make("option", { value, selected: slip[name] === value }, title)));
    input.addEventListener("change", () => { set(name, input.value); changed?.(); });
    return make("div", { class: "hb-fill-field" }, make("label", { for: input.id }, label), input);
  };

  const choices = (label, name) => make("fieldset", { class: "hb-fill-question" }, make("legend", {}, label), make("div", { class: "hb-fill-choices hb-fill-choices--three" },
    ...CHOICES[name].map(([value, title]) => {
      const input = make("input", { type: "radio", name, value, checked: slip[name] === value });
      input.addEventListener("change", () => set(name, value));
      const choice = make("label", { class: "hb-fill-choice" }, input, make("b", {}, title));
      // The longest answer has the most room, so that none is a tower of words.
      choice.style.flexGrow = title.length;
      return choice;
    })));

  const button = (label, act, isMain = false) => {
    const made = make("button", { type: "button", class: `hb-fill-button${isMain ? " hb-fill-button--main" : ""}` }, label);
    made.addEventListener("click", act);
    return made;
  };

  const number = (text) => text.trim().replace(",", ".");
  const standardsAt = () => form.places.find(({ id }) => id === slip.touchpoint)?.standards ?? [];
  const waiting = () => all.filter(({ isWritten, saved }) => isWritten && !saved);

  /** What a slip still lacks before it can stand in the book. */
  const lacks = () => {
    if (NEEDED.some((name) => !slip[name]) || slip.date > today()) return words("script.slip.lacks");
    return ["minutes", "cost"].every((name) => /^(?:\d{1,6}(?:\.\d{1,2})?)?$/.test(number(slip[name]))) ? "" : words("script.slip.no-number");
  };

  const say = (text) => { status.hidden = !text; status.textContent = text; };

  const write = async () => {
    const why = lacks();
    if (why) { say(why); return; }
    slip.isWritten = true;
    await keep();
    all.push(slip);
    slip = halfway.pop() ?? begun();
    draw();
    say(words("script.slip.written"));
    main.querySelector("h1").focus();
  };

  /** One that is written and not handed on yet is opened again, perhaps because it is settled now; what was being written waits. */
  const again = async (one) => {
    await writing; // what was typed last has a version once it is on the disk
    if (slip.version) halfway.push(slip);
    all = all.filter((other) => other !== one);
    slip = one;
    slip.isWritten = false;
    await keep();
    say("");
    draw();
    main.querySelector("h1").focus();
  };

  const inShort = ({ touchpoint, date, settled_by }) => words("script.slip.change", {
    where: form.places.find(({ id }) => id === touchpoint)?.title ?? touchpoint,
    day: words.day(new Date(`${date}T12:00`)),
    settled: CHOICES.settled_by.find(([value]) => value === settled_by)[1],
  });

  const made = () => file.fileOf(`slips-${today()}-${Date.now().toString(36)}.csv`, COLUMNS, waiting().map((one) => ({ ...one, minutes: number(one.minutes), cost: number(one.cost) })));

  const handOn = async (act) => {
    const one = made();
    if (!await act(one)) return;
    for (const each of waiting()) { each.saved = one.name; await keep(each); }
    draw();
    say(words("script.fill.saved", { file: one.name }));
  };

  const book = () => {
    const number = waiting().length;
    const handed = all.filter(({ saved }) => saved);
    return [
      make("h2", {}, words.many("script.slip.waiting", number)),
      number ? make("ul", { class: "hb-fill-drafts" }, ...waiting().map((one) => make("li", {}, button(inShort(one), () => again(one))))) : null,
      number && file.canShare(made()) ? button(words("script.fill.share"), () => handOn(file.share)) : null,
      number ? button(words("script.fill.save"), () => handOn((one) => { file.save(one); return true; })) : null,
      handed.length ? button(words.many("script.slip.erase", handed.length), async () => {
        for (const { id } of handed) await drafts.remove(id);
        all = all.filter(({ saved }) => !saved);
        draw();
        main.querySelector("h1").focus();
      }) : null,
    ];
  };

  const draw = () => {
    const standard = make("div");
    const showStandards = () => standard.replaceChildren(select(words("script.slip.standard"), "standard", standardsAt()));
    showStandards();
    main.replaceChildren(...[
      make("h1", { tabindex: -1 }, words("script.slip.title")), status,
      select(words("script.slip.touchpoint"), "touchpoint", form.places.map(({ id, title }) => [id, title]), () => { slip.standard = ""; showStandards(); }),
      standard,
      choices(words("script.slip.settled"), "settled_by"),
      choices(words("script.slip.cause"), "cause"),
      make("div", { class: "hb-fill-pair" },
        field(words("script.slip.minutes"), "minutes", { inputmode: "decimal" }),
        field(`${words("script.slip.cost")}${form.currency ? ` (${form.currency})` : ""}`, "cost", { inputmode: "decimal" })),
      select(words("script.slip.role"), "role", form.roles),
      textField(words("script.slip.note"), slip.note, slip, (text) => { slip.note = text; }, () => keep()),
      make("div", { class: "hb-fill-head" },
        field(words("script.slip.date"), "date", { type: "date", max: today() }),
        field(words("script.slip.hour"), "hour", { type: "number", min: 0, max: 23, inputmode: "numeric" }),
        field(words("paper.visit.place"), "place")),
      kept, button(words("script.slip.write"), write, true), ...book(),
    ].filter(Boolean));
  };

  const start = async () => {
    all = (await drafts.all()).filter(({ form: { scorecard } }) => scorecard === BOOK).reverse();
    halfway = all.filter(({ isWritten }) => !isWritten);
    slip = halfway.pop() ?? begun();
    all = all.filter(({ isWritten }) => isWritten);
    draw();
  };

  document.documentElement.classList.add("hb-fills");
  start();
})();
