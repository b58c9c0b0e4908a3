/* Keeps the handbook for when there is no network. Above this the build writes what `handbook` is:
   its build, the files to keep, each with its sum, and what is said without a network.

   A page is asked for on the network first, so that nobody reads an old edition while there is another; what comes
   from the device says so. Scripts, styles and pictures have their version in their address: no page ever meets those of another. */
"use strict";

const scope = new URL(registration.scope);
const mine = `handbook ${scope.pathname} ${handbook.build}`; // no address holds a space, so no name is the start of another
const PATIENCE = 4000; // milliseconds in which the network has to begin its answer

const addressOf = (file) => new URL(file, scope).href;

/** An address without the ways in which the same one can be written. */
const plain = ({ pathname, search = "" }) => {
  try { return decodeURIComponent(pathname) + search; } catch { return pathname + search; }
};

const files = new Map(Object.entries({ ...handbook.atOnce, ...handbook.whenMet })
  .map(([file, sum]) => [plain(new URL(file, scope)), { file, address: addressOf(file), sum }]));

/** The file of ours that an address stands for; a page is the same whatever stands behind its `?`. */
const fileAt = (url) => files.get(plain(url)) ?? files.get(plain({ pathname: url.pathname.replace(/\/$/, "/index.html") }));

/* -------- keeping */

const sumOf = async (body) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)),
  (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, handbook.digits);

/** Keep an answer if it is this build's and no other's; say whether it was. */
const keep = async ({ address, sum }, answer) => {
  if (!answer.ok) return false;
  const body = await answer.arrayBuffer();
  if (await sumOf(body) !== sum) return false;
  await (await caches.open(mine)).put(address, new Response(body, { headers: answer.headers }));
  return true;
};

const kept = async ({ address }) => (await caches.open(mine)).match(address);

/** What is needed at once, one after another, so that whoever reads on is not kept waiting; what has not changed is not asked for. */
const fill = async () => {
  for (const name of Object.keys(handbook.atOnce)) {
    const file = files.get(plain(new URL(name, scope)));
    if (await kept(file)) continue;
    const before = await caches.match(file.address, { ignoreSearch: true });
    if (before && await keep(file, before)) continue;
    if (!await keep(file, await fetch(file.address, { cache: "no-cache" }))) throw new Error(`${name} is of another build`);
  }
};

const forgetOthers = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(`handbook ${scope.pathname} `) && name !== mine);
  await Promise.all(others.map((name) => caches.delete(name)));
};

/* -------- answering without a network */

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const filled = (html, url) => html.replaceAll("%site%", () => escaped(scope.href)).replaceAll("%here%", () => escaped(url.href))
  .replaceAll("%missing%", () => escaped(plain({ pathname: url.pathname.slice(scope.pathname.length) })));

/** A kept page, on which it stands that it is one. */
const told = async (page, url) => {
  const text = await page.text();
  return new Response(text.replace("<main", () => `${filled(handbook.notice, url)}<main`), { headers: page.headers });
};

/** Where a short address leads to: such a page only leads on, and is kept as a line in a table. */
const forwarded = async (url) => {
  const [, id] = /^go\/([^/]+)(?:\/(?:index\.html)?)?$/.exec(url.pathname.slice(scope.pathname.length)) ?? [];
  const table = id && await kept({ address: addressOf(handbook.addresses) });
  const target = table && (await table.json())[id];
  return target && Response.redirect(addressOf(target));
};

const missing = async (url) => {
  const home = await kept({ address: addressOf(handbook.home) });
  return new Response(filled(handbook.missing, url), { status: 503, headers: home?.headers ?? { "Content-Type": "text/html" } });
};

/* -------- answering */

const orTooLate = (answer) => Promise.race([answer, new Promise((_, giveUp) => { setTimeout(giveUp, PATIENCE); })]);

const page = async (url, answer) => {
  const file = fileAt(url);
  const here = (file && await kept(file)) ?? await forwarded(url);
  try {
    const given = await (here ? orTooLate(answer) : answer);
    if (!here || given.status < 500) return given;
  } catch { /* then what is here has to do */ }
  if (!here) return missing(url);
  return here.ok ? told(here, url) : here;
};

/** What belongs to a page: with its version in its address it may be kept by whichever build the page is of. */
const part = async (request, url, answer) => {
  const file = fileAt(url);
  const here = url.search ? await caches.match(request.url) : file && await kept(file);
  return here ?? answer();
};

/** Ask the network, and keep what is met for the first time. */
const ask = (event, url, options) => {
  const answer = fetch(event.request, options);
  const file = fileAt(url);
  const isNew = file && file.file in handbook.whenMet;
  event.waitUntil(answer.then((given) => isNew && keep(file, given.clone())).catch(() => { /* no network, or no room: then it is not kept */ }));
  return answer;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  if (request.mode === "navigate") event.respondWith(page(url, ask(event, url, { cache: "no-cache" })));
  else event.respondWith(part(request, url, () => ask(event, url)));
});

/* -------- from one build to the next */

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));

/** A page says which build it is of. Only where it is of this one, and no other is open, may this one take over before all are closed. */
addEventListener("message", (event) => event.waitUntil((async () => {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = open.filter((client) => client.url.startsWith(scope.href));
  if (event.data === handbook.version && ours.length < 2) await skipWaiting();
})()));
