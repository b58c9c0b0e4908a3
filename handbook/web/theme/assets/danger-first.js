/* The dangers in what was typed, which come before all else: nobody in danger is to be led anywhere but to their card. */
(() => {
  "use strict";
  const { SURE, wordsOf } = window.handbook.spelling;
  const { ENOUGH, HALF, sum, isIn } = window.handbook.finding;

  const NEXT = 0.75; // of what answers best: what is a danger only by some words of it is none where something else is much nearer

  const PART = 0.82; // how like a word is at least that is only a part of one: nobody is threatened where something was eaten

  const LONG = 5; // letters of a beginning that leave no doubt, if they are no word themselves: a coffee break is no break-in

  /** Whether a part of what was typed is a word that is cried out. */
  const isHeard = ({ words, spellings }, word) => {
    const isBegun = (typed) => typed.length >= LONG && word.startsWith(typed) && !words.has(typed);
    const isPart = spellings.some((typed) => typed.length < word.length && word.includes(typed) && !isBegun(typed));
    return words.get(word) >= (isPart ? PART : SURE);
  };

  /** What finds the dangers of a handbook, the loudest first, in parts of what was typed. */
  window.handbook.finding.dangersIn = (documents, names, rarityOfKnown) => {
    const dangers = [...documents.keys()].filter((number) => documents[number].kind === "emergency");
    /** How loudly a danger is cried out: a name of it is in what was typed, or most of what was typed is about it. */
    const loudness = (number, parts, scores, said, best) => {
      const telling = parts.filter(({ isTelling }) => isTelling);
      const met = (among) => (word) => among.find((part) => isHeard(part, word));
      const isSaid = (name) => isIn(said, name.join(" "));
      const cries = names[number].filter((name) => isSaid(name) || (name.every(met(parts)) && name.some(met(telling))))
        .map((name) => (isSaid(name) ? sum(name, rarityOfKnown) : sum(name, (word) => met(parts)(word).rarity * met(parts)(word).words.get(word))));
      const signs = new Set(wordsOf(documents[number].answer)); // said in everyday words, and meant only as they stand
      const half = names[number].filter((name) => sum(name, (word) => (met(telling)(word) ? rarityOfKnown(word) : 0)) >= HALF * sum(name, rarityOfKnown));
      const heardOf = (name) => telling.filter((part) => name.some((word) => isHeard(part, word)) || part.spellings.some((word) => signs.has(word)));
      const heard = [[], ...half].map(heardOf).reduce((most, each) => (each.length > most.length ? each : most)); // words of one name count together, of two names not
      const { covered = 0, rank = 0 } = scores.get(number) ?? {};
      const partly = heard.length > 1 && covered >= ENOUGH && rank >= best * NEXT ? sum(heard, ({ rarity }) => rarity) / 2 : 0;
      const phrases = parts.map(({ calledSo, rarity }) => (calledSo?.get(number) ?? 0) * rarity);
      return Math.max(partly, ...cries, ...phrases, 0);
    };

    /** The dangers in what was typed, before all else; not where it is the whole name of something else. */
    const criedOut = (parts, scores, said) => {
      const best = Math.max(0, ...[...scores.values()].map(({ rank }) => rank));
      const cries = dangers.map((number) => ({ number, loud: loudness(number, parts, scores, said, best) })).filter(({ loud }) => loud);
      const isOther = [...scores.values()].some(({ number, called: so }) => so > 0.99 && documents[number].kind !== "emergency");
      const own = ({ number }) => scores.get(number)?.called > 0.99;
      return cries.filter((cry) => !isOther || own(cry)).sort((a, b) => b.loud - a.loud).map(({ number }) => number);
    };

    return criedOut;
  };
})();
