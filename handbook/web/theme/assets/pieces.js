/* Where in a text the words stand that were found, so that they can be marked. */
(() => {
  "use strict";
  const { RUN, isUnspaced, wordsOf } = window.handbook.spelling;

  /** A text in pieces, each with how rare a hit it is; what is none of the hits has 0. */
  const pieces = (text, hits) => {
    const found = [];
    let end = 0;
    const add = (piece, rarity) => {
      if (piece && found.at(-1)?.[1] === rarity) found.at(-1)[0] += piece;
      else if (piece) found.push([piece, rarity]);
    };
    const rarest = (...words) => Math.max(0, ...words.map((word) => hits.get(word) ?? 0));
    for (const { 0: run, index } of text.matchAll(RUN)) {
      add(text.slice(end, index), 0);
      end = index + run.length;
      const letters = isUnspaced(run) ? [...run] : [run];
      letters.forEach((letter, i) => {
        const pairs = letters.length > 1 ? [letters.slice(i ? i - 1 : 0, i + 1), letters.slice(i, i + 2)] : [[letter]];
        add(letter, rarest(...pairs.flatMap((pair) => wordsOf(pair.join("")))));
      });
    }
    add(text.slice(end), 0);
    return found;
  };

  window.handbook.pieces = pieces;
})();
