/* The service worker: it caches the handbook for when there is no network. Above this line the build writes the object
   `handbook`: the id of its build, the files to cache, each with its digest, and what is said without a network.

   A page is asked for on the network first, so that nobody reads an old edition while there is another; what comes
   from the cache says so. Scripts, styles and pictures have their version in their URL: no page ever gets those of another.

   A copy that was not renewed for `handbook.days` days erases itself: a device that has left the house, or whose owner may
   no longer sign in, does not keep the book for good. */
"use strict";

const scope = new URL(registration.scope);
const cacheName = `handbook ${scope.pathname} ${handbook.build}`; // no URL holds a space, so no name is the start of another
const PATIENCE = 4000; // milliseconds in which the network has to begin its answer, before a cached page is shown

const LIMIT = handbook.days * 864e5;
const WRITTEN = 60e3; // milliseconds after which the age of the copy is written down again

const addressOf = (file) => new URL(file, scope).href;

/** A URL's path and query as text, percent signs decoded, so that two ways of writing one URL are equal. */
const plain = ({ pathname, search = "" }) => {
  try { return decodeURIComponent(pathname) + search; } catch { return pathname + search; }
};

const files = new Map(Object.entries({ ...handbook.precache, ...handbook.runtime })
  .map(([file, digest]) => [plain(new URL(file, scope)), { file, address: addressOf(file), digest }]));

/** The file of ours that an address stands for; a page is the same whatever stands behind its `?`. */
const fileAt = (url) => files.get(plain(url)) ?? files.get(plain({ pathname: url.pathname.replace(/\/$/, "/index.html") }));

/* -------- the cache */

const digestOf = async (body) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)),
  (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, handbook.digits);

/** Cache a response if its digest says that it is of this build; say whether it was. */
const cache = async ({ address, digest }, answer) => {
  if (!answer.ok) return false;
  const body = await answer.arrayBuffer();
  if (await digestOf(body) !== digest) return false;
  await (await caches.open(cacheName)).put(address, new Response(body, { headers: answer.headers }));
  return true;
};

/** Not by opening the cache, which would make one where it was erased. */
const cached = async ({ address }) => caches.match(address, { cacheName });

/* -------- how old the copy is

   A clock may be put forward and back. So what is kept is not a day but an age, to which the time is added that went by
   since it was last looked at; a clock that was put back takes nothing off, and one that stood in the future is not waited for. */

const renewal = { address: addressOf("renewed.json") };

const readRenewal = async () => (await cached(renewal))?.json();

const writeRenewal = async (age, isWhole) => {
  const body = JSON.stringify({ age, seen: Date.now(), isWhole });
  await (await caches.open(cacheName)).put(renewal.address, new Response(body, { headers: { "Content-Type": "application/json" } }));
};

/** Erase the copy if it is too old; say whether there is one. */
const isStillKept = async () => {
  const last = await readRenewal();
  if (!last) return false;
  const since = Date.now() - last.seen;
  const age = last.age + Math.max(0, since);
  if (!Number.isFinite(last.age) || !(age < LIMIT)) {
    await caches.delete(cacheName);
    return false;
  }
  if (since < 0 || since > WRITTEN) await writeRenewal(age, last.isWhole);
  return true;
};

let filling = null;

/** The network has just given what this build has: the copy begins anew to age, and what was erased is fetched again. */
const renew = async () => {
  if ((await readRenewal())?.isWhole) await writeRenewal(0, true);
  else await (filling ??= precache().finally(() => { filling = null; }));
};

/** Precache one file after another, so that whoever reads on is not kept waiting; what is unchanged is copied, not fetched. */
const precache = async () => {
  await writeRenewal(0, false);
  for (const name of Object.keys(handbook.precache)) {
    const file = files.get(plain(new URL(name, scope)));
    if (await cached(file)) continue;
    const before = await caches.match(file.address, { ignoreSearch: true });
    if (before && await cache(file, before)) continue;
    if (!await cache(file, await fetch(file.address, { cache: "no-cache" }))) throw new Error(`${name} is of another build`);
  }
  await writeRenewal(0, true);
};

