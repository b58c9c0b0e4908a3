/* From a few words to the entries that answer them, the sure ones apart from what is only near. It forgives slips of the
   finger, half words, other endings, missing accents, apostrophes and hyphens, and knows no language.
   Our own, and not MiniSearch, Fuse, FlexSearch, Orama or Pagefind: bench/search_libraries compares them on the same
   documents, docs/decisions/0006-search-of-our-own.md weighs what came out. */
(() => {
  "use strict";
  const { wordsOf } = window.handbook.spelling;
  const { PROSE, ENOUGH, HALF, named, namesOf, indexed, sum, meaningsIn, askedIn, isIn, without, dangersIn, ownLimit, phrasesIn } = window.handbook.finding;

  const KINDS = {
    emergency: 0.9, limit: 1, moment: 1, page: 0.93, standard: 0.95, role: 0.93, banned: 0.93, avoid: 0.93, say: 0.78, variant: 0.8,
    touchpoint: 0.75, term: 0.8, tip: 0.75, scorecard: 0.8, gesture: 0.75, trigger: 0.75, indicator: 0.75, edition: 0.7, department: 0.7,
  };
  const OTHER_KINDS = 0.6; // what tells nobody what to do: quotations, figures of others, questions
  const ASIDE = 0.75; // up to which a sort of entry is no answer for a word or two that stand in it
  const NEAR = 0.2; // and so much for it to be offered where there is none
  const CALLED = 0.9; // how much being called so counts, beside having the words somewhere
  const ALONE = 0.56; // of what was typed, where a single word of it is all that a document has
  const NAMED = 0.1; // of a name has to be in it too, unless a document has
  const WHOLLY = 0.85; // nearly all of what was typed, or
  const MANY = 3; // words of it, or all that mean something
  const CRY = 0.7; // of what was typed has to stand in a danger
  const OFFERED = 2; // dangers at most, where none is meant for sure
  const FAINT = 0.12; // of the best: what is below it is left out
  const THIRD = 0.3; // of a name, for it to be nearer than prose that has all of what was typed
  const OWN_JOB = 1.08, OTHER_JOB = 0.9, NOBODYS = 0.97;
  const SORTS = { limit: ["limit"], say: ["say", "avoid", "banned"] }, ASKED = 1.5; // what is asked for comes first
  const IN_A_ROW = 0.4; // for words that stand so, one after the other, in a name
  const WORD_FOR_WORD = 0.3; // for a name that is all typed, by how much of what was typed it is
  const ONE_JOBS = ["limit", "role", "page"]; // what is about one job is not for the others

  /** The finder of a handbook: its documents, what else search-index.js knows, and how to let others work meanwhile. */
  const finder = async (lines, searched, pause) => {
    const documents = lines.map(named);
    const known = await indexed(documents, pause);
    const names = documents.map(namesOf);
    const texts = documents.map(({ title, also }) => [title, ...also.split(", ")].map((name) => wordsOf(name).join(" ")));
    const { small, wordsIn, partsIn, rarityOfKnown, HELD } = meaningsIn(known, texts, searched);
    const { sortsIn, elsewhereIn, meantIn } = askedIn(searched, texts);
    const namesDay = window.handbook.namesDay(searched.language, small, wordsOf);
    const ofDanger = new Set(documents.flatMap(({ kind, page }) => (kind === "emergency" ? [page] : [])));
    const isOfDanger = ({ kind, page }) => kind === "emergency" || (PROSE.includes(kind) && ofDanger.has(page));
    const at = (page) => documents.findIndex(({ kind, address }) => PROSE.includes(kind) && page && address === page);
    const onDates = at(searched.dates);
    const criedOut = dangersIn(documents, names, rarityOfKnown), ownLimitFirst = ownLimit(documents, texts, at(searched.limits));

    /** How well a name is met by typed words, from 0 to 1: all of either, and nothing besides. */
    const called = (name, bestOf, whole) => {
      const met = new Map();
      let left = 0;
      for (const word of name) {
        const part = bestOf.get(word);
        if (part) met.set(part, Math.max(met.get(part) ?? 0, part.rarity * part.words.get(word)));
        else left += rarityOfKnown(word);
      }
      return sum([...met.values()], (each) => each) / (whole + left);
    };

    /** What it is worth that words stand in a name one after the other, or a name of several words in what was typed. */
    const inARow = (name, said, parts, whole) => {
      if (said.includes(" ") && name.includes(said)) return IN_A_ROW;
      const words = name.split(" ");
      const isPhrase = words.length > 2 || (words.length > 1 && words.every((word) => !small.has(word)));
      return isPhrase && isIn(said, name) ? WORD_FOR_WORD * Math.min(1, sum(words, rarityOfKnown) / whole) : 0;
    };

    /** Which of the parts meets a word best, of all words that any of them is like. */
    const bestIn = (parts) => {
      const bestOf = new Map();
      for (const part of parts) {
        for (const [word, like] of part.words) if (like > (bestOf.get(word)?.words.get(word) ?? 0)) bestOf.set(word, part);
      }
      return bestOf;
    };

    const factor = ({ kind, roles }, role, sorts) => {
      const isMine = roles.includes(role), isOne = ONE_JOBS.includes(kind) && roles.length > 0;
      return (KINDS[kind] ?? OTHER_KINDS) * (sorts.some((sort) => SORTS[sort]?.includes(kind)) ? ASKED : 1) * (isMine ? OWN_JOB : isOne ? (role ? OTHER_JOB : NOBODYS) : 1);
    };

    /** Prose that happens to hold every word does not stand above what is called so and lacks one. */
    const nearerInName = (scores) => {
      const first = Math.max(...scores.map(({ isSure, rank }) => (isSure ? rank : 0)));
      for (const score of scores) score.isSure ||= first > 0 && score.rank > first && score.tells && score.met > 1 && score.called >= THIRD;
    };

    /** Whether it tells what to do, as examples, exercises and what others said do not. */
    const isTold = ({ kind }) => (KINDS[kind] ?? OTHER_KINDS) > ASIDE;

    /** Every document that has something of what was typed: how much of it, and how it ranks. */
    const scored = (parts, said, role, sorts) => {
      const whole = sum(parts, ({ rarity }) => rarity), bestOf = bestIn(parts), scores = new Map();
      const telling = parts.some(({ isTelling }) => isTelling), meaning = parts.filter(({ isSmall: is }) => !is).length;
      for (const { covers, ranks, rarity, isTelling, isSmall, calledSo } of parts) {
        for (const [number, cover] of covers) {
          const score = scores.get(number) ?? { number, covered: 0, held: 0, ranked: 0, tells: false, met: 0, called: 0 };
          score.covered += rarity * cover / whole;
          if (cover >= HELD) score.held += rarity * cover / whole;
          score.ranked += rarity * ranks.get(number) / whole;
          score.tells ||= isTelling && cover >= HELD;
          score.met += !isSmall && cover >= HELD ? (calledSo ? 2 : 1) : 0; // a phrase is words
          scores.set(number, score);
        }
      }
      for (const score of scores.values()) {
        score.called = Math.max(0, ...names[score.number].map((name) => called(name, bestOf, whole)),
          ...parts.map(({ calledSo, rarity }) => (calledSo?.get(score.number) ?? 0) * rarity / whole));
        const row = Math.max(0, ...texts[score.number].map((name) => inARow(name, said, parts, whole)));
        score.rank = (score.ranked + CALLED * score.called + row) * factor(documents[score.number], role, sorts);
        const isNamed = score.called >= NAMED && score.held >= (score.met > 1 ? ENOUGH : ALONE);
        const isMeant = score.held >= WHOLLY || (isTold(documents[score.number]) && (isNamed || score.met >= Math.min(MANY, meaning)));
        score.isSure = (score.held >= ENOUGH && isMeant && (telling ? score.tells : meaning > 0)) || score.called >= (score.met > 1 ? HALF : ALONE);
        if (documents[score.number].kind === "emergency") score.isSure &&= score.held >= CRY; // what is not cried out is hardly meant
      }
      nearerInName([...scores.values()]);
      return scores;
    };

    const isDanger = ({ number }) => documents[number].kind === "emergency";

    /** A danger that is found by a word of its steps alone (`talk to the manager`) is not what somebody cried out. */
    const notCriedOutLast = (scored) => {
      const isFaint = (score) => isDanger(score) && score.called < HALF;
      return [...scored.filter((score) => !isFaint(score)), ...scored.filter(isFaint)];
    };

    const shown = ({ number }) => documents[number];
    const hitsOf = (parts) => new Map(parts.flatMap(({ words, rarity }) => [...words].map(([word]) => [word, rarity])));

    /** The dangers that are meant in a part of what was typed, and those that may be. */
    const criedIn = (said) => {
      const parts = partsIn(said);
      return parts.length ? criedOut(parts, scored(parts, said, "", []), said) : [[], []];
    };

    /** The dangers that are meant, and those that may be; what only sounds like one makes none sure. */
    const dangersMeant = (said, scores, parts) => {
      const meant = meantIn(said);
      if (meant === said) return criedOut(parts, scores, said);
      for (const score of scores.values()) if (isOfDanger(documents[score.number])) score.isSure = false;
      return criedIn(meant);
    };

    /** Of what is dealt with elsewhere nothing is sure, but for a danger that is said besides. */
    const elsewhereFound = (elsewhere, said, asked) => {
      const besides = meantIn(elsewhere.reduce(without, said)), [first] = criedIn(besides);
      return { found: first.map((number) => documents[number]), offered: [], near: asked.filter(({ number, covered }) => covered >= NEAR && !first.includes(number)).map(shown), hits: hitsOf(partsIn(besides)) };
    };

    /** The dangers that are offered where none is meant: those that are heard, or what would stand first without being cried out. */
    const offeredAbove = (heard, [best], [nearest]) => {
      const first = best ?? nearest;
      return [...new Set([...heard, ...(first && isDanger(first) ? [first.number] : [])])].slice(0, OFFERED);
    };

    /** The documents that answer a text, the best first, the dangers that may be meant and are offered above them, what is only near, and the words that make them do so. */
    const find = (text, { kinds = [], role = "" } = {}) => {
      const parts = partsIn(text);
      if (!parts.length) return { found: [], offered: [], near: [], hits: new Map() };
      const said = wordsOf(text).join(" "), sorts = sortsIn(said), scores = scored(parts, said, role, sorts);
      const asked = [...scores.values()].filter(({ number }) => !kinds.length || kinds.includes(documents[number].kind))
        .sort((a, b) => b.rank - a.rank || a.number - b.number);
      const elsewhere = kinds.length ? [] : elsewhereIn(said);
      if (elsewhere.length) return elsewhereFound(elsewhere, said, asked);
      const [meant, heard] = kinds.length ? [[], []] : dangersMeant(said, scores, parts);
      const first = [...meant, ...(!kinds.length && onDates >= 0 && namesDay(text) ? [onDates] : [])];
      const sure = asked.filter(({ number, isSure }) => isSure && !first.includes(number));
      const rest = ownLimitFirst(notCriedOutLast(sure.filter(({ rank }) => rank >= sure[0].rank * FAINT)), role, scores, sorts, said);
      const near = asked.filter(({ number, isSure, covered, rank }) => !isSure && covered >= NEAR && rank >= asked[0].rank * FAINT && !first.includes(number));
      const offered = kinds.length || meant.length ? [] : offeredAbove(heard, rest, near);
      const isOpen = ({ number }) => !offered.includes(number);
      return {
        found: [...first.map((number) => ({ number })), ...rest.filter(isOpen)].map(shown),
        offered: offered.map((number) => documents[number]),
        near: near.filter(isOpen).map(shown),
        hits: hitsOf(parts),
      };
    };

    return { documents, find, phrasesLike: phrasesIn(documents, names, { wordsIn, rarityOfKnown, bestIn }) };
  };

  window.handbook.finder = finder;
})();
