/* What Material's own scripts ask for: where the site begins, and a memory of its own in this browser. */
(() => {
  "use strict";
  const scope = new URL("../", document.currentScript.src);
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage = localStorage, from = scope) => JSON.parse(storage.getItem(`${from.pathname}.${key}`));
  window.__md_set = (key, value, storage = localStorage, from = scope) => {
    try { storage.setItem(`${from.pathname}.${key}`, JSON.stringify(value)); } catch { /* then it is not remembered */ }
  };
})();
