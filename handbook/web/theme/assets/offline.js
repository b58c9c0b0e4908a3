/* Has the browser keep the handbook for when there is no network. From a folder, and where nothing is kept, there is no such thing. */
(() => {
  "use strict";
  const { src } = document.currentScript;
  const workers = isSecureContext && location.protocol.startsWith("http") ? navigator.serviceWorker : null;
  if (!workers) return;

  /** Tell a worker that waits for its turn which build this page is of. */
  const tell = (worker) => {
    const say = () => { if (worker.state === "installed") worker.postMessage(new URL(src).search); };
    worker?.addEventListener("statechange", say);
    if (worker) say();
  };

  /** The worker came after this page; what was loaded before is asked for again, so that it is kept too. */
  const keepThis = () => {
    for (const address of [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]) {
      fetch(address).catch(() => { /* then it is kept another time */ });
    }
  };

  const begin = async () => {
    if (!workers.controller) workers.addEventListener("controllerchange", keepThis, { once: true });
    const registration = await workers.register(new URL("../worker.js", src));
    tell(registration.waiting);
    tell(registration.installing);
    registration.addEventListener("updatefound", () => tell(registration.installing));
  };

  /* After everything that is to be seen. A browser that keeps nothing, in a private window perhaps, still shows everything. */
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(() => begin().catch(() => {})));
})();
