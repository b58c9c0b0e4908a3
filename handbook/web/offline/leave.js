/* This handbook keeps nothing for when there is no network: what an earlier build has kept is thrown away, and its worker goes. */
"use strict";

const leave = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(`handbook ${new URL(registration.scope).pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
