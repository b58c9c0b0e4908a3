/* What somebody asks for by how they begin (`how much may I`, `what do I say`), and what no handbook on service is
   asked for: pay, holidays, the rota; and what has a word of danger in it that means none (`fire drill`). All are said in
   the language of the handbook. */
(() => {
  "use strict";
  const { wordsOf } = window.handbook.spelling;

  const phrasesIn = (listed) => listed.split(", ").map((phrase) => wordsOf(phrase).join(" ")).filter(Boolean);
  /** Whether a phrase stands in a text as whole words, both of them as `wordsOf` writes them. */
  const isIn = (text, phrase) => ` ${text} `.includes(` ${phrase} `);
  const without = (text, phrase) => ` ${text} `.replace(` ${phrase} `, " ").trim();

  Object.assign(window.handbook.finding, { isIn, without });

  /** What tells them from a text: `asks` has phrases by the sort of entry they ask for, `texts` every name of every document. */
  window.handbook.finding.askedIn = ({ asks = {}, elsewhere = "", harmless = "" }, texts) => {
    const sorts = Object.entries(asks).map(([sort, listed]) => [sort, phrasesIn(listed)]);
    const others = phrasesIn(elsewhere), unmeant = phrasesIn(harmless).sort((a, b) => b.length - a.length);
    const isOurs = (phrase) => texts.some((names) => names.some((name, at) => name === phrase || (!at && isIn(name, phrase))));

    return {
      /** The sorts of entry that a text asks for. */
      sortsIn: (said) => sorts.filter(([, phrases]) => phrases.some((phrase) => isIn(said, phrase))).map(([sort]) => sort),
      /** What a text says of matters that are dealt with elsewhere, unless an entry of this handbook is called so. */
      elsewhereIn: (said) => others.filter((phrase) => isIn(said, phrase) && !isOurs(phrase)),
      /** A text without what only sounds like a danger. */
      meantIn: (said) => unmeant.reduce(without, said),
    };
  };
})();
