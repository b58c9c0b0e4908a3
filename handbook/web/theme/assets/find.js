/* From a few words to the entries that answer them. It forgives slips of the finger, half words, other endings,
   missing accents, apostrophes and hyphens, needs not every word, and knows no language.
   Our own, and not MiniSearch, Fuse, FlexSearch, Orama or Pagefind: bench/search_libraries compares them on the same
   documents, docs/decisions/0006-search-of-our-own.md weighs what came out. */
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

  const AS_TWO = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
  const UMLAUTS = new RegExp(`[${Object.keys(AS_TWO).join("")}]`, "g");
  const TWO = /([aou])e/g;

  /** The typed words, each in every way it may be written: ü is ue where a keyboard has none, and ue may stand for it. */
  const typedIn = (text) => {
    const written = text.normalize("NFC").toLowerCase();
    const asTwo = wordsOf(written.replace(UMLAUTS, (letter) => AS_TWO[letter]));
    return wordsOf(written).map((word, i) => [...new Set([word, asTwo[i], word.length > 4 ? word.replace(TWO, "$1") : word])]);
  };

  /* ---------------------------------------------------------------- likeness */

  /** How many slips make one word of another: a letter too many, one missing, a wrong one, two swapped. */
  const slips = (a, b, most) => {
    let last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[b.length];
  };

  const sharedStart = (a, b) => {
    let n = 0;
    while (n < a.length && a[n] === b[n]) n++;
    return n;
  };

  /** How well a typed word fits a known one, from 0 to 1: whole, begun, with another ending, or as a part of it. */
  const fit = (typed, known, isLast) => {
    if (known === typed) return 1;
    if (known.startsWith(typed) && (isLast || typed.length > 2)) return 0.5 + 0.4 * typed.length / known.length;
    if (isUnspaced(typed)) return typed.length === 1 && known.includes(typed) ? 0.4 : 0;
    if (typed.length < 4 || known.length < 4 || /\d/.test(typed)) return 0;
    const start = sharedStart(typed, known);
    if (start >= 4 && Math.max(typed.length, known.length) - start <= 3) return 0.45;
    return known.includes(typed) || (known.length > 5 && typed.includes(known)) ? 0.4 : 0;
  };

  /** How well it fits when the finger slipped; the longer the word the more often it may have. */
  const fitMistyped = (typed, known) => {
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (!most || Math.abs(typed.length - known.length) > most || isUnspaced(typed) || /\d/.test(typed)) return 0;
    if (typed.length < 6 && typed[0] !== known[0] && typed[1] !== known[0]) return 0;
    const n = slips(typed, known, most);
    return n <= most ? 0.6 - 0.1 * n : 0;
  };

  /* ---------------------------------------------------------------- the index */

  const WEIGHTS = { title: 3, also: 3, answer: 2, besides: 1, label: 1, note: 1, place: 1, more: 1 };
  const LONG = 30; // words that halve what each of them weighs
  const SLICE = 12; // milliseconds of work between two looks at the keyboard

  const named = ([kind, note, title, answer, besides, address, also = "", more = "", roles = []]) => {
    const place = decodeURIComponent(address).replace(/\/?(?:index)?\.html/, ""); // its page, and its id last
    return { kind, label: window.handbook.words(`kind.${kind}`), note, title, answer, besides, address, place, also, more, roles };
  };

  /** Every word there is, each with the documents it stands in and what it weighs there. */
  const indexed = async (documents, pause) => {
    const known = new Map();
    let start = performance.now();
    for (const [number, document] of documents.entries()) {
      const weights = new Map();
      for (const [field, weight] of Object.entries(WEIGHTS)) {
        const words = wordsOf(document[field]);
        for (const word of new Set([...words, ...joinedIn(document[field])])) {
          weights.set(word, (weights.get(word) ?? 0) + weight / (1 + words.length / LONG));
        }
      }
      for (const [word, weight] of weights) {
        if (!known.has(word)) known.set(word, new Map());
        known.get(word).set(number, weight);
      }
      if (performance.now() - start > SLICE) {
        await pause();
        start = performance.now();
      }
    }
    return known;
  };

  /* ---------------------------------------------------------------- finding */

  const COMMON = 1 / 16; // of all documents: a word in more of them says little
  const FAINT = 1 / 20; // of the best score: what is below it is left out,
  const NOISE = 0.4; // and what is below this is, however good the others are
  const DOUBT = 0.5; // what is only like a word that is known was hardly meant
  const OTHERWISE = 0.95; // a word in another way to write it
  const NAMED = 3;
  const OWN_JOB = 1.2;
  const EXPLAINS = 0.8; // all but what tells people what to do
  const CLOSE = 0.45; // how well a word must fit to be a cry for help; the other half of what was typed must not say more
  const TELLS = ["emergency", "standard", "moment", "say", "avoid", "banned", "limit", "gesture", "tip", "trigger"];

  const finder = async (lines, pause) => {
    const documents = lines.map(named);
    const known = await indexed(documents, pause);
    const names = documents.map((document) => wordsOf(document.title).join());
    const ids = documents.map((document) => wordsOf(document.place.split(/[#/]/).pop()).join());
    const remembered = new Map();

    /** The known words a typed one may mean, and what it weighs in every document that has one of them. */
    const meant = (spellings, isLast) => {
      const key = `${spellings.join("|")}${isLast ? " …" : ""}`; // it may not be finished yet
      if (remembered.has(key)) return remembered.get(key);
      const words = new Set(), weights = new Map(), isKnown = spellings.some((typed) => known.has(typed));
      const quality = (likeness, word) => Math.max(...spellings.map((typed, i) => likeness(typed, word, isLast)
        * (i ? OTHERWISE : 1) * (isKnown && !word.startsWith(typed) ? DOUBT : 1)));
      for (const likeness of isKnown ? [fit] : [fit, fitMistyped]) {
        for (const [word, places] of known) {
          const found = quality(likeness, word);
          if (!found) continue;
          words.add(word);
          for (const [number, weight] of places) {
            weights.set(number, Math.max(weights.get(number) ?? 0, found * weight));
          }
        }
      }
      const found = { words, weights, rarity: Math.log(1 + documents.length / Math.max(weights.size, 1)) };
      remembered.set(key, found);
      return found;
    };

    const factor = (number, said, role) => (names[number] === said || ids[number] === said ? NAMED : 1)
      * (TELLS.includes(documents[number].kind) ? 1 : EXPLAINS) * (documents[number].roles.includes(role) ? OWN_JOB : 1);

    /** What every document scores: how much it has of the rarer words, and of all of them. */
    const scored = (typed, words, role) => {
      const whole = words.reduce((sum, { rarity }) => sum + rarity, 0);
      const isPartial = words.some(({ weights }) => !weights.size); // then the words that everybody uses say nothing
      const sums = new Float64Array(documents.length), shares = sums.slice(), tells = sums.slice();
      for (const { weights, rarity } of words) {
        const isTelling = !isPartial || weights.size <= Math.max(3, documents.length * COMMON);
        for (const [number, weight] of weights) {
          sums[number] += weight * rarity;
          shares[number] += rarity / whole;
          tells[number] ||= isTelling;
        }
      }
      const said = typed.join();
      return sums.map((sum, number) => (tells[number] ? sum * shares[number] ** 2 * factor(number, said, role) : 0));
    };

    const isCommon = ({ weights }) => weights.size > Math.max(3, documents.length * COMMON);
    const isLike = (spellings, isLast) => (word) => spellings.some((typed) => (fit(typed, word, isLast && typed.length > 2) >= CLOSE
      || (!known.has(typed) && fitMistyped(typed, word) >= CLOSE)));
    const dangers = [...documents.entries()].filter(([, { kind }]) => kind === "emergency").map(([number, { title, also, answer, place }]) => ({
      number,
      names: new Set(wordsOf(`${title} ${also}`)),
      signs: new Set(wordsOf(answer)), // what one sees or hears is said in everyday words, and meant only as it stands
      sayings: [title, ...also.split(", "), place.split(/[#/]/).pop()].map(wordsOf).filter((words) => words.length),
    }));

    /** The dangers that are cried out in what was typed: before all else, in whatever words, and not where something else is named. */
    const criedOut = (typed, words, said) => {
      const parts = typed.map((spellings, i) => ({ ...words[i], spellings, isIn: isLike(spellings, i === typed.length - 1) }));
      const whole = parts.reduce((sum, { rarity }) => sum + rarity, 0);
      const isOther = documents.some(({ kind, also }, number) => kind !== "emergency"
        && (names[number] === said || ids[number] === said || also.split(", ").some((word) => wordsOf(word).join() === said)));
      return dangers.map(({ number, names: own, signs, sayings }) => {
        const heard = parts.filter(({ isIn, spellings }) => [...own].some(isIn) || spellings.some((word) => signs.has(word)));
        const telling = heard.filter((part) => !isCommon(part));
        const isNamed = sayings.some((saying) => saying.every((word) => heard.some(({ isIn }) => isIn(word)))
          && saying.some((word) => telling.some(({ isIn }) => isIn(word))));
        const share = heard.reduce((sum, { rarity }) => sum + rarity, 0) / whole;
        return { number, isNamed, share, isMeant: isNamed || (telling.length > 0 && share > 0.5 && !isOther) };
      }).filter(({ isMeant }) => isMeant).sort((a, b) => b.isNamed - a.isNamed || b.share - a.share).map(({ number }) => number);
    };

    /** A text in which what is written together is one word where that is known, and else several. */
    const together = (text) => text.replace(TOGETHER, (run) => {
      const [joined] = joinedIn(run);
      return joined && known.has(joined) ? joined : run;
    });

    /** The documents that answer a text, the best first, and the words that make them do so, each with how rare it is. */
    const find = (text, { kinds = [], role = "" } = {}) => {
      const typed = typedIn(together(text));
      const words = typed.map((spellings, i) => meant(spellings, i === typed.length - 1));
      const scores = scored(wordsOf(text), words, role);
      const asked = [...documents.keys()].filter((number) => !kinds.length || kinds.includes(documents[number].kind));
      const least = asked.reduce((most, number) => Math.max(most, scores[number] * FAINT), NOISE);
      const first = criedOut(typed, words, wordsOf(text).join()).filter((number) => asked.includes(number));
      const rest = asked.filter((number) => scores[number] > least && !first.includes(number)).sort((a, b) => scores[b] - scores[a]);
      return {
        found: [...first, ...rest].map((number) => documents[number]),
        hits: new Map(words.flatMap(({ words: likely, rarity }) => [...likely].map((word) => [word, rarity]))),
      };
    };

    return { documents, find };
  };

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

  Object.assign(window.handbook, { finder, pieces });
})();
