/* What somebody asks for by how they begin (`how much may I`, `what do I say`), and what no handbook on service is
   asked for: pay, holidays, the rota. Both are said in the language of the handbook. */
(() => {
  "use strict";
  const { wordsOf } = window.handbook.spelling;

  const phrasesIn = (listed) => listed.split(", ").map((phrase) => wordsOf(phrase).join(" ")).filter(Boolean);
  const isIn = (text, phrase) => ` ${text} `.includes(` ${phrase} `);

  /** What tells them from a text: `asks` has phrases by the sort of entry they ask for, `texts` every name of every document. */
  window.handbook.finding.askedIn = ({ asks = {}, elsewhere = "" }, texts) => {
    const sorts = Object.entries(asks).map(([sort, listed]) => [sort, phrasesIn(listed)]);
    const others = phrasesIn(elsewhere);
    const isOurs = (phrase) => texts.some((names) => names.some((name) => isIn(name, phrase)));

    return {
      /** The sorts of entry that a text asks for. */
      sortsIn: (said) => sorts.filter(([, phrases]) => phrases.some((phrase) => isIn(said, phrase))).map(([sort]) => sort),
      /** What a text says of matters that are dealt with elsewhere, unless an entry of this handbook is called so. */
      elsewhereIn: (said) => others.filter((phrase) => isIn(said, phrase) && !isOurs(phrase)),
    };
  };
})();
