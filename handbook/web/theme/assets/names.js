/* What in a note looks like somebody's name. It is a guess, which a person is asked about and never held up by. */
(() => {
  "use strict";
  const BEFORE = String.raw`(?<![\p{L}\p{M}])`;
  /* Titles after which there is a name, however it is written; then those that are also words, unless a capital follows. */
  const SURE = "mr|mrs|mme|mlle|dhr|mevr|srta|г-н|г-жа|السيد|السيدة|الآنسة|الأستاذة?|الدكتورة?|מר|גברת|גב['׳]|श्री|श्रीमती";
  const TITLES = "Ms|Miss|Mx|Dr|Prof|Sir|Herrn?|Frau|M|Monsieur|Madame|Mademoiselle|Señora?|Señorita|Sra?|Don|Doña|Signora?|Sig|Dott|Pana?|Pani|Meneer|Mevrouw|Hr|Fru|Herra|Rouva|Senhora?|Bay|Bayan|Κύριος|Κυρία|Κ|Господин|Госпожа|Пан|Пані";
  const SAYS = "name (?:is|was)|names? badge said|called himself|called herself|ich heiße|heißt|hieß|s[’']appel\\p{L}+|se llam\\p{L}+|si chiam\\p{L}+|heette?";
  const PATTERNS = [
    new RegExp(`${BEFORE}(?:${SURE})\\.?\\s+\\p{L}[\\p{L}\\p{M}’'-]*`, "iu"),
    new RegExp(`${BEFORE}(?:${TITLES})\\.?\\s+\\p{Lu}[\\p{L}\\p{M}’'-]*`, "u"),
    new RegExp(`${BEFORE}(?:${SAYS})\\s+\\p{L}[\\p{L}\\p{M}’'-]*`, "iu"),
    /(?<!客|皆|[おご])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}?(?<!客|皆)(?:さん|様|氏|ちゃん)/u,
    /\p{Script=Han}{1,3}(?:先生|女士|小姐|太太)/u,
    /(?<![가-힣])(?!고객|손|선생)[가-힣]{2,4}\s?(?:씨|님)/u,
  ];
  /* Where every noun has a capital letter, one alone says nothing, and two in a row may. */
  const NOUNS = /^(?:de|lb|nds|gsw)\b/;
  const CAPITAL = /(?<![\p{L}\p{M}\p{N}’'-])\p{Lu}\p{Ll}[\p{L}\p{M}’'-]*/gu;
  const BEGINS = /(?:^|[.!?…:;•\n]["“”„«»'’)\s]*|["“„«(]\s*|[-–—]\s)$/u;

  const wordsIn = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

  /** Weekdays and months, which some languages write with a capital. */
  const calendar = (language) => Array.from({ length: 12 }, (_, i) => new Date(2024, i, i + 1)).map((day) => day.toLocaleDateString(language, { weekday: "long", month: "long" }));

  /** What looks like a name in a text; nothing if nothing does. `known` are texts in which there is none. */
  const nameIn = (text, known = [], language = document.documentElement.lang) => {
    const ours = new Set([...known, ...calendar(language)].flatMap(wordsIn));
    const isOurs = (found) => wordsIn(found).every((word) => ours.has(word));
    const titled = PATTERNS.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
    if (titled) return titled;
    const capitals = [...text.matchAll(CAPITAL)].filter(([word]) => !isOurs(word));
    const inside = capitals.filter(({ index }) => !BEGINS.test(text.slice(0, index)));
    if (!NOUNS.test(language)) return inside[0]?.[0] ?? "";
    const pair = inside.find(({ 0: word, index }) => capitals.some((next) => next.index === index + word.length + 1));
    return pair ? text.slice(pair.index).match(/^\S+\s\S+/u)[0] : "";
  };

  window.handbook.nameIn = nameIn;
})();
