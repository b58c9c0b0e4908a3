/* What somebody was about to say: the phrases that a sentence is, or holds, or is held in. */
(() => {
  "use strict";
  const { SURE, wordsOf } = window.handbook.spelling;
  const { HALF, sum } = window.handbook.finding;
  const PHRASES = ["banned", "avoid", "say"];
  const WHOLE = 0.75; // of a phrase: then it is in what was typed, whatever else is
  const AS_LIKE = 0.9; // as the phrase that is likest: others are another matter

  /** What finds them, by the words that a text has in a handbook, how rare its words are, and which part of what was typed meets a word best. */
  window.handbook.finding.phrasesIn = (documents, names, { wordsIn, rarityOfKnown, bestIn }) => {
    /** Whether a sentence of some words is all but the beginning or end of a phrase: `over there`. */
    const isHeldIn = (line, name) => line.trim().includes(" ") && ` ${name.join(" ")} `.includes(line);

    /** Whether what they have in common tells something: a rare word, most of the phrase, or all of either in a row. */
    const tells = (met, ofPhrase, name, line) => met.some(([, { isTelling }]) => isTelling)
      || (ofPhrase >= WHOLE && met.some(([, { isSmall }]) => !isSmall))
      || (name.length > 1 && (line.includes(` ${name.join(" ")} `) || isHeldIn(line, name)));

    /** What a phrase and a sentence have in common, as a share of each; only words that tell something make them alike. */
    const alike = (name, bestOf, whole, line) => {
      const met = name.map((word) => [word, bestOf.get(word)]).filter(([word, part]) => part?.words.get(word) >= SURE);
      const ofPhrase = sum(met, ([word]) => rarityOfKnown(word)) / sum(name, rarityOfKnown);
      return {
        ofPhrase,
        ofTyped: sum([...new Set(met.map(([, part]) => part))], ({ rarity }) => rarity) / whole,
        tells: (met.length > 1 || name.length < 2) && tells(met, ofPhrase, name, line),
      };
    };

    const likest = (number, bestOf, whole, line) => Math.max(...names[number].map((name) => {
      const { ofPhrase, ofTyped, tells } = alike(name, bestOf, whole, line);
      if (!tells) return 0;
      if (documents[number].kind === "say") return Math.min(ofPhrase, ofTyped);
      return ofPhrase >= WHOLE || (ofTyped >= HALF && ofPhrase >= HALF) ? ofPhrase + ofTyped : 0;
    }));

    /** The phrases that a sentence is, or holds, or is held in, the likest first; none where only everyday words agree. */
    const phrasesLike = (text) => {
      const parts = wordsIn(text), whole = sum(parts, ({ rarity }) => rarity), bestOf = bestIn(parts), line = ` ${wordsOf(text).join(" ")} `;
      return [...documents.keys()].filter((number) => PHRASES.includes(documents[number].kind))
        .map((number) => ({ number, like: likest(number, bestOf, whole, line) }))
        .filter(({ number, like }) => like >= (documents[number].kind === "say" ? WHOLE : HALF)).sort((a, b) => b.like - a.like)
        .filter(({ like }, _, [first]) => like >= first.like * AS_LIKE).map(({ number }) => documents[number]);
    };

    return phrasesLike;
  };
})();
