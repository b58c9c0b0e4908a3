/* Words that people take for one another: what somebody types, and what the handbook may say instead. The groups come
   with the language of the handbook; which words of them it has, with whatever endings, is looked up when they are asked for.
   A group may be of one kind: what stands behind its colon is taken for what stands before it, and not the other way round,
   nor for one another (`fruit: apple, pear`). */
(() => {
  "use strict";
  const { wordsOf, isInflected, STEM } = window.handbook.spelling;

  const listed = (text) => text.split(", ").map(wordsOf).filter((words) => words.length);

  /** What words and phrases are taken for, of those that a handbook knows. `groups` have commas between their members. */
  window.handbook.finding.synonymsIn = (groups, known) => {
    const halves = groups.map((group) => group.split(": "));
    const members = halves.map(([meant]) => listed(meant)), said = halves.map((half) => listed(half.at(-1)));
    const single = new Map(), phrases = new Map();
    const add = (map, key, value) => (map.get(key)?.push(value) ?? map.set(key, [value]));
    said.forEach((group, number) => group.forEach((words) => {
      if (words.length === 1) add(single, words[0], number);
      else add(phrases, words[0], { words, number });
    }));
    for (const begun of phrases.values()) begun.sort((a, b) => b.words.length - a.words.length);

    const starts = new Map();
    for (const word of known.keys()) add(starts, word.slice(0, STEM), word);
    /** The words of the handbook that are this one, or have a letter less or more at the end. */
    const asKnown = (word) => (starts.get(word.slice(0, STEM)) ?? []).filter((other) => isInflected(word, other));

    const meant = new Map();
    const ofGroup = (number) => {
      if (!meant.has(number)) meant.set(number, [...new Set(members[number].filter(({ length }) => length === 1).flatMap(([word]) => asKnown(word)))]);
      return meant.get(number);
    };

    const phrasesOf = (number) => members[number].filter(({ length }) => length > 1).map((words) => words.join(" "));

    return {
      words: [...single.keys()],
      /** What a word is taken for. */
      of: (word) => (single.get(word) ?? []).flatMap(ofGroup),
      /** The longest phrase that begins at a place of what was typed: its words, and the words and phrases it is taken for. */
      phraseAt: (typed, at) => {
        const found = (phrases.get(typed[at]) ?? []).filter(({ words }) => words.every((word, i) => typed[at + i] === word));
        const longest = found.filter(({ words }) => words.length === found[0].words.length);
        return longest.length ? { said: longest[0].words, words: longest.flatMap(({ number }) => ofGroup(number)), phrases: longest.flatMap(({ number }) => phrasesOf(number)) } : null;
      },
    };
  };
})();
