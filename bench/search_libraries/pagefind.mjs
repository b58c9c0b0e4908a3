/* Pagefind outside a browser: its index is written to a folder, and what its script fetches is read from there. */

import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createIndex } from "pagefind";

export const pagefind = async (documents) => {
  const { index } = await createIndex({ forceLanguage: "en" });
  for (const [id, { title, answer, besides, also, kind, note, more }] of documents.entries()) {
    const content = `${title}. ${also}. ${answer} ${besides} ${kind} ${note} ${more}`;
    await index.addCustomRecord({ url: `/${id}`, content, language: "en", meta: { title } });
  }
  const folder = await mkdtemp(join(tmpdir(), "pagefind-"));
  await index.writeFiles({ outputPath: folder });
  globalThis.fetch = async (address) => new Response(await readFile(join(folder, String(address).replace(/\?.*$/, "").split("/pagefind/")[1])));
  globalThis.document = { querySelector: () => ({ getAttribute: () => "en" }), currentScript: null };
  globalThis.window = globalThis;
  globalThis.location = new URL("https://example.org/");
  const script = await import(pathToFileURL(join(folder, "pagefind.js")));
  await script.options({ basePath: "/pagefind/", baseUrl: "/" });
  await script.init();
  return async (typed) => {
    const { results } = await script.search(typed);
    return Promise.all(results.slice(0, 3).map(async (result) => documents[Number((await result.data()).url.match(/\d+/)[0])].title));
  };
};
