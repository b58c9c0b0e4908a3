/* From a few words to the entries that answer them, the sure ones apart from what is only near. It forgives slips of the
   finger, half words, other endings, missing accents, apostrophes and hyphens, and knows no language.
   Our own, and not MiniSearch, Fuse, FlexSearch, Orama or Pagefind: bench/search_libraries compares them on the same
   documents, docs/decisions/0006-search-of-our-own.md weighs what came out. */
(() => {
  "use strict";
  const { RUN, SURE, isUnspaced, wordsOf, joinedIn, joinKnown, typedIn, endingsOf, endingsIn, fit, fitMistyped } = window.handbook.spelling;

  /* ---------------------------------------------------------------- the index */

  const DEPTHS = { title: 1, also: 1, id: 0.9, answer: 0.8, besides: 0.55, label: 0.5, note: 0.5, page: 0.4, more: 0.35 };
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
    for (const [number, document] of documents.entries()) {
      for (const [field, depth] of Object.entries(DEPTHS)) {
        for (const word of [...wordsOf(document[field]), ...(UNWRITTEN.includes(field) ? [] : joinedIn(document[field]))]) {
          if (!known.has(word)) known.set(word, new Map());
          const places = known.get(word);
          if (!(places.get(number) >= depth)) places.set(number, depth);
        }
      }
      if (performance.now() - start > SLICE) {
        await pause();
        start = performance.now();
      }
    }
    return known;
  };

  /* ---------------------------------------------------------------- what words weigh */

  const EVERYDAY = 0.12; // of what another word as rare would weigh: `the`, `my`, `how`
  const NUMBER = 0.35; // `refund 40` is about the refund
  const COMMON = 1 / 8; // of all documents: a word in more of them says little
  const UNTOLD = 0.4; // of a pair of letters that is all grammar, as far as can be seen

  const isGrammar = RegExp.prototype.test.bind(/^\p{Script=Hiragana}+$/u);

  /* ---------------------------------------------------------------- finding */

  const PROSE = ["page", "story"], PHRASES = ["banned", "avoid", "say"];
  const WHOLE = 0.75; // of a phrase: then it is in what was typed, whatever else is
  const KINDS = {
    emergency: 0.9, limit: 1, moment: 1, page: 0.96, standard: 0.95, role: 0.93, banned: 0.93, avoid: 0.93, say: 0.72, variant: 0.8,
    touchpoint: 0.75, term: 0.8, tip: 0.75, scorecard: 0.8, gesture: 0.75, trigger: 0.75, indicator: 0.75, edition: 0.7, department: 0.7,
  };
  const OTHER_KINDS = 0.6; // what tells nobody what to do: quotations, figures of others, questions
  const ENOUGH = 0.56; // of what was typed, weighed, has to stand in a document for it to be an answer
  const NEAR = 0.2; // and so much for it to be offered where there is none
  const DEEP = 0.8; // what stands in the small print or in prose covers less of it
  const CALLED = 0.9; // how much being called so counts, beside having the words somewhere
  const FAINT = 0.12; // of the best: what is below it is left out
  const DOUBT = 0.6; // what is only like a word that is known was hardly meant
  const CERTAIN = 0.8; // what is less like it may be a slip of the finger all the same
  const OTHERWISE = 0.97; // a word in another way to write it
  const OWN_JOB = 1.08, OTHER_JOB = 0.9, NOBODYS = 0.97;
  const CLOSE = 0.7; // of the best: what one's own limit may be behind, and is still meant
  const AS_LIKE = 0.9; // as the phrase that is likest: others are another matter
  const HALF = 0.54; // of a name; half of one alone is chance
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
    const onDates = at(dates), onLimits = at(limits);
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

    const sum = (parts, of) => parts.reduce((whole, part) => whole + of(part), 0);
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

    /** Every document that has something of what was typed: how much of it, and how it ranks. */
    const scored = (parts, said, role) => {
      const whole = sum(parts, ({ rarity }) => rarity), scores = new Map();
      const telling = parts.some(({ isTelling }) => isTelling), isAllSmall = parts.every(({ isSmall: is }) => is);
      for (const { covers, ranks, rarity, isTelling } of parts) {
        for (const [number, cover] of covers) {
          const score = scores.get(number) ?? { number, covered: 0, ranked: 0, tells: false, called: 0 };
          score.covered += rarity * cover / whole;
          score.ranked += rarity * ranks.get(number) / whole;
          score.tells ||= isTelling && cover >= SURE * DEEP;
          scores.set(number, score);
        }
      }
      for (const score of scores.values()) {
        score.called = Math.max(0, ...names[score.number].map((name) => called(name, parts, whole)));
        const row = said.includes(" ") && texts[score.number].some((name) => name.includes(said)) ? IN_A_ROW : 0;
        score.rank = (score.ranked + CALLED * score.called + row) * factor(documents[score.number], role);
        score.isSure = (score.covered >= ENOUGH && (telling ? score.tells : !isAllSmall)) || score.called >= HALF;
      }
      return scores;
    };

    /* -------- danger */

    const dangers = [...documents.keys()].filter((number) => documents[number].kind === "emergency");
    /** How loudly a danger is cried out: a name of it is in what was typed, or most of what was typed is about it. */
    const loudness = (number, parts, scores, said) => {
      const telling = parts.filter(({ isTelling }) => isTelling);
      const met = (among) => (word) => among.find(({ words }) => words.get(word) >= SURE);
      const cries = names[number].filter((name) => name.every(met(parts))
        && (name.some(met(telling)) || ` ${said} `.includes(` ${name.join(" ")} `)))
        .map((name) => sum(name, (word) => met(parts)(word).rarity));
      const signs = new Set(wordsOf(documents[number].answer)); // said in everyday words, and meant only as they stand
      const heard = telling.filter(({ words, spellings }) => names[number].flat().some((word) => words.get(word) >= SURE)
        || spellings.some((word) => signs.has(word)));
      const partly = heard.length > 1 && (scores.get(number)?.covered ?? 0) >= ENOUGH ? sum(heard, ({ rarity }) => rarity) / 2 : 0;
      return Math.max(partly, ...cries, 0);
    };

    /** The dangers in what was typed, before all else; not where it is the whole name of something else. */
    const criedOut = (parts, scores, said) => {
      const cries = dangers.map((number) => ({ number, loud: loudness(number, parts, scores, said) })).filter(({ loud }) => loud);
      const isOther = [...scores.values()].some(({ number, called: so }) => so > 0.99 && documents[number].kind !== "emergency");
      const own = ({ number }) => scores.get(number)?.called > 0.99;
      return cries.filter((cry) => !isOther || own(cry)).sort((a, b) => b.loud - a.loud).map(({ number }) => number);
    };

    /* -------- one's own limit */

    /** Where several limits answer, one's own is meant, or the page with all of them where nobody has said which that is;
        a single one is about something that only that job does. */
    const isOnLimits = (found) => found.some(({ number, called: so }) => number === onLimits && so >= HALF);
    const ownLimitFirst = (found, role) => {
      const limits = found.filter(({ number, called: so }) => documents[number].kind === "limit" && so >= HALF);
      const own = limits.find(({ number }) => documents[number].roles.includes(role));
      if (!own && limits.length < 2 && !isOnLimits(found)) return found;
      const mine = own ?? { number: documents.findIndex(({ kind, roles }) => kind === "limit" && roles.includes(role)), rank: 0 };
      if (!role && onLimits >= 0) mine.number = onLimits;
      if (mine.number < 0) return found;
      const others = found.filter(({ number }) => number !== mine.number), next = limits.find((each) => each !== mine);
      const isMeant = isOnLimits(found) || (next && next.rank >= others[0].rank * CLOSE);
      const before = isMeant ? 0 : own ? found.indexOf(own) : others.indexOf(next);
      return [...others.slice(0, before), mine, ...others.slice(before)];
    };

    /* -------- the whole */

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

    /** The documents that answer a text, the best first, those that are only near, and the words that make them do so. */
    const find = (text, { kinds = [], role = "" } = {}) => {
      const parts = partsOf(text);
      if (!parts.length) return { found: [], near: [], hits: new Map() };
      const said = wordsOf(text).join(" "), scores = scored(parts, said, role);
      const asked = [...scores.values()].filter(({ number }) => !kinds.length || kinds.includes(documents[number].kind))
        .sort((a, b) => b.rank - a.rank || a.number - b.number);
      const first = kinds.length ? [] : [...criedOut(parts, scores, said), ...(onDates >= 0 && namesDay(text) ? [onDates] : [])];
      const sure = asked.filter(({ number, isSure }) => isSure && !first.includes(number));
      const rest = ownLimitFirst(sure.filter(({ rank }) => rank >= sure[0].rank * FAINT), role);
      const near = asked.filter(({ number, isSure, covered, rank }) => !isSure && covered >= NEAR && rank >= asked[0].rank * FAINT && !first.includes(number));
      const shown = ({ number }) => documents[number];
      return {
        found: [...first.map((number) => ({ number })), ...rest].map(shown),
        near: near.map(shown),
        hits: new Map(parts.flatMap(({ words, rarity }) => [...words].map(([word]) => [word, rarity]))),
      };
    };

    /* -------- what somebody was about to say */

    /** What a phrase and a sentence have in common, as a share of each; only words that tell something make them alike. */
    const alike = (name, parts, whole, line) => {
      const met = name.map((word) => [word, best(parts, word)]).filter(([word, part]) => part?.words.get(word) >= SURE);
      const ofPhrase = sum(met, ([word]) => rarityOfKnown(word)) / sum(name, rarityOfKnown);
      return {
        ofPhrase,
        ofTyped: sum([...new Set(met.map(([, part]) => part))], ({ rarity }) => rarity) / whole,
        tells: met.some(([, { isTelling }]) => isTelling) || (ofPhrase >= WHOLE && met.some(([, { isSmall }]) => !isSmall)) || (name.length > 1 && line.includes(` ${name.join(" ")} `)),
      };
    };

    const likest = (number, parts, whole, line) => Math.max(...names[number].map((name) => {
      const { ofPhrase, ofTyped, tells } = alike(name, parts, whole, line);
      if (!tells) return 0;
      if (documents[number].kind === "say") return Math.min(ofPhrase, ofTyped);
      return ofPhrase >= WHOLE || (ofTyped >= HALF && ofPhrase >= HALF) ? ofPhrase + ofTyped : 0;
    }));

    /** The phrases that a sentence is, or holds, or is held in, the likest first; none where only everyday words agree. */
    const phrasesLike = (text) => {
      const parts = partsOf(text), whole = sum(parts, ({ rarity }) => rarity), line = ` ${wordsOf(text).join(" ")} `;
      return [...documents.keys()].filter((number) => PHRASES.includes(documents[number].kind))
        .map((number) => ({ number, like: likest(number, parts, whole, line) }))
        .filter(({ number, like }) => like >= (documents[number].kind === "say" ? WHOLE : HALF)).sort((a, b) => b.like - a.like)
        .filter(({ like }, _, [first]) => like >= first.like * AS_LIKE).map(({ number }) => documents[number]);
    };

    return { documents, find, phrasesLike };
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
