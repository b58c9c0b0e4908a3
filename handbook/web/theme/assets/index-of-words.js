/* What the search looks through: documents with all they are called, and every word with the documents it stands in. */
(() => {
  "use strict";
  const { wordsOf, joinedIn } = window.handbook.spelling;
  const PROSE = ["page", "story"];
  const ENOUGH = 0.46; // of what was typed, weighed, has to stand in a document for it to be an answer
  const HALF = 0.48; // of a name; half of one alone is chance

  const DEPTHS = { title: 1, also: 1, id: 0.9, answer: 0.8, besides: 0.55, label: 0.5, note: 0.5, page: 0.4, more: 0.35 };
  const IN_PHRASE = 0.7; // a word of a name of several is no name by itself: `wifi` is not yet `wifi is slow`
  const UNWRITTEN = ["id", "page"]; // what stands between their hyphens is no word of anybody
  const SLICE = 12; // milliseconds of work between two looks at the keyboard

  const named = ([kind, note, title, answer, besides, address, also = "", more = "", roles = []]) => {
    const [page, anchor = ""] = decodeURIComponent(address).replace(/\/?(?:index)?\.html/, "").split("#");
    const id = PROSE.includes(kind) ? "" : anchor || page.split("/").pop();
    return { kind, label: window.handbook.words(`kind.${kind}`), note, title, answer, besides, address, page, id, also, more, roles };
  };

  /** What a document is called: its title, its id, and each of the words people have for it. */
  const namesOf = ({ title, also, id }) => [title, id, ...also.split(", ")]
    .flatMap((name) => [[...new Set(wordsOf(name))], joinedIn(name)]).filter((words) => words.length);

  /** Every word there is, each with the documents it stands in and how deep in them. */
  const indexed = async (documents, pause) => {
    const known = new Map();
    let start = performance.now();
    const add = (word, number, depth) => {
      if (!known.has(word)) known.set(word, new Map());
      const places = known.get(word);
      if (!(places.get(number) >= depth)) places.set(number, depth);
    };
    for (const [number, document] of documents.entries()) {
      for (const [field, depth] of Object.entries(DEPTHS)) {
        const written = field === "also" ? document.also.split(", ") : [document[field]];
        for (const text of written) {
          const words = [...wordsOf(text), ...(UNWRITTEN.includes(field) ? [] : joinedIn(text))];
          const worth = field === "also" && words.length > 1 ? IN_PHRASE : depth;
          for (const word of words) add(word, number, worth);
        }
      }
      if (performance.now() - start > SLICE) {
        await pause();
        start = performance.now();
      }
    }
    return known;
  };

  const sum = (parts, of) => parts.reduce((whole, part) => whole + of(part), 0);

  window.handbook.finding = { PROSE, DEPTHS, ENOUGH, HALF, named, namesOf, indexed, sum };
})();
