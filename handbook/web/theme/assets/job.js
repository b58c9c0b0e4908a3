/* My job: picked once, remembered in this browser only, and said in the head of every page.
   What else goes by it asks `handbook.job`: mine.js, day.js, board.js and the search. */
(() => {
  "use strict";
  const { root, store, words, load, make, dialog, tool } = window.handbook;
  const followers = [];

  window.handbook.job = {
    /** The job that is picked: its id, title and address; null where none is. */
    get mine() { return store.get("job")?.id ? store.get("job") : null; },
    /** Call back now, and whenever another job is picked, here or in another tab. */
    follow(changed) {
      followers.push(changed);
      changed();
    },
  };
  const mine = () => window.handbook.job.mine;
  const binds = (element, job) => element.dataset.hbFor.split(" ").includes(job.id);
  window.handbook.job.isMine = (element) => !element.dataset.hbFor || !mine() || binds(element, mine());

  /* -------- the header and the dialog */

  const list = make("div", { class: "hb-jobs" });
  const chooser = dialog("job", words("script.job.title"),
    make("p", { class: "hb-dialog__say" }, words("script.job.private"), " ",
      make("a", { href: new URL("this-device.html", root) }, words("theme.device"))), list);

  const draw = () => {
    const job = mine();
    const choose = ({ id, title, address }) => {
      const button = make("button", { type: "button", class: "hb-button", "aria-pressed": String(job?.id === id) }, title);
      button.addEventListener("click", () => { pick({ id, title, address }); });
      return make("li", {}, button);
    };
    const departments = [...new Set(window.handbook.jobs.map((each) => each.department))];
    const groups = departments.flatMap((department) => [
      department ? make("h3", { class: "hb-label" }, department) : null,
      make("ul", {}, ...window.handbook.jobs.filter((each) => each.department === department).map(choose)),
    ]);
    list.replaceChildren(...(job ? [chosen(job)] : []), ...groups.filter(Boolean));
  };

  const chosen = (job) => {
    const forget = make("button", { type: "button", class: "hb-button" }, words("script.job.forget"));
    forget.addEventListener("click", () => {
      const { [job.id]: _, ...others } = store.get("read") ?? {};
      store.set("read", Object.keys(others).length ? others : null);
      pick(null);
    });
    return make("p", { class: "hb-chosen" },
      make("a", { href: new URL(job.address, root) }, words("script.job.open", { job: job.title })), forget);
  };

  const keep = (job) => {
    store.set("job", job);
    show();
  };

  /* Where a page asked for the job, what it was asked for stands behind the dialog. */
  let isAsked = false;
  const pick = (job) => {
    keep(job);
    draw();
    if (isAsked && job) {
      chooser.close();
      button.focus();
    } else chooser.querySelector(job ? ".hb-chosen a" : ".hb-jobs button").focus();
  };

  const open = async (asked) => {
    isAsked = asked;
    await load("jobs.js");
    draw();
    chooser.showModal();
  };

  const button = tool("job", () => open(false));

  const asking = [...document.querySelectorAll("[data-hb-pick]")];
  for (const ask of asking) ask.querySelector("button").addEventListener("click", () => open(true));

  /* -------- the cards of jobs */

  for (const card of document.querySelectorAll("article .hb-card.hb-role")) {
    const { id: role } = card.closest("li") ?? card.previousElementSibling;
    const own = make("button", { type: "button", class: "hb-button", "data-hb-job": role }, words("script.job.this"));
    own.addEventListener("click", async () => {
      await load("jobs.js");
      const { id, title, address } = window.handbook.jobs.find((each) => each.id === role);
      keep(mine()?.id === id ? null : { id, title, address });
    });
    card.prepend(make("p", { class: "hb-own" }, own));
  }

  const show = () => {
    const job = mine();
    if (button) {
      button.querySelector(".hb-tool__word").textContent = job ? job.title : words("script.job.title");
      button.setAttribute("aria-label", job ? words("script.job.mine", { job: job.title }) : words("script.job.title"));
    }
    for (const ask of asking) ask.hidden = Boolean(job);
    for (const own of document.querySelectorAll("[data-hb-job]")) {
      own.setAttribute("aria-pressed", String(own.dataset.hbJob === job?.id));
    }
    followers.forEach((changed) => changed());
  };

  /** A job is called as this edition calls it; one that it no longer has is forgotten. */
  const check = async () => {
    if (!mine()) return;
    await load("jobs.js");
    const now = window.handbook.jobs.find((each) => each.id === mine()?.id);
    const said = now ? { id: now.id, title: now.title, address: now.address } : null;
    if (JSON.stringify(said) !== JSON.stringify(mine())) keep(said);
  };

  store.follow("job", show);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(); });
  show();
  check();
})();
