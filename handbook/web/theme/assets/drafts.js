/* Forms that are being filled in, kept in this browser until somebody erases them. What a browser puts into localStorage it
   writes down when it has time for it; here every answer is on the disk when it is said to be, whatever the battery does then. */
(() => {
  "use strict";
  const { root } = window.handbook;
  const STORE = "drafts";
  const nameAt = (path) => `handbook:${path}`;
  const mine = nameAt(root.pathname);

  const done = (request, ...events) => new Promise((resolve, reject) => {
    request.onerror = request.onabort = () => reject(request.error);
    for (const event of events) request[event] = () => resolve(request.result);
  });

  const open = () => {
    const request = indexedDB.open(mine);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    return done(request, "onsuccess");
  };

  /** Do something in the store, and wait until it is on the disk. */
  const within = async (mode, act) => {
    const base = await open();
    try {
      const transaction = base.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      await done(transaction, "oncomplete");
      return request.result;
    } finally {
      base.close();
    }
  };

  /** The names of the databases of handbooks; an old browser does not say. */
  const names = async () => {
    try { return (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith(nameAt("/"))); } catch { return []; }
  };

  const isThere = async () => !indexedDB.databases || (await names()).includes(mine);

  /** How often it was written. */
  const versionOf = ({ version }) => version ?? 0;

  window.handbook.drafts = {
    /** All that are kept, the newest first. */
    async all() {
      try {
        const found = await isThere() ? await within("readonly", (store) => store.getAll()) : [];
        return found.sort((one, other) => other.begun.localeCompare(one.begun));
      } catch { return []; }
    },
    async read(id) {
      try { return await isThere() ? await within("readonly", (store) => store.get(id)) : undefined; } catch { return undefined; }
    },
    /** Keep one, one write after the other, unless another window has gone on with it since: whether it is kept now, and the `other` where not. */
    async write(draft) {
      let next = null;
      let other = null;
      try {
        await within("readwrite", (store) => {
          const there = store.get(draft.id);
          there.addEventListener("success", () => {
            if (there.result && versionOf(there.result) !== versionOf(draft)) { other = there.result; return; }
            next = { ...draft, version: versionOf(draft) + 1 };
            store.put(next);
          });
          return there;
        });
      } catch { return { isKept: false, other: null }; }
      if (next) draft.version = next.version;
      return { isKept: !other, other };
    },
    remove: (id) => within("readwrite", (store) => store.delete(id)).catch(() => {}),
    /** Erase all of the handbook at a path. */
    erase: (path = root.pathname) => done(indexedDB.deleteDatabase(nameAt(path)), "onsuccess", "onblocked").catch(() => {}),
    /** The paths of all handbooks that keep any. */
    paths: async () => (await names()).map((name) => name.slice(nameAt("").length)),
  };
})();
