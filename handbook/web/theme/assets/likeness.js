/* How much a typed word is like a known one, from 0 to 1. From SURE on it is taken for the same; what is less like it is
   only offered: somebody who types `sick` has not made a slip in `stick`. */
(() => {
  "use strict";
  const { isUnspaced, endingsOf } = window.handbook.spelling;
  const SURE = 0.7;
  const SOUND = 5; // letters for each slip that still leaves no doubt: `swearing` is not `speaking`
  const PART = 3; // letters of the shortest word that another is put together with

  /** How many slips make one word of another: a letter too many, one missing, a wrong one, two swapped. */
  const slips = (a, b, most) => {
    let last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [last, row] = [row, next];
    }
    return row[b.length];
  };

  const DOUBLED = /(.)\1+/gu;
  const once = (word) => word.replace(DOUBLED, "$1");
  const sorted = (word) => [...word].sort().join("");

  /** A slip that makes no other word of it: letters swapped, or one of a pair missing. */
  const isHarmless = (a, b) => once(a) === once(b) || (a.length === b.length && a[0] === b[0] && sorted(a) === sorted(b));

  const DIGIT = /\d/;

  const startsAlike = (short, long) => short.length > 5 && short.slice(0, 5) === long.slice(0, 5);

  /** Where one is a part of the other and what is left of it may be a word too: Beschwerde in Gästebeschwerden. */
  const fitCompound = (short, long) => {
    if (short.length < 4 || long.length - short.length < PART) return 0;
    const before = long.indexOf(short);
    return before === 0 || before >= PART ? (short.length > 4 ? SURE : 0.5) : 0;
  };

  /** As it is spelt: whole, begun, with another ending, or as a part of it. Endings are those the handbook uses. */
  const fit = (typed, known, isLast, endings) => {
    if (known === typed) return 1;
    const isBegun = known.startsWith(typed);
    if (isBegun && isLast && (typed.length > 2 || isUnspaced(typed))) return 0.7 + 0.2 * typed.length / known.length;
    if (isUnspaced(typed)) return typed.length === 1 && known.includes(typed) ? 0.5 : 0;
    if (DIGIT.test(typed)) return isBegun && isLast ? 0.5 : 0;
    if (isBegun && isLast) return 0.3;
    const [short, long] = typed.length < known.length ? [typed, known] : [known, typed];
    if (short.length === 3 && long.length === 4 && long.startsWith(short)) return endings.has(`|${long[3]}`) ? 0.75 : 0;
    const begun = isBegun && typed.length > 2 ? 0.55 : 0;
    const ends = endingsOf(typed, known);
    if (ends) return endings.has(ends) ? 0.85 : short.length > 4 && long.startsWith(short) ? 0.7 : Math.max(begun, startsAlike(short, long) ? 0.5 : 0);
    return Math.max(begun, fitCompound(short, long));
  };

  /** As if the finger had slipped; the longer the word the more often it may have. */
  const fitMistyped = (typed, known) => {
    if (DIGIT.test(typed)) return 0;
    if (typed.length === 3) return isHarmless(typed, known) && known.length === 3 ? SURE : 0;
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (!most || Math.abs(typed.length - known.length) > most || isUnspaced(typed)) return 0;
    if (typed.length < 6 && typed[0] !== known[0] && typed[1] !== known[0]) return 0;
    const n = slips(typed, known, most);
    if (n > most) return 0;
    if (isHarmless(typed, known)) return 0.8;
    if (typed.length < 6) return 0.45;
    return typed[0] === known[0] && n <= Math.floor(typed.length / SOUND) ? 0.8 - 0.05 * n : 0.5;
  };

  Object.assign(window.handbook.spelling, { SURE, fit, fitMistyped });
})();
