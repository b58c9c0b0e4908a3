/* Say instead: type or tap what you were about to say, and get the reason and what to say. */
(() => {
  "use strict";
  const { make, words, phrasesLike } = window.handbook;
  const article = document.querySelector("article");
  const KINDS = ["banned", "avoid"];
  const OFFERED = 5;

  const unwelcome = KINDS.flatMap((kind) => [...document.querySelectorAll(`.hb-words__${kind} .hb-words__said`)]);
  if (unwelcome.length < 2) return;

  const field = make("input", {
    class: "hb-say__field", id: "hb-say", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    placeholder: words("script.say.placeholder"), "aria-describedby": "hb-say-status", dir: "auto",
    maxlength: "200",
  });
  const status = make("p", { class: "hb-say__status", id: "hb-say-status", role: "status" });
  const answers = make("ul", { class: "hb-say__answers" });

  const drawn = ({ kind, label, title, answer, besides, href }) => make("li", {},
    make("p", { class: "hb-say__not" }, make("span", { class: `hb-badge hb-badge--${kind}` }, label), " ", make("a", { href }, title)),
    make("p", { class: "hb-say__better" }, answer),
    besides ? make("p", { class: "hb-say__why" }, besides) : null);

  const show = async () => {
    const text = field.value;
    const found = text.trim() ? await phrasesLike(text) : [];
    if (text !== field.value) return;
    answers.replaceChildren(...found.slice(0, 3).map(drawn));
    status.textContent = !text.trim() ? "" : found.length
      ? "" : words("script.say.nothing");
  };

  const offered = make("p", { class: "hb-say__offered" }, ...unwelcome.filter((said) => said.closest(".hb-words__banned"))
    .slice(0, OFFERED).map((said) => {
      const chip = make("button", { type: "button", class: "hb-button" }, said.textContent.trim());
      chip.addEventListener("click", () => { field.value = chip.textContent; show(); });
      return chip;
    }));

  field.addEventListener("input", show);
  article.querySelector("h1").after(make("div", { class: "hb-say", role: "search", "aria-label": words("script.say.title") },
    make("label", { for: "hb-say" }, words("script.say.ask")), field, status, answers, offered));
})();
