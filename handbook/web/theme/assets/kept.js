/* Where the site begins, and all that this browser keeps for it. What is not named here cannot be kept, so the page about
   this device lists everything: whoever has something new to keep names it here, and says what it is in `script.device.NAME`.
   The copy for when there is no network is the worker's, and stands on that page as well. */
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const ofAll = new Set(["scheme"]); // kept once for all handbooks of a server
  const keyOf = (name, path = root.pathname) => (ofAll.has(name) ? `handbook:${name}` : `handbook:${path}:${name}`);

  /** Each thing with the names it is kept under; what Material's scripts keep stands under a beginning of their own. */
  const things = [
    { name: "job", names: ["job"] },
    { name: "read", names: ["read"] },
    { name: "ticks", names: ["ticks"] },
    { name: "slash", names: ["slash"] },
    { name: "scheme", names: ["scheme"] },
    { name: "forms" }, // in a database of their own: drafts.js
    { name: "opened", begins: (path) => `${path}.__` },
  ];
  const known = new Set(things.flatMap(({ names = [] }) => names));

  const checked = (name) => {
    if (!known.has(name)) throw new Error(`“${name}” is not named in kept.js`);
    return keyOf(name);
  };

  /** The storages of this browser; none where it keeps nothing. */
  const storages = () => {
    try { return [localStorage, sessionStorage]; } catch { return []; }
  };

  const places = (isMine) => storages().flatMap((storage) => Object.keys(storage).filter(isMine).map((key) => ({ storage, key })));

  /** Where a thing is kept, as storages and keys. */
  const placesOf = ({ names = [], begins }) => {
    const keys = new Set(names.map((name) => keyOf(name)));
    return places((key) => keys.has(key) || Boolean(begins && key.startsWith(begins(root.pathname))));
  };

  /** Where anything of the handbook at another path is kept. */
  const placesAt = (path) => places((key) => key.startsWith(keyOf("", path)) || key.startsWith(`${path}.__`));

  window.handbookKept = {
    root,
    things,
    places,
    placesOf,
    placesAt,
    read(name) {
      try { return localStorage.getItem(checked(name)); } catch { return null; }
    },
    write(name, text) {
      const key = checked(name);
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch { /* a browser that keeps nothing still shows everything */ }
    },
    /** Call back when another tab has changed it. */
    follow(name, changed) {
      addEventListener("storage", ({ key }) => { if (key === null || key === checked(name)) changed(); });
    },
  };

  /* What Material's own scripts ask for. */
  window.__md_scope = root;
  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage = localStorage, from = root) => {
    try { return JSON.parse(storage.getItem(`${from.pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, storage = localStorage, from = root) => {
    try { storage.setItem(`${from.pathname}.${key}`, JSON.stringify(value)); } catch { /* then it is not remembered */ }
  };
})();
