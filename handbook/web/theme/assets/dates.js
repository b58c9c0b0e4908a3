/* Whether somebody asks for a day: `1 March`, `12. Juni`, `3月1日`, `2026-03-01`, `1.3.2026`. */
(() => {
  "use strict";
  const NUMERIC = /^\D*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|\d{1,2}\.\s?\d{1,2}\.|\d{1,2}\s?月\s?\d{1,2}\s?日)(?!\d)/u;
  const NUMBER = /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|e|a|o)?$/;

  /** The names of months in a language, as words are compared, whole and shortened. */
  const monthsIn = (language, wordsOf) => new Set(["long", "short"].flatMap((month) => ["en", language].flatMap((tag) => (
    Array.from({ length: 12 }, (_, i) => wordsOf(new Date(2026, i, 1).toLocaleDateString(tag, { month, day: "numeric" })).find((word) => !/\d/.test(word)))
  ))).filter(Boolean));

  /** Whether a text names a day. A month that is an everyday word as well, as `may` is, comes behind its number. */
  window.handbook.namesDay = (language, small, wordsOf) => {
    const months = monthsIn(language, wordsOf);
    return (text) => {
      const words = wordsOf(text);
      return NUMERIC.test(text) || words.some((word, i) => months.has(word)
        && (NUMBER.test(words[i - 1] ?? "") || (["de", "di", "do"].includes(words[i - 1]) && NUMBER.test(words[i - 2] ?? ""))
          || (!small.has(word) && NUMBER.test(words[i + 1] ?? ""))));
    };
  };
})();
