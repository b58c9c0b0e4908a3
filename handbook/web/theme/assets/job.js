/* My job: picked once, remembered in this browser only; then any page can show only what binds it. */
(() => {
  "use strict";
  const { root, store, words, load, anchor, make, dialog, tool } = window.handbook;
  const article = document.querySelector("article");

  const mine = () => (store.get("job")?.id ? store.get("job") : null);
  const onlyMine = () => Boolean(mine() && store.get("only-mine"));
  const binds = (element, job) => element.dataset.hbFor.split(" ").includes(job.id);

  /* -------- the page: what binds others is left out */

  const marked = article ? [...article.querySelectorAll("[data-hb-for]")] : [];
  const isEntry = (element) => element.matches(".hb-heading, .hb-short, .hb-list > li, tr, .hb-strip li");
  const entries = marked.filter(isEntry);
  const withCard = (heading) => {
    const card = heading.matches(".hb-heading") ? heading.nextElementSibling : null;
    return card?.matches(".hb-card") ? [heading, card] : [heading];
  };
  const level = (element) => (/^H[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0);

  /** A heading under which nothing is left says nothing either. */
  const emptied = () => {
    const blocks = [...article.children];
    for (const heading of blocks.filter((block) => level(block) > 1 && !block.dataset.hbFor)) {
      const below = blocks.slice(blocks.indexOf(heading) + 1);
      const next = below.findIndex((block) => level(block) && level(block) <= level(heading));
      const section = next < 0 ? below : below.slice(0, next);
      if (section.length && section.every((block) => block.matches(".hb-not-mine"))) heading.classList.add("hb-not-mine");
    }
  };

  const bar = make("div", { class: "hb-mine", role: "region", "aria-label": words("script.job.title"), hidden: true });

  const onlyButton = (after) => {
    const button = make("button", { type: "button", class: "hb-button", "aria-pressed": String(onlyMine()) }, words("script.job.only"));
    button.addEventListener("click", () => {
      store.set("only-mine", onlyMine() ? null : true);
      show();
      after();
    });
    return button;
  };

  const filter = () => {
    const job = mine();
    const only = onlyMine();
    for (const element of document.querySelectorAll(".hb-not-mine")) element.classList.remove("hb-not-mine");
    const others = job ? marked.filter((element) => !binds(element, job)) : [];
    if (only) {
      others.flatMap(withCard).forEach((element) => element.classList.add("hb-not-mine"));
      emptied();
      for (const heading of article.querySelectorAll("[id].hb-not-mine")) {
        for (const link of document.querySelectorAll(`.md-nav a[href="#${CSS.escape(heading.id)}"]`)) {
          link.closest("li").classList.add("hb-not-mine");
        }
      }
      reveal();
    }
    const left = entries.filter((element) => job && binds(element, job)).length;
    bar.hidden = !job || !entries.some((element) => !binds(element, job));
    if (bar.hidden) return;
    bar.replaceChildren(onlyButton(() => bar.querySelector("button").focus()), make("span", { role: "status" }, only
      ? words.many("script.job.left", left, { all: entries.length, job: job.title })
      : words.many("script.job.for-you", left, { all: entries.length, job: job.title })));
  };

  /** Whoever follows a link to something that binds others sees it all the same. */
  const reveal = () => {
    const target = document.getElementById(anchor());
    if (!target?.matches(".hb-not-mine")) return;
    withCard(target).forEach((element) => element.classList.remove("hb-not-mine"));
    target.scrollIntoView();
  };

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
    forget.addEventListener("click", () => { store.set("only-mine", null); pick(null); });
    return make("p", { class: "hb-chosen" },
      make("a", { href: new URL(job.address, root) }, words("script.job.open", { job: job.title })), onlyButton(draw), forget);
  };

  const pick = (job) => {
    store.set("job", job);
    show();
    draw();
    chooser.querySelector(job ? ".hb-chosen a" : ".hb-jobs button").focus();
  };

  const open = async () => {
    await load("jobs.js");
    draw();
    chooser.showModal();
  };

  const button = tool("job", open);

  /* -------- the cards of jobs */

  for (const card of article?.querySelectorAll(".hb-card.hb-role") ?? []) {
    const heading = card.previousElementSibling;
    const own = make("button", { type: "button", class: "hb-button", "data-hb-job": heading.id }, words("script.job.this"));
    own.addEventListener("click", async () => {
      await load("jobs.js");
      const { id, title, address } = window.handbook.jobs.find((each) => each.id === heading.id);
      store.set("job", mine()?.id === id ? null : { id, title, address });
      if (!mine()) store.set("only-mine", null);
      show();
    });
    card.prepend(make("p", { class: "hb-own" }, own));
  }

  const show = () => {
    const job = mine();
    if (button) {
      button.querySelector(".hb-tool__word").textContent = job ? job.title : words("script.job.title");
      button.setAttribute("aria-label", job ? words("script.job.mine", { job: job.title }) : words("script.job.title"));
    }
    for (const own of document.querySelectorAll("[data-hb-job]")) {
      own.setAttribute("aria-pressed", String(own.dataset.hbJob === job?.id));
    }
    filter();
  };

  /** A job is called as this edition calls it; one that it no longer has is forgotten. */
  const check = async () => {
    if (!mine()) return;
    await load("jobs.js");
    const now = window.handbook.jobs.find((each) => each.id === mine()?.id);
    store.set("job", now ? { id: now.id, title: now.title, address: now.address } : null);
    if (!now) store.set("only-mine", null);
    show();
  };

  article?.querySelector("h1")?.after(bar);
  store.follow("job", show);
  store.follow("only-mine", show);
  addEventListener("hashchange", reveal);
  addEventListener("pageshow", show);
  show();
  check();
})();
