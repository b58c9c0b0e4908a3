/* The service worker of a handbook that caches nothing: it deletes the caches of an earlier build and unregisters itself. */
"use strict";

const remove = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(`handbook ${new URL(registration.scope).pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(remove()));
