/* Tell the editors what is wrong or missing: a text that names what it is about, to be copied, sent by mail, or put into
   the house's form. Loaded when it is first asked for. */
(() => {
  "use strict";
  const { words, make, dialog } = window.handbook;
  const { edition, suggest: template } = window.handbookWords;
  const isMail = template.startsWith("mailto:");

  let title = "";
  const field = make("textarea", { id: "hb-suggest-text", class: "hb-suggest__text", rows: 9 });
  const status = make("p", { role: "status", class: "hb-suggest__status" });
  const copy = make("button", { type: "button", class: "hb-button" }, words("suggest.copy"));
  const on = template ? make("a", { class: "hb-button", href: template, ...(isMail ? {} : { target: "_blank", rel: "noopener" }) },
    words(isMail ? "suggest.mail" : "suggest.form")) : null;
  const to = isMail ? words("suggest.to", { address: decodeURIComponent(new URL(template).pathname) }) : words(template ? "suggest.to-form" : "suggest.to-editors");
  const box = dialog("suggest", words("suggest.ask"), make("label", { for: field.id }, words("suggest.label")), field,
    make("p", { class: "hb-suggest__ways" }, copy, on), make("p", { class: "hb-dialog__say" }, to), status);

  /** The address with what stands in the field now; a house's form may take neither. */
  const filled = () => {
    const put = { title, text: field.value.replaceAll("\n", isMail ? "\r\n" : "\n") };
    return template.replace(/\{(title|text)\}/g, (_, name) => encodeURIComponent(put[name]));
  };
  const follow = () => { if (on) on.href = filled(); };

  /** Where the clipboard is closed to pages, as in a copy that is opened from a folder, the old way still works. */
  const copied = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.select();
      return document.execCommand("copy");
    }
  };

  const say = (id) => { status.textContent = words(id); };
  copy.addEventListener("click", async () => { say(await copied() ? "suggest.copied" : "suggest.select"); });
  on?.addEventListener("click", () => { if (!template.includes("{text}")) copied(); });
  field.addEventListener("input", follow);

  window.handbook.openSuggestion = (about, text) => {
    title = about;
    field.value = text;
    status.textContent = "";
    follow();
    box.showModal();
    field.focus();
    field.setSelectionRange(text.length, text.length);
    field.scrollTop = field.scrollHeight;
  };

  /** A suggestion about the card a control stands on, or else about the page. */
  window.handbook.suggestAbout = (control) => {
    const id = control.closest(".hb-card")?.querySelector(".hb-id")?.textContent;
    const heading = document.querySelector("h1")?.firstChild?.textContent.trim() || document.title;
    if (!id) {
      window.handbook.openSuggestion(words("suggest.page.title", { page: heading }), words("suggest.page", { page: heading, address: location.href, edition }));
      return;
    }
    const { hbName: name, hbWhere: where, hbSays: says } = control.dataset;
    window.handbook.openSuggestion(words("suggest.title", { name, id }), words("suggest.text", { name, id, edition, where, says }));
  };
})();
