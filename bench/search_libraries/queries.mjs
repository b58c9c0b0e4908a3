/* What people might type, made from the documents themselves: always the same, whoever runs it. */

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const NOT_HERE = `helicopter volcano saxophone parliament dinosaur satellite cathedral algebra walrus bagpipe
  hovercraft glacier orchestra pyramid submarine tarantula avalanche trombone velvet zeppelin cactus gladiator
  lobster meteor nebula ostrich penguin quarry rhubarb squirrel turbine unicorn viaduct wombat xylophone yoghurt
  zebra archipelago boomerang chrysanthemum`.split(/\s+/);

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const wordsIn = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const SLIPS = {
  "two letters swapped": (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  "a letter missing": (word, at) => word.slice(0, at) + word.slice(at + 1),
  "a letter twice": (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  "the key beside it": (word, at) => word.slice(0, at) + beside(word[at]) + word.slice(at + 1),
};

const beside = (letter) => {
  const row = KEYBOARD.find((keys) => keys.includes(letter)) ?? letter + letter;
  const at = row.indexOf(letter);
  return row[at + 1] ?? row[at - 1];
};

const slipped = (word, slip, random) => {
  for (;;) { // swapping two equal letters is no slip
    const typed = slip(word, 1 + Math.floor(random() * (word.length - 2)));
    if (typed !== word) return typed;
  }
};

/** Every kind of query with its list of what is typed and the title that should be among the first three;
    and words that stand nowhere, to which nothing is the right answer. */
export const queries = (documents) => {
  const random = dice(20261126);
  const standsIn = new Map();
  for (const { title, answer, besides, also, more } of documents) {
    for (const word of new Set(wordsIn([title, answer, besides, also, more].join(" ")))) {
      standsIn.set(word, (standsIn.get(word) ?? 0) + 1);
    }
  }
  const made = { "as it is written": [], "half a word": [], "another ending": [] };
  for (const kind of [...Object.keys(SLIPS), "a slip beside a sound word"]) made[kind] = [];
  for (const { title } of documents) {
    const long = wordsIn(title).filter((word) => word.length > 4).sort((a, b) => standsIn.get(a) - standsIn.get(b));
    if (!long.length || standsIn.get(long[0]) > 3) continue; // nothing in this title tells it from others
    const [rare, next] = long;
    made["as it is written"].push([[rare, next].filter(Boolean).join(" "), title]);
    made["half a word"].push([rare.slice(0, Math.ceil(rare.length * 0.6)), title]);
    made["another ending"].push([rare.endsWith("ing") ? rare.slice(0, -3) : `${rare.replace(/[es]$/, "")}ing`, title]);
    for (const [kind, slip] of Object.entries(SLIPS)) made[kind].push([slipped(rare, slip, random), title]);
    const slip = Object.values(SLIPS)[Math.floor(random() * Object.keys(SLIPS).length)];
    if (next) made["a slip beside a sound word"].push([`${next} ${slipped(rare, slip, random)}`, title]);
  }
  return { made, notHere: NOT_HERE.filter((word) => !standsIn.has(word)) };
};
