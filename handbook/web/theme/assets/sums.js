/* Sums with one's own numbers: worked out anew at every stroke, step by step, in exact decimals; nothing leaves the browser.
   The same rule, and the same words, as the worked example that stands on the page. */
(() => {
  "use strict";
  const { make, words } = window.handbook;

  /** An exact decimal: whole units of ten to the minus `places`. */
  const decimal = (units, places = 0) => ({ units, places });
  const at = (value, places) => value.units * 10n ** BigInt(places - value.places);
  const times = (a, b) => decimal(a.units * b.units, a.places + b.places);
  const less = (a, b) => {
    const places = Math.max(a.places, b.places);
    return decimal(at(a, places) - at(b, places), places);
  };
  const exceeds = (value, most) => less(value, most).units > 0n;
  const magnitude = ({ units, places }) => decimal(units < 0n ? -units : units, places);

  const ONE = decimal(1n);
  const WHOLE = decimal(100n);
  const LARGEST = decimal(10n ** 9n);
  const LARGEST_RESULT = decimal(10n ** 12n);

  /** A quotient of whole numbers, a half going away from nought. */
  const halfUp = (over, under) => (over < 0n ? -1n : 1n) * (((over < 0n ? -over : over) * 2n + under) / (under * 2n));
  const rounded = ({ units, places }, by, to) => decimal(halfUp(units * 10n ** BigInt(to), by * 10n ** BigInt(places)), to);
  const same = (a, b) => less(a, b).units === 0n;

  /** What a digit of any script counts: its place in its row of ten. */
  const digit = (sign) => {
    let row = sign.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(row - 1))) row -= 1;
    return String((sign.codePointAt(0) - row) % 10);
  };

  /** Whether marks of one sort stand between groups of digits, as in 1,234,567 or 12,34,567. */
  const isGrouped = (text, mark) => new RegExp(`^\\d{1,3}(\\${mark}\\d{2,3})*\\${mark}\\d{3}$`).test(text);

  /** What was typed as an exact decimal, or null; a single comma or point is read as the language has it. */
  const read = (typed, point, unit) => {
    const text = typed.replace(unit, "").replace(/\p{Nd}/gu, digit).replace(/[٫．]/gu, ".").replace(/[٬，]/gu, ",")
      .replace(/[\s\p{Cf}'’%٪％]/gu, "").replace(/^[−–]/u, "-");
    const [, minus, body] = /^(-?)([\d.,]*\d[\d.,]*)$/.exec(text) ?? [];
    if (!body) return null;
    const marks = body.replace(/\d/g, "");
    const last = marks.at(-1);
    let [whole, part] = [body, ""];
    if (marks && !((marks.length > 1 || last !== point) && isGrouped(body, last))) {
      const end = body.lastIndexOf(last);
      [whole, part] = [body.slice(0, end), body.slice(end + 1)];
      if (marks.length > 1 && (whole.includes(last) || !isGrouped(whole, marks[0]))) return null;
    }
    return decimal(BigInt(`${minus}${whole.replace(/[.,]/g, "")}${part}`), part.length);
  };

  const start = (form) => {
    const { hbCurrency: ahead, hbCurrencyAfter: behind, hbPoint: point, hbGroup: group } = form.dataset;
    const currency = (ahead || behind).trim();
    const [last, others] = form.dataset.hbGroups.split(" ").map(Number);
    const longerTimes = [...form.dataset.hbLonger.matchAll(/(\d+) (\w+)/g)].map(([, length, unit]) => [decimal(BigInt(length)), unit]);
    const rows = [...form.querySelectorAll("tbody tr")];
    const inMoney = rows[0].dataset.hbKind === "money";

    /** A number as the handbook writes it, with every digit it has; money has two decimals or none. */
    const say = ({ units, places }, cents = false) => {
      const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
      let part = digits.slice(digits.length - places).replace(/0+$/, "");
      if (cents && part.length === 1) part += "0";
      let whole = digits.slice(0, digits.length - places);
      const groups = [whole.slice(-last)];
      while ((whole = whole.slice(0, -groups[0].length))) groups.unshift(whole.slice(-others));
      return `${units < 0n ? "−" : ""}${groups.join(group)}${part && point + part}`;
    };

    const amount = (value, { unit, one, isMoney }) => {
      const said = say(value, isMoney);
      if (isMoney && currency) return `${value.units < 0n ? "−" : ""}${ahead}${said.replace(/^−/, "")}${behind}`;
      return unit ? `${said}\u00a0${same(ONE, value) ? one : unit}` : said;
    };

    /** A rounded number, after a sign for whether it is exact. */
    const near = (value, to, by = ONE) => {
      const found = rounded(value, by.units, to);
      return [same(times(found, by), value) ? "=" : "≈", found];
    };

    /** A time in one of our own units, such as hours. */
    const duration = (value, unit) => words.amount(Number(value.units) / 10 ** value.places, unit, { number: say(value) });

    /** The steps of the sum and what comes out, in words; null where it is too large. */
    const workOut = (given) => {
      const [first, ...rest] = given;
      let [reached, counted] = [first.value, { ...first, isMoney: inMoney }];
      let before = amount(reached, counted);
      const steps = [];
      for (const number of rest) {
        const isPercent = number.kind === "percent";
        const value = isPercent ? decimal(number.value.units, number.value.places + 2) : number.value;
        reached = number.isMoney ? less(reached, value) : times(reached, value);
        if (!inMoney && !isPercent) counted = { ...number, isMoney: false };
        const taken = isPercent ? words("percent", { number: say(number.value) }) : amount(number.value, number);
        const [sign, found] = near(reached, number === given.at(-1) ? 2 : 6);
        const after = amount(found, counted);
        steps.push(`${before} ${number.isMoney ? "−" : "×"} ${taken} ${sign} ${after}`);
        before = after;
      }
      if (!exceeds(LARGEST_RESULT, magnitude(reached))) return null;
      const longer = longerTimes.find(([length]) => !exceeds(length, reached));
      if (!longer) return { steps, out: before };
      const [length, unit] = longer;
      const [sign, found] = near(reached, 2, length);
      const after = duration(found, unit);
      return { steps: [...steps, `${before} ÷ ${say(length)} ${sign} ${after}`], out: words("sum.result-or", { result: before, longer: after }) };
    };

    /** Why a number cannot stand here; an empty text where it can. */
    const trouble = (typed, value, isPercent) => {
      if (!typed.trim()) return words("script.sum.empty");
      if (!value) return words("script.sum.not-a-number", { typed: typed.trim(), number: `2${point}5` });
      if (value.units < 0n) return words("script.sum.negative");
      if (isPercent && exceeds(value, WHOLE)) return words("script.sum.share");
      return exceeds(value, LARGEST) ? words("script.sum.too-large", { most: say(LARGEST) }) : "";
    };

    const field = (row, number) => {
      const { hbUnit: unit, hbOne: one, hbValue: value, hbKind: kind } = row.dataset;
      const id = `${form.closest(".hb-card").querySelector(".hb-id").textContent}-${number}`;
      const heading = row.querySelector("th");
      heading.replaceChildren(make("label", { for: id }, ...heading.childNodes, unit ? make("span", { class: "hb-hidden" }, ` (${unit})`) : null));
      const wrong = make("p", { class: "hb-sum__wrong", id: `${id}-wrong` });
      const input = make("input", {
        id, class: "hb-sum__field", type: "text", inputmode: "decimal", autocomplete: "off", maxlength: "40",
        "aria-describedby": wrong.id, value: value.replace(".", point),
      });
      row.lastElementChild.append(input, wrong);
      return { input, wrong, unit: kind === "money" && currency ? currency : unit, own: { unit, one, kind, isMoney: kind === "money" } };
    };

    const fields = rows.map(field);
    const output = make("output", { class: "hb-sum__result", for: fields.map(({ input }) => input.id).join(" ") });
    form.querySelector("tfoot td:last-child").append(output);
    const steps = make("ol");
    const again = make("button", { type: "reset", class: "hb-button" }, words("script.sum.again"));
    form.append(make("div", { class: "hb-sum__live" }, make("p", { class: "hb-label" }, words("script.sum.steps")), steps, again));
    form.classList.add("hb-sum--live");

    const show = () => {
      const given = fields.map(({ input, wrong, unit, own }) => {
        const value = read(input.value, point, unit);
        const why = trouble(input.value, value, own.kind === "percent");
        const untouched = !input.value && !input.defaultValue;
        input.setAttribute("aria-invalid", String(Boolean(why) && !untouched));
        wrong.textContent = untouched ? "" : why;
        return why ? null : { ...own, value };
      });
      const worked = given.includes(null) ? null : workOut(given);
      steps.replaceChildren(...(worked?.steps ?? []).map((step) => make("li", {}, step)));
      output.textContent = worked ? worked.out
        : !given.includes(null) ? words("script.sum.no-use")
          : fields.some(({ wrong }) => wrong.textContent) ? words("script.sum.marked") : words("script.sum.fill-in");
      steps.parentElement.classList.toggle("hb-sum__live--none", !worked);
    };

    form.addEventListener("input", show);
    form.addEventListener("reset", () => setTimeout(show));
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  };

  document.querySelectorAll(".hb-sum").forEach(start);
})();
