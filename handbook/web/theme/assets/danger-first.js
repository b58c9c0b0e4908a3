/* The dangers in what was typed, which come before all else: nobody in danger is to be led anywhere but to their card. */
(() => {
  "use strict";
  const { SURE, wordsOf } = window.handbook.spelling;
  const { ENOUGH, HALF, sum, isIn } = window.handbook.finding;

  const NEXT = 0.85; // of what else answers: what is a danger by less is offered beside it, unless it is said in words of its own

  const MOST = 0.75; // of what answers best: what is a danger only by some words of it is none where something else is much nearer

  const HINT = 0.3; // of the words that mean something have to be about a danger, or it is hinted at and no more

  const CERTAIN = 0.8; // how like a word is at least that is no slip of the finger

  const WHOLLY = 0.99;

  const PART = 0.82; // how like a word is at least that is only a part of one: nobody is threatened where something was eaten

  const LONG = 5; // letters of a beginning that leave no doubt, if they are no word themselves: a coffee break is no break-in

  /** Whether a part of what was typed is a word that is cried out. */
  const isHeard = ({ words, spellings }, word) => {
    const isBegun = (typed) => typed.length >= LONG && word.startsWith(typed) && !words.has(typed);
    const isPart = spellings.some((typed) => typed.length < word.length && word.includes(typed) && !isBegun(typed));
    return words.get(word) >= (isPart ? PART : SURE);
  };

  /** What finds the dangers of a handbook in parts of what was typed, the loudest first: those that are meant, and those that may be. */
  window.handbook.finding.dangersIn = (documents, names, rarityOfKnown) => {
    const isDanger = (number) => documents[number].kind === "emergency";
    const dangers = [...documents.keys()].filter(isDanger);
    const rarityOf = (parts) => sum(parts, ({ rarity }) => rarity);
    const most = (lists) => lists.reduce((longest, each) => (each.length > longest.length ? each : longest), []);

    /** How loudly a danger is cried out, and whether clearly: a name of it is in what was typed, or most of that is about it. */
    const cryOf = (number, parts, scores, said, best) => {
      const telling = parts.filter(({ isTelling }) => isTelling), of = names[number];
      const met = (among) => (word) => among.find((part) => isHeard(part, word));
      const isSaid = (name) => isIn(said, name.join(" "));
      const called = of.filter((name) => isSaid(name) || (name.every(met(parts)) && name.some(met(telling))));
      const cries = called.map((name) => (isSaid(name) ? sum(name, rarityOfKnown) : sum(name, (word) => met(parts)(word).rarity * met(parts)(word).words.get(word))));
      const signs = new Set(wordsOf(documents[number].answer)); // said in everyday words, and meant only as they stand
      const half = of.filter((name) => sum(name, (word) => (met(telling)(word) ? rarityOfKnown(word) : 0)) >= HALF * sum(name, rarityOfKnown));
      const heardOf = (name) => telling.filter((part) => name.some((word) => isHeard(part, word)) || part.spellings.some((word) => signs.has(word)));
      const heard = most([[], ...half].map(heardOf)); // words of one name count together, of two names not
      const { covered = 0, rank = 0 } = scores.get(number) ?? {};
      const partly = heard.length > 1 && covered >= ENOUGH && rank >= best * MOST ? rarityOf(heard) / 2 : 0;
      const phrases = parts.filter(({ calledSo }) => calledSo?.has(number));
      const loud = Math.max(partly, ...cries, ...phrases.map(({ calledSo, rarity }) => calledSo.get(number) * rarity), 0);

      const isOwn = (part) => phrases.includes(part) || heard.includes(part) || called.some((name) => name.some((word) => isHeard(part, word)));
      const meaning = parts.filter(({ isSmall }) => !isSmall), own = meaning.filter(isOwn);
      const share = rarityOf(own) / rarityOf(meaning);
      const isSlip = ({ words }) => called.flat().every((word) => !(words.get(word) >= CERTAIN));
      const isOneOfMany = own.length < 2 && own.length < meaning.length && !phrases.length;
      return {
        number, loud, rank,
        inWords: called.some((name) => name.length > 1 && isSaid(name)),
        isHinted: isOneOfMany && (share < HINT || own.every(isSlip)),
      };
    };

    /** The dangers in what was typed; not where it is the whole name of something else. */
    const criedOut = (parts, scores, said) => {
      const all = [...scores.values()], best = Math.max(0, ...all.map(({ rank }) => rank));
      const others = all.filter(({ number }) => !isDanger(number)), nearest = Math.max(0, ...others.map(({ isSure, rank }) => (isSure ? rank : 0)));
      const isOther = others.some(({ called }) => called > WHOLLY), own = ({ number }) => scores.get(number)?.called > WHOLLY;
      const cries = dangers.map((number) => cryOf(number, parts, scores, said, best))
        .filter((cry) => cry.loud && (!isOther || own(cry))).sort((a, b) => b.loud - a.loud);
      const isMeant = ({ inWords, isHinted, rank }) => inWords || (!isHinted && rank >= nearest * NEXT);
      return [cries.filter(isMeant), cries].map((some) => some.map(({ number }) => number));
    };

    return criedOut;
  };
})();
