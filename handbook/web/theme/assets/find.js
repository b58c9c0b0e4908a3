/* From a few words to the entries that answer them, the sure ones apart from what is only near. It forgives slips of the
   finger, half words, other endings, missing accents, apostrophes and hyphens, and knows no language.
   Our own, and not MiniSearch, Fuse, FlexSearch, Orama or Pagefind: bench/search_libraries compares them on the same
   documents, docs/decisions/0006-search-of-our-own.md weighs what came out. */
(() => {
  "use strict";
  const { SURE, isUnspaced, wordsOf, joinKnown, typedIn, endingsOf, endingsIn, fit, fitMistyped } = window.handbook.spelling;
  const { PROSE, DEPTHS, ENOUGH, HALF, named, namesOf, indexed, sum, dangersIn, ownLimit, phrasesIn } = window.handbook.finding;

  /* ---------------------------------------------------------------- what words weigh */

  const EVERYDAY = 0.12; // of what another word as rare would weigh: `the`, `my`, `how`
  const NUMBER = 0.35; // `refund 40` is about the refund
  const COMMON = 1 / 8; // of all documents: a word in more of them says little
  const UNTOLD = 0.4; // of a pair of letters that is all grammar, as far as can be seen

  const isGrammar = RegExp.prototype.test.bind(/^\p{Script=Hiragana}+$/u);

  /* ---------------------------------------------------------------- finding */

  const KINDS = {
    emergency: 0.9, limit: 1, moment: 1, page: 0.96, standard: 0.95, role: 0.93, banned: 0.93, avoid: 0.93, say: 0.72, variant: 0.8,
    touchpoint: 0.75, term: 0.8, tip: 0.75, scorecard: 0.8, gesture: 0.75, trigger: 0.75, indicator: 0.75, edition: 0.7, department: 0.7,
  };
  const OTHER_KINDS = 0.6; // what tells nobody what to do: quotations, figures of others, questions
  const NEAR = 0.2; // and so much for it to be offered where there is none
  const DEEP = 0.8; // what stands in the small print or in prose covers less of it
  const CALLED = 0.9; // how much being called so counts, beside having the words somewhere
  const FAINT = 0.12; // of the best: what is below it is left out
  const THIRD = 0.3; // of a name, for it to be nearer than prose that has all of what was typed
  const DOUBT = 0.6; // what is only like a word that is known was hardly meant
  const CERTAIN = 0.8; // what is less like it may be a slip of the finger all the same
  const OTHERWISE = 0.97; // a word in another way to write it
  const OWN_JOB = 1.08, OTHER_JOB = 0.9, NOBODYS = 0.97;
  const IN_A_ROW = 0.4; // for words that stand so, one after the other, in a name
  const ONE_JOBS = ["limit", "role", "page"]; // what is about one job is not for the others

  /** The finder of a handbook: its documents, what else search-index.js knows, and how to let others work meanwhile. */
  const finder = async (lines, { everyday, dates, limits, language }, pause) => {
    const documents = lines.map(named);
    const known = await indexed(documents, pause);
    const endings = endingsIn([...known.keys()]);
    const names = documents.map(namesOf);
    const texts = documents.map(({ title, also }) => [title, ...also.split(", ")].map((name) => wordsOf(name).join(" ")));
    const small = new Set(wordsOf(everyday));
    const namesDay = window.handbook.namesDay(language, small, wordsOf);
    const at = (page) => documents.findIndex(({ kind, address }) => PROSE.includes(kind) && page && address === page);
    const onDates = at(dates);
    const criedOut = dangersIn(documents, names), ownLimitFirst = ownLimit(documents, at(limits));
    const remembered = new Map();
    const all = documents.length;

    const rarityOf = (word, places) => Math.log(1 + all / Math.max(places, 1))
      * (small.has(word) || (word.length < 3 && !places && !isUnspaced(word)) ? EVERYDAY : /^\p{N}+$/u.test(word) ? NUMBER
        : isGrammar(word) && !places ? UNTOLD : 1);

    /** The known words a typed one may mean, each with how like it is, and how deep it stands in every document. */
    const meant = (spellings, isLast) => {
      const key = `${spellings.join("|")}${isLast ? " …" : ""}`; // it may not be finished yet
      if (remembered.has(key)) return remembered.get(key);
      const words = new Map(), isKnown = spellings.some((typed) => known.has(typed));
      const doubt = isKnown ? DOUBT : 1;
      const quality = (likeness, word) => Math.max(...spellings.map((typed, i) => likeness(typed, word, isLast, endings)
        * (i ? OTHERWISE : 1) * (typed === word ? 1 : endings.size && !isKnown ? 1 : word.startsWith(typed) ? 0.95 : doubt)));
      for (const word of known.keys()) {
        const found = quality(fit, word);
        if (found) words.set(word, found);
      }
      if (!isKnown && Math.max(0, ...words.values()) < CERTAIN) {
        for (const word of known.keys()) {
          const found = quality(fitMistyped, word);
          if (found > (words.get(word) ?? 0)) words.set(word, found);
        }
      }
      const found = { spellings, words, ...weighed(words) };
      found.rarity = Math.min(...spellings.map((word) => rarityOf(word, found.sure)));
      found.isSmall = spellings.some((word) => small.has(word));
      found.isTelling = !found.isSmall && found.sure > 0 && found.sure <= Math.max(3, all * COMMON);
      remembered.set(key, found);
      return found;
    };

    /** What likely words are worth in every document, by how much it covers and how it ranks. */
    const weighed = (words) => {
      const covers = new Map(), ranks = new Map();
      let sure = 0;
      for (const [word, like] of words) {
        for (const [number, depth] of known.get(word)) {
          const before = covers.get(number) ?? 0, now = like * (depth > DEPTHS.more ? 1 : DEEP);
          if (like >= SURE && !(before >= SURE * DEEP)) sure += 1;
          if (now > before) covers.set(number, now);
          ranks.set(number, Math.max(ranks.get(number) ?? 0, like * depth));
        }
      }
      return { covers, ranks, sure };
    };

    const rarityOfKnown = (word) => rarityOf(word, known.get(word)?.size ?? 0);

    /** How well a name is met by typed words, from 0 to 1: all of either, and nothing besides. */
    const called = (name, parts, whole) => {
      let met = 0, left = 0;
      for (const word of name) {
        const part = best(parts, word);
        if (part) met += part.rarity * part.words.get(word);
        else left += rarityOfKnown(word);
      }
      return met / Math.max(whole + left, met);
    };

    const best = (parts, word) => parts.reduce((first, part) => (
      (part.words.get(word) ?? 0) > (first?.words.get(word) ?? 0) ? part : first), null);

    const factor = ({ kind, roles }, role) => {
      const isMine = roles.includes(role), isOne = ONE_JOBS.includes(kind) && roles.length > 0;
      return (KINDS[kind] ?? OTHER_KINDS) * (isMine ? OWN_JOB : isOne ? (role ? OTHER_JOB : NOBODYS) : 1);
    };

    /** Prose that happens to hold every word does not stand above what is called so and lacks one. */
    const nearerInName = (scores) => {
      const first = Math.max(...scores.map(({ isSure, rank }) => (isSure ? rank : 0)));
      for (const score of scores) score.isSure ||= first > 0 && score.rank > first && score.tells && score.met > 1 && score.called >= THIRD;
    };

    /** Every document that has something of what was typed: how much of it, and how it ranks. */
    const scored = (parts, said, role) => {
      const whole = sum(parts, ({ rarity }) => rarity), scores = new Map();
      const telling = parts.some(({ isTelling }) => isTelling), isAllSmall = parts.every(({ isSmall: is }) => is);
      for (const { covers, ranks, rarity, isTelling, isSmall } of parts) {
        for (const [number, cover] of covers) {
          const score = scores.get(number) ?? { number, covered: 0, ranked: 0, tells: false, met: 0, called: 0 };
          score.covered += rarity * cover / whole;
          score.ranked += rarity * ranks.get(number) / whole;
          score.tells ||= isTelling && cover >= SURE * DEEP;
          score.met += !isSmall && cover >= SURE * DEEP ? 1 : 0;
          scores.set(number, score);
        }
      }
      for (const score of scores.values()) {
        score.called = Math.max(0, ...names[score.number].map((name) => called(name, parts, whole)));
        const row = said.includes(" ") && texts[score.number].some((name) => name.includes(said)) ? IN_A_ROW : 0;
        score.rank = (score.ranked + CALLED * score.called + row) * factor(documents[score.number], role);
        score.isSure = (score.covered >= ENOUGH && (telling ? score.tells : !isAllSmall)) || score.called >= HALF;
      }
      nearerInName([...scores.values()]);
      return scores;
    };

    /** A word as the handbook has it, with whatever ending. */
    const asKnown = ([first, second]) => {
      const word = first + second;
      if (known.has(word)) return [word];
      return [...known.keys()].filter((other) => other.length > first.length + 2 && endings.has(endingsOf(word, other)));
    };

    /** The typed words with what they may mean; two that are one word in the handbook are also that one. */
    const partsOf = (text) => {
      const typed = typedIn(joinKnown(text, known));
      return typed.map((spellings, i) => {
        const part = meant(spellings, i === typed.length - 1);
        const joined = [[typed[i - 1]?.[0], spellings[0]], [spellings[0], typed[i + 1]?.[0]]]
          .filter(([a, b]) => a && b && a.length + b.length > 5 && !isUnspaced(a) && !isUnspaced(b)).flatMap(asKnown);
        if (!joined.length) return part;
        const words = new Map([...[...part.words].map(([word, like]) => [word, like * DOUBT]), ...joined.map((word) => [word, 1])]);
        return { ...part, words, ...weighed(words), isTelling: true };
      });
    };

    /** A danger that is found by a word of its steps alone (`talk to the manager`) is not what somebody cried out. */
    const notCriedOutLast = (scored) => {
      const isDanger = ({ number }) => documents[number].kind === "emergency";
      return [...scored.filter((score) => !isDanger(score)), ...scored.filter(isDanger)];
    };

    /** The documents that answer a text, the best first, those that are only near, and the words that make them do so. */
    const find = (text, { kinds = [], role = "" } = {}) => {
      const parts = partsOf(text);
      if (!parts.length) return { found: [], near: [], hits: new Map() };
      const said = wordsOf(text).join(" "), scores = scored(parts, said, role);
      const asked = [...scores.values()].filter(({ number }) => !kinds.length || kinds.includes(documents[number].kind))
        .sort((a, b) => b.rank - a.rank || a.number - b.number);
      const first = kinds.length ? [] : [...criedOut(parts, scores, said), ...(onDates >= 0 && namesDay(text) ? [onDates] : [])];
      const sure = asked.filter(({ number, isSure }) => isSure && !first.includes(number));
      const rest = ownLimitFirst(notCriedOutLast(sure.filter(({ rank }) => rank >= sure[0].rank * FAINT)), role);
      const near = asked.filter(({ number, isSure, covered, rank }) => !isSure && covered >= NEAR && rank >= asked[0].rank * FAINT && !first.includes(number));
      const shown = ({ number }) => documents[number];
      return {
        found: [...first.map((number) => ({ number })), ...rest].map(shown),
        near: near.map(shown),
        hits: new Map(parts.flatMap(({ words, rarity }) => [...words].map(([word]) => [word, rarity]))),
      };
    };

    return { documents, find, phrasesLike: phrasesIn(documents, names, { partsOf, rarityOfKnown, best }) };
  };

  window.handbook.finder = finder;
})();