const deleteOtherCaches = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(`handbook ${scope.pathname} `) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
};

/* -------- answering without a network */

const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const filled = (html, url) => html.replaceAll("%site%", () => escaped(scope.href)).replaceAll("%here%", () => escaped(url.href))
  .replaceAll("%missing%", () => escaped(plain({ pathname: url.pathname.slice(scope.pathname.length) })));

/** A cached page with the notice on it that it is one. */
const withNotice = async (page, url) => {
  const text = await page.text();
  return new Response(text.replace("<main", () => `${filled(handbook.notice, url)}<main`), { headers: page.headers });
};

/** A redirect from a short address, or from one that a page had, to where it leads: such pages are cached as one table, not each. */
const redirected = async (url) => {
  const path = plain({ pathname: url.pathname.slice(scope.pathname.length) });
  const [, id] = /^go\/([^/]+)(?:\/(?:index\.html)?)?$/.exec(path) ?? [];
  const table = await cached({ address: addressOf(handbook.addresses) });
  const leads = new Map(Object.entries(table ? await table.json() : {}));
  const target = leads.get(id ?? path.replace(/(^|\/)$/, "$1index.html"));
  return target && Response.redirect(addressOf(target));
};

/** A page that says why there is none: it is not in the cache, or all that was there was erased. */
const notCached = async (url) => {
  const home = await cached({ address: addressOf(handbook.home) });
  const says = await readRenewal() ? handbook.missing : handbook.erased;
  return new Response(filled(says, url), { status: 503, headers: home?.headers ?? { "Content-Type": "text/html; charset=utf-8" } });
};

/* -------- answering */

const orTooLate = (answer) => Promise.race([answer, new Promise((_, giveUp) => { setTimeout(giveUp, PATIENCE); })]);

const page = async (url, answer) => {
  const file = fileAt(url);
  await isStillKept().catch(() => { /* what cannot be looked up is not there */ });
  const here = (file && await cached(file)) ?? await redirected(url);
  try {
    const given = await (here ? orTooLate(answer) : answer);
    if (!here || given.status < 500) return given;
  } catch { /* then what is here has to do */ }
  if (!here) return notCached(url);
  return here.ok ? withNotice(here, url) : here;
};

/** A script, style or picture: with its version in its URL it may be in the cache of whichever build the page is of. */
const asset = async (request, url, answer) => {
  const file = fileAt(url);
  const here = url.search ? await caches.match(request.url) : file && await cached(file);
  return here ?? answer();
};

/** What the network gave is of this build: then a page renews the copy, and a file of the runtime list that is new goes into it. */
const keep = async (file, isPage, given) => {
  if (!given.ok || await digestOf(await given.clone().arrayBuffer()) !== file.digest) return;
  if (isPage) await renew();
  if (file.file in handbook.runtime && await readRenewal() && !await cached(file)) await cache(file, given);
};

const ask = (event, url, options) => {
  const answer = fetch(event.request, options);
  const file = fileAt(url);
  const isPage = event.request.mode === "navigate";
  const isOurs = file && (isPage || file.file in handbook.runtime);
  event.waitUntil(answer.then((given) => isOurs && keep(file, isPage, given.clone())).catch(() => { /* no network, or no room: then it is not cached */ }));
  return answer;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  if (request.mode === "navigate") event.respondWith(page(url, ask(event, url, { cache: "no-cache" })));
  else event.respondWith(asset(request, url, () => ask(event, url)));
});

/* -------- from one build to the next */

addEventListener("install", (event) => event.waitUntil(precache()));
addEventListener("activate", (event) => event.waitUntil(deleteOtherCaches().then(() => clients.claim())));
isStillKept().catch(() => { /* it is looked at again with the next page */ });

/** A page says which build it is of. Only where it is of this one, and no other is open, may this one take over before all are closed. */
addEventListener("message", (event) => event.waitUntil((async () => {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = open.filter((client) => client.url.startsWith(scope.href));
  if (event.data === handbook.version && ours.length < 2) await skipWaiting();
})()));
