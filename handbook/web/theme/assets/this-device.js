/* The page about this device: everything that its browser keeps for the handbook, said in words, and erased on request. */
(() => {
  "use strict";
  const { root, kept, drafts, store, words, decoded, make } = window.handbook;
  const main = document.querySelector("main");
  const DAY = 864e5;
  const MEGABYTE = 1e6;
  const days = Number(main.dataset.hbDays);
  const pages = JSON.parse(main.dataset.hbForms);

  /** What a browser answers; nothing where it has no such storage, as for a page from a folder, or lets nobody look. */
  const list = async (ask) => {
    try { return await ask(); } catch { return []; }
  };

  /* -------- what scripts keep */

  const ticksInWords = () => {
    const { since, moments } = store.get("ticks") ?? {};
    const number = Object.values(moments ?? {}).flat().length;
    const begun = new Date(since);
    const when = Number.isNaN(begun.getTime()) ? "" : `${words.day(begun)}, ${words.time(begun)}`;
    return words.many("script.device.ticks.some", number, { when });
  };

  const readInWords = () => [...new Set(Object.values(store.get("read") ?? {}).map(({ edition }) => words("told.edition", { edition })))].join(", ");

  /** What is said of a thing besides its name; of what has no words here only that it is kept. */
  const IN_WORDS = {
    job: () => store.get("job")?.title,
    read: readInWords,
    ticks: ticksInWords,
    slash: () => words("script.device.slash.off"),
    scheme: () => words(kept.read("scheme") === "dark" ? "script.device.scheme.dark" : "script.device.scheme.light"),
  };

  const fromScripts = () => kept.things.filter(({ name }) => name !== "forms").map((thing) => {
    const places = kept.placesOf(thing);
    return {
      name: thing.name,
      isKept: places.length > 0,
      says: [IN_WORDS[thing.name]?.() ?? ""],
      erase: () => places.forEach(({ storage: where, key }) => where.removeItem(key)),
    };
  });

  /** Where one goes on with a visit: on the page of its form, or where that is gone on any other, as a visit keeps its own questions. */
  const pageOf = ({ id, form: { scorecard } }) => {
    const page = pages[scorecard] ?? Object.values(pages)[0];
    return page && `${page}#${id}/0`;
  };

  const goOn = (draft) => {
    const text = words("script.device.forms.open", { form: draft.form.title, day: words.day(new Date(draft.begun)) });
    return make("li", {}, make("a", { href: pageOf(draft) }, text));
  };

  const forms = async () => {
    const all = await drafts.all();
    const open = all.filter((draft) => !draft.saved && pageOf(draft));
    const isKept = all.length > 0 || (await drafts.paths()).includes(root.pathname);
    const saved = words.number(all.filter((draft) => draft.saved).length);
    return { name: "forms", isKept, says: [words.many("script.device.forms.some", all.length, { saved })], list: open.map(goOn), erase: () => drafts.erase() };
  };

  /* -------- what the worker keeps */

  const beginningOf = (path) => `handbook ${path} `;
  const allCaches = () => list(() => caches.keys());
  const allWorkers = () => list(() => navigator.serviceWorker.getRegistrations());
  const cachesOf = async (path) => (await allCaches()).filter((name) => name.startsWith(beginningOf(path)));
  const workersOf = async (path) => (await allWorkers()).filter(({ scope }) => new URL(scope).pathname === path);

  /** First the worker, which could cache something anew, and then what it has cached. */
  const eraseCopy = async (path) => {
    await Promise.all((await workersOf(path)).map((worker) => worker.unregister()));
    await Promise.all((await cachesOf(path)).map((name) => caches.delete(name)));
  };

  /** Files and bytes of a cache, and for how many days it was not found to be as the network has it. */
  const measured = async (name) => {
    const cache = await caches.open(name);
    const files = await cache.matchAll();
    const sizes = await Promise.all(files.map(async (file) => (await file.clone().arrayBuffer()).byteLength));
    const renewal = await (await cache.match(new URL("renewed.json", root)))?.json();
    const age = renewal ? (renewal.age + Math.max(0, Date.now() - renewal.seen)) / DAY : NaN;
    return { edition: name.slice(beginningOf(root.pathname).length).replace(/-[0-9a-f]+$/, ""), files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0), age };
  };

  const size = (bytes) => words.number(bytes / MEGABYTE, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });

  const copyInWords = ({ edition, files, bytes, age }) => [
    words.many("script.device.copy.files", files, { edition, size: size(bytes) }),
    Number.isFinite(age) ? words("script.device.copy.renewed", { when: words.ago(-Math.floor(age), "day") }) : "",
    Number.isFinite(age) ? words("script.device.copy.until", { when: words.ago(Math.max(0, Math.ceil(days - age)), "day") }) : "",
  ];

  const copy = async () => {
    const names = await cachesOf(root.pathname);
    const measures = await Promise.all(names.map(measured));
    return {
      name: "copy",
      isKept: names.length > 0 || (await workersOf(root.pathname)).length > 0,
      says: measures.flatMap(copyInWords),
      erase: () => eraseCopy(root.pathname),
    };
  };

  /* -------- the other editions, which stand in folders beside this one */

  const isBeside = (path) => {
    const [above] = /^.*\/(?=[^/]+\/$)/.exec(root.pathname) ?? [];
    return Boolean(above) && path !== root.pathname && path.startsWith(above) && /^[^/]+\/$/.test(path.slice(above.length));
  };

  const others = async () => {
    const said = [
      ...kept.places((key) => /^(?:handbook:)?\/.*(?::|\.__)/.test(key)).map(({ key }) => key.replace("handbook:", "").replace(/(?::|\.__).*/, "")),
      ...(await allCaches()).filter((name) => name.startsWith("handbook /")).map((name) => name.split(" ")[1]),
      ...(await drafts.paths()),
    ];
    const paths = [...new Set(said)].filter(isBeside).sort();
    return {
      name: "others",
      isKept: paths.length > 0,
      says: [paths.map((path) => decoded(path.split("/").at(-2))).join(", ")],
      erase: async () => {
        for (const path of paths) {
          await eraseCopy(path);
          await drafts.erase(path);
          kept.placesAt(path).forEach(({ storage: where, key }) => where.removeItem(key));
        }
      },
    };
  };

  /* -------- the page */

  const shown = make("ul", { class: "hb-kept" });
  const status = make("p", { class: "hb-kept__done", role: "status" });
  const all = make("button", { type: "button", class: "hb-button" }, words("script.device.all"));
  main.querySelector("[data-hb-kept]").replaceChildren(shown, make("p", {}, all), status);

  const everything = async () => [...fromScripts(), await forms(), await copy(), await others()];

  const drawn = (thing) => {
    const title = words(`script.device.${thing.name}`);
    const says = thing.says.filter(Boolean);
    const erase = make("button", { type: "button", class: "hb-button", "aria-label": words("script.device.erase-this", { what: title }) }, words("script.device.erase"));
    erase.addEventListener("click", () => forget([thing], words("script.device.erased", { what: title })));
    return make("li", { "data-hb-thing": thing.name }, make("h2", {}, title), ...says.map((text) => make("p", {}, text)), thing.list?.length ? make("ul", {}, ...thing.list) : null, erase);
  };

  /** What of the handbook is not on this device is said together, after what is. */
  const absent = (things) => make("li", {}, make("h2", {}, words("script.device.nothing")), make("ul", {}, ...things.map(({ name }) => make("li", { "data-hb-thing": name }, words(`script.device.${name}`)))));

  const show = async () => {
    const things = await everything();
    const here = things.filter(({ isKept }) => isKept), gone = things.filter(({ name, isKept }) => !isKept && name !== "others");
    shown.replaceChildren(...here.map(drawn), ...(gone.length ? [absent(gone)] : []));
    all.disabled = !here.length;
  };

  /** What had the focus is gone with the thing; the sentence that says so is read aloud, and is where one goes on. */
  const forget = async (things, says) => {
    for (const thing of things) await thing.erase();
    await show();
    const again = things.some(({ name }) => name === "copy") ? ` ${words("script.device.again")}` : "";
    status.textContent = says + again;
    status.tabIndex = -1;
    status.focus();
  };

  all.addEventListener("click", async () => forget((await everything()).filter(({ isKept }) => isKept), words("script.device.erased-all")));
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
})();
