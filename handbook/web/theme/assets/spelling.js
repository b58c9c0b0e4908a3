/* Words as they are compared, and how much a typed one is like a known one. It knows no language: which endings a
   word may have is learnt from the words of the handbook itself. */
(() => {
  "use strict";

  /* ---------------------------------------------------------------- words */

  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g; // and the vowel points of Hebrew and Arabic
  const UNSEEN = /(?![\u115f\u1160\u3164\uffa0])\p{Default_Ignorable_Code_Point}/gu;
  const APOSTROPHES = /['’‘ʼ`´]/g;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ", ى: "ي", ة: "ه" };
  const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const ARTICLE = /^(?:[وفبك]?ال|لل)(?=...)/; // Arabic writes "the" into the word

  const plain = (text) => text.normalize("NFKD").replace(UNSEEN, "").replace(ACCENTS, "").replace(APOSTROPHES, "").normalize("NFC")
    .toLowerCase().replace(SPECIAL, (letter) => LETTERS[letter]);

  const scripts = ["Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"];
  const UNSPACED = `${scripts.map((script) => `\\p{Script=${script}}`).join("")}ー`;
  const isUnspaced = RegExp.prototype.test.bind(new RegExp(`^[${UNSPACED}]`, "u"));
  const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}'’ʼ\u00ad\u200b-\u200d\u2060])+`, "gu");

  /** The words of a text as they are compared; where a script puts no spaces between them, its letters in pairs. */
  const wordsOf = (text) => (plain(text).match(RUN) ?? []).flatMap((run) => {
    if (!isUnspaced(run)) return [run.replace(ARTICLE, "")];
    const letters = [...run];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => letters[i] + letter);
  });

  const TOGETHER = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:[\\p{Pd}.][\\p{L}\\p{M}\\p{N}]+)+`, "gu");
  const HYPHENS = /[\p{Pd}.]/gu;
  const LONGEST = 24; // letters of what is still one word to people: A-4, check-in

  /** What is written together as one word: `a4` for A-4. */
  const joinedIn = (text) => (text.match(TOGETHER) ?? []).map((run) => plain(run.replace(HYPHENS, "")))
    .filter((word) => word.length <= LONGEST && !isUnspaced(word));

  /** A text in which what is written together is one word where that is known, and else several. */
  const joinKnown = (text, known) => text.replace(TOGETHER, (run) => {
    const [joined] = joinedIn(run);
    return joined && known.has(joined) ? joined : run;
  });

  const AS_TWO = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
  const UMLAUTS = new RegExp(`[${Object.keys(AS_TWO).join("")}]`, "g");
  const TWO = /([aou])e/g;

  /** The typed words, each in every way it may be written: ü is ue where a keyboard has none, and ue may stand for it. */
  const typedIn = (text) => {
    const written = text.normalize("NFC").toLowerCase();
    const asTwo = wordsOf(written.replace(UMLAUTS, (letter) => AS_TWO[letter]));
    return wordsOf(written).map((word, i) => [...new Set([word, asTwo[i], word.length > 4 ? word.replace(TWO, "$1") : word])]);
  };

  /* ---------------------------------------------------------------- endings */

  const STEM = 4; // letters that two words share at least before their endings differ
  const ENDING = 3; // letters of an ending at most
  const OFTEN = 3; // stems that are seen with both of two endings before these are endings, and not chance

  const sharedStart = (a, b) => {
    let n = 0;
    while (n < a.length && a[n] === b[n]) n++;
    return n;
  };

  /** Two endings of one stem, in either order; nothing where two words have no stem in common. */
  const endingsOf = (a, b) => {
    const stem = sharedStart(a, b);
    if (stem < STEM || a.length - stem > ENDING || b.length - stem > ENDING) return "";
    return [a.slice(stem), b.slice(stem)].sort().join("|");
  };

  const LETTER = /^\|.$/u; // an ending of a letter: a jumper is no jump

  /** Whether two words are the same, but for a letter more at the end of one. */
  const isInflected = (a, b) => a === b || LETTER.test(endingsOf(a, b));

  /** The pairs of endings that many of these words are seen with: `|s`, `ed|ing`. */
  const endingsIn = (words) => {
    const groups = new Map(), counts = new Map();
    for (const word of words) {
      const start = word.slice(0, STEM);
      if (!groups.get(start)?.push(word)) groups.set(start, [word]);
    }
    for (const alike of groups.values()) {
      alike.forEach((a, i) => alike.slice(i + 1).forEach((b) => {
        const ends = endingsOf(a, b);
        if (ends) counts.set(ends, (counts.get(ends) ?? 0) + 1);
      }));
    }
    return new Set([...counts].filter(([, count]) => count >= OFTEN).map(([ends]) => ends));
  };

  window.handbook.spelling = { RUN, STEM, isUnspaced, wordsOf, joinedIn, joinKnown, typedIn, endingsOf, endingsIn, isInflected };
})();
