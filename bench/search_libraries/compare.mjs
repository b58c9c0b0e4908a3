/* node compare.mjs INDEX…: how often each search has what was meant among its first three, as JSON; and what it
   answers to words that stand nowhere, and how many milliseconds it took for all of them. */

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { LIBRARIES, ours } from "./libraries.mjs";
import { queries } from "./queries.mjs";

const indexIn = (file) => {
  const handbook = {};
  runInContext(readFileSync(file, "utf-8"), createContext({ handbook }));
  return handbook;
};

const indexes = process.argv.slice(2).map(indexIn);
const lines = indexes.flatMap(({ documents }) => documents);
const about = indexes[0].searched;
const { documents, find } = await ours(lines, about);
const { made, notHere } = queries(documents);
const own = async () => {
  const fresh = (await ours(lines, about)).find;
  return (typed) => fresh(typed).found.map(({ title }) => title);
};

const measured = async (make) => {
  const search = await make(documents);
  const found = {};
  let took = 0;
  for (const [kind, asked] of Object.entries(made)) {
    found[kind] = 0;
    for (const [typed, title] of asked) {
      const start = performance.now();
      const titles = await search(typed);
      took += performance.now() - start;
      found[kind] += titles.slice(0, 3).includes(title);
    }
  }
  let invented = 0;
  for (const word of notHere) invented += (await search(word)).length > 0;
  return { found, invented, took };
};

const searches = { "our own": own, ...LIBRARIES };
const all = {};
for (const [name, make] of Object.entries(searches)) all[name] = await measured(make);
const asked = Object.fromEntries(Object.entries(made).map(([kind, list]) => [kind, list.length]));
console.log(JSON.stringify({ documents: documents.length, asked, notHere: notHere.length, searches: all }));
process.exit(0); // Pagefind keeps its indexer running
