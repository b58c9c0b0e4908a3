/* Each search as a function of the documents that gives a function: what is typed → the titles found, the best first.
   Every library is set to forgive slips as its manual says, and has our weights where it takes any. */

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { create, insertMultiple, search } from "@orama/orama";
import FlexSearch from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { pagefind } from "./pagefind.mjs";

const OWN = ["spelling.js", "likeness.js", "dates.js", "index-of-words.js", "synonyms.js", "meanings.js", "asked-for.js", "danger-first.js", "own-limit.js", "phrases-like.js", "pieces.js", "find.js"]
  .map((name) => readFileSync(new URL(`../../handbook/web/theme/assets/${name}`, import.meta.url), "utf-8"));
const WEIGHTS = { title: 3, also: 3, answer: 2, besides: 1, kind: 1, note: 1, more: 1 };
const FIELDS = Object.keys(WEIGHTS);
const MOST = 50;

/** Our own finder, read from the files that the site is built with; it takes what stands in search-index.js. */
export const ours = (lines, about) => {
  const window = { handbook: { words: (id) => id } };
  const context = createContext({ window, performance });
  for (const script of OWN) runInContext(script, context);
  return window.handbook.finder(lines, about, async () => {});
};

const minisearch = (slips) => (documents) => {
  const searchOptions = { boost: WEIGHTS, prefix: true, ...slips };
  const index = new MiniSearch({ fields: FIELDS, storeFields: ["title"], searchOptions });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return (typed) => index.search(typed).map(({ title }) => title);
};

const fuse = (documents) => {
  const keys = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }));
  const index = new Fuse(documents, { keys, ignoreLocation: true, threshold: 0.35 });
  return (typed) => index.search(typed, { limit: MOST }).map(({ item }) => item.title);
};

const flexsearch = (documents) => {
  const index = new FlexSearch.Document({
    document: { id: "id", index: FIELDS }, tokenize: "full", encoder: FlexSearch.Charset.LatinSoundex,
  });
  documents.forEach((document, id) => index.add({ ...document, id }));
  return (typed) => index.search(typed, { limit: MOST, suggest: true, merge: true }).map(({ id }) => documents[id].title);
};

const orama = (tolerance) => async (documents) => {
  const schema = Object.fromEntries(FIELDS.map((name) => [name, "string"]));
  const index = create({ schema, components: { tokenizer: { language: "english", stemming: true } } });
  await insertMultiple(index, documents.map((document) => Object.fromEntries(FIELDS.map((name) => [name, document[name]]))));
  return async (term) => {
    const { hits } = await search(index, { term, tolerance, boost: WEIGHTS, limit: MOST });
    return hits.map(({ document }) => document.title);
  };
};

/** What is compared. Of several settings that were tried the best stand here. */
export const LIBRARIES = {
  "MiniSearch, a fifth of the letters": minisearch({ fuzzy: 0.2 }),
  "MiniSearch, two letters": minisearch({ fuzzy: 2, weights: { prefix: 0.7, fuzzy: 0.1 } }),
  "Fuse": fuse,
  "FlexSearch": flexsearch,
  "Orama, stems and one letter": orama(1),
  "Orama, stems and two letters": orama(2),
  "Pagefind": pagefind,
};
