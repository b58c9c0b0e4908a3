/* What typed words may mean in a handbook, and how much each of them says: the rarer a word the more, everyday words
   and numbers hardly anything. A part of what was typed is a word, or a phrase that people take for one. */
(() => {
  "use strict";
  const { SURE, STEM, isUnspaced, wordsOf, joinKnown, typedIn, endingsOf, endingsIn, isInflected, fit, fitMistyped } = window.handbook.spelling;
  const { DEPTHS, synonymsIn } = window.handbook.finding;

  const UNKNOWN = 6; // documents that a word counts as standing in which the handbook has not: it may matter, or not
  const EVERYDAY = 0.12; // of what another word as rare would weigh: `the`, `my`, `how`
  const NUMBER = 0.35; // `refund 40` is about the refund
  const COMMON = 1 / 8; // of all documents: a word in more of them says little
  const UNTOLD = 0.4; // of a pair of letters that is all grammar, as far as can be seen
  const DEEP = 0.8; // what stands in the small print or in prose covers less of it
  const DOUBT = 0.6; // what is only like a word that is known was hardly meant
  const CERTAIN = 0.8; // what is less like it may be a slip of the finger all the same, and does not stand for its group
  const OTHERWISE = 0.97; // a word in another way to write it
  const LITERAL = 0.45; // a word of a phrase by itself
  const SYNONYM = 0.9; // another word for the same

  const AMOUNT = /^\p{N}+(?:am|pm|h|min|mins|st|nd|rd|th|p|k)?$/u;
  const isGrammar = RegExp.prototype.test.bind(/^\p{Script=Hiragana}+$/u);

  /** What takes a text apart: `known` has every word with its documents, `texts` every name of every document. */
  window.handbook.finding.meaningsIn = (known, texts, { everyday, synonyms: groups = [] }) => {
    const endings = endingsIn([...new Set([...known.keys(), ...groups.flatMap(wordsOf)])]); // a small handbook alone has few
    const synonyms = synonymsIn(groups, known);
    const vocabulary = [...new Set([...known.keys(), ...synonyms.words])];
    const small = new Set(wordsOf(everyday)), remembered = new Map(), all = texts.length;

    const isTelling = (places) => places > 0 && places <= Math.max(3, all * COMMON);
    const rarity = (places) => Math.log(1 + all / (places || UNKNOWN));
    const rarityOf = (word, places) => rarity(places)
      * (small.has(word) || (word.length < 3 && !places && !isUnspaced(word)) ? EVERYDAY : AMOUNT.test(word) ? NUMBER
        : isGrammar(word) && !places ? UNTOLD : 1);

    const once = (key, make) => {
      if (!remembered.has(key)) remembered.set(key, make());
      return remembered.get(key);
    };

    const rarities = new Map();
    const rarityOfKnown = (word) => {
      if (!rarities.has(word)) rarities.set(word, rarityOf(word, known.get(word)?.size ?? 0));
      return rarities.get(word);
    };

    /** What likely words are worth in every document, by how much it covers and how it ranks. */
    const weighed = (words) => {
      const covers = new Map(), ranks = new Map();
      let sure = 0;
      for (const [word, like] of words) {
        for (const [number, depth] of known.get(word) ?? []) {
          const before = covers.get(number) ?? 0, now = like * (depth > DEPTHS.more ? 1 : DEEP);
          if (like >= SURE && !(before >= SURE * DEEP)) sure += 1;
          if (now > before) covers.set(number, now);
          ranks.set(number, Math.max(ranks.get(number) ?? 0, like * depth));
        }
      }
      return { covers, ranks, sure };
    };

    const addTo = (words, word, like) => words.set(word, Math.max(words.get(word) ?? 0, like));

    /** The words that a typed one is like, those of the handbook and of the groups, each with how much. */
    const likely = (spellings, isLast, isKnown) => {
      const words = new Map(), doubt = isKnown ? DOUBT : 1;
      const quality = (likeness, word) => spellings.reduce((most, typed, i) => {
        const like = likeness(typed, word, isLast, endings);
        return like ? Math.max(most, like * (i ? OTHERWISE : 1) * (typed === word ? 1 : endings.size && !isKnown ? 1 : word.startsWith(typed) ? 0.95 : doubt)) : most;
      }, 0);
      const add = (likeness) => {
        for (const word of isKnown ? known.keys() : vocabulary) {
          const found = quality(likeness, word);
          if (found) addTo(words, word, found);
        }
      };
      add(fit);
      if (!isKnown && Math.max(0, ...words.values()) < CERTAIN) add(fitMistyped);
      return words;
    };

    /** With them what is taken for the same; a word that is only begun is not yet taken for anything. */
    const withAlike = (likely, spellings, isKnown) => {
      const words = new Map([...likely].filter(([word]) => known.has(word)));
      for (const other of isKnown ? spellings.flatMap(synonyms.of) : []) addTo(words, other, SYNONYM);
      const isMeant = (word, like) => (isKnown ? spellings.some((typed) => isInflected(typed, word)) : like >= CERTAIN && !word.startsWith(spellings[0]));
      for (const [word, like] of likely) {
        if (isMeant(word, like)) for (const other of synonyms.of(word)) addTo(words, other, like * SYNONYM);
      }
      return words;
    };

    /** The words a typed one may mean, each with how like it is, and what they are worth in every document. */
    const meant = (spellings, isLast, isLiteral) => once(`${spellings.join("|")}${isLast ? " …" : ""}${isLiteral ? " =" : ""}`, () => { // it may not be finished yet
      const isKnown = spellings.some((typed) => known.has(typed) || synonyms.of(typed).length > 0);
      const found = likely(spellings, isLast, isKnown), words = isLiteral ? found : withAlike(found, spellings, isKnown);
      const part = { spellings, words, ...weighed(words) };
      const itself = isKnown ? weighed(found).sure : 0; // how rare it is goes by itself, where the handbook has it
      const sure = itself || part.sure, isSmall = spellings.some((word) => small.has(word));
      return { ...part, sure, isSmall, rarity: Math.min(...spellings.map((word) => rarityOf(word, sure))), isTelling: !isSmall && isTelling(sure) };
    });

    /** A word as the handbook has it, with whatever ending. */
    const asKnown = ([first, second]) => {
      const word = first + second;
      if (known.has(word)) return [word];
      return [...known.keys()].filter((other) => other.length > first.length + 2 && endings.has(endingsOf(word, other)));
    };

    /** A word; two that are one word in the handbook are also that one. */
    const ofWord = (typed, i, isLiteral = false) => {
      const part = meant(typed[i], i === typed.length - 1, isLiteral);
      const joined = [[typed[i - 1]?.[0], typed[i][0]], [typed[i][0], typed[i + 1]?.[0]]]
        .filter(([a, b]) => a && b && a.length + b.length > 5 && !isUnspaced(a) && !isUnspaced(b)).flatMap(asKnown);
      if (!joined.length) return part;
      const words = new Map([...[...part.words].map(([word, like]) => [word, like * DOUBT]), ...joined.map((word) => [word, 1])]);
      return { ...part, words, ...weighed(words), isTelling: true };
    };

    /** A pattern of a word with a letter more at its end: a title has `gift cards` for a gift card. */
    const inflected = (word) => (word.length < STEM ? word : `${word}[\\p{L}\\p{M}]?`);

    /** By document how much it is called by one of some phrases: wholly, or by the first as a part of a name. */
    const calledBy = (phrase, others) => {
      const inName = new RegExp(`(?:^| )${phrase.map(inflected).join(" ")}(?: |$)`, "u");
      return texts.flatMap((names, number) => {
        const isCalled = names.some((name) => others.has(name));
        const like = names.some((name) => inName.test(name)) ? 1 : isCalled ? SYNONYM : 0;
        return like ? [{ number, like, isCalled }] : [];
      });
    };

    /** What is said in several words: what they are taken for together, and where they stand so. */
    const ofPhrase = ({ said, words: others, phrases }) => once(`"${said.join(" ")}"`, () => {
      const words = new Map(others.map((word) => [word, SYNONYM]));
      for (const word of said) if (!small.has(word)) addTo(words, word, LITERAL);
      const part = { spellings: [], words, ...weighed(words) }, called = calledBy(said, new Set(phrases));
      for (const { number, like } of called) {
        if (!(part.covers.get(number) >= SURE * DEEP)) part.sure += 1;
        part.covers.set(number, like);
        part.ranks.set(number, like);
      }
      const calledSo = new Map(called.filter(({ isCalled }) => isCalled).map(({ number, like }) => [number, like]));
      return { ...part, calledSo, rarity: rarity(part.sure), isSmall: false, isTelling: isTelling(part.sure) };
    });

    /** The typed words, each with what it is like, and not with what is taken for the same. */
    const wordsIn = (text) => {
      const typed = typedIn(joinKnown(text, known));
      return typed.map((_, at) => ofWord(typed, at, true));
    };

    /** The typed phrases and words, each with what it may mean. */
    const partsIn = (text) => {
      const typed = typedIn(joinKnown(text, known)), said = typed.map(([word]) => word), parts = [];
      for (let at = 0; at < typed.length;) {
        const phrase = synonyms.phraseAt(said, at);
        parts.push(phrase ? ofPhrase(phrase) : ofWord(typed, at));
        at += phrase ? phrase.said.length : 1;
      }
      return parts;
    };

    return { small, wordsIn, partsIn, rarityOfKnown, HELD: SURE * DEEP };
  };
})();
