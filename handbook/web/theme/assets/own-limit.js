/* Where several limits answer, one's own is meant, or the page with all of them where nobody has said which that is;
   a single one is about something that only that job does. Who begins with `can I` asks for it in any case, and who names
   a job (`how much can a waiter give`) for the limit of that. */
(() => {
  "use strict";
  const { endingsOf } = window.handbook.spelling;
  const { HALF, isIn } = window.handbook.finding;
  const CLOSE = 0.7; // of the best: what one's own limit may be behind, and is still meant
  const LONG = 6; // letters that a job and its work have in common: a waiter is not what waited
  const ABOUT = 0.4; // of what was asked has to stand in a limit for it to be about that

  /** What puts it before other limits among what was found; `onLimits` is the number of the page with all. */
  window.handbook.finding.ownLimit = (documents, texts, onLimits) => {
    const isLimit = ({ number }) => documents[number].kind === "limit";
    const isOnLimits = (found) => found.some(({ number, called: so }) => number === onLimits && so >= HALF);
    const ofJob = (role) => documents.findIndex(({ kind, roles }) => kind === "limit" && role && roles.includes(role));

    /** The number of the limit that is asked for in so many words; below 0 where none of them is about that. */
    const askedFor = (scores, role) => {
      const isAbout = [...scores.values()].some((score) => isLimit(score) && score.covered >= ABOUT && score.tells);
      const own = ofJob(role);
      return !isAbout ? -1 : own >= 0 ? own : onLimits;
    };

    /** The number of what is to stand before other limits, and where. */
    const meant = (found, role) => {
      const limits = found.filter((score) => isLimit(score) && score.called >= HALF);
      const own = limits.find(({ number }) => documents[number].roles.includes(role));
      if (!own && limits.length < 2 && !isOnLimits(found)) return [-1, 0];
      const number = !role && onLimits >= 0 ? onLimits : own?.number ?? ofJob(role);
      const others = found.filter((score) => score.number !== number), next = limits.find((each) => each !== own);
      const isFirst = isOnLimits(found) || (next && others[0] && next.rank >= others[0].rank * CLOSE);
      return [number, isFirst ? 0 : own ? found.indexOf(own) : others.indexOf(next)];
    };

    /** Another job's limit never stands first where one's own is about the same. */
    const ownBefore = (found, role, scores) => {
      const own = scores.get(ofJob(role)), [first] = found;
      return own && first && isLimit(first) && first.number !== own.number && own.covered >= ABOUT ? own.number : -1;
    };

    /** What was found, with the limit that is meant where it belongs. */
    const placed = (found, role, scores, isAsked) => {
      const asked = isAsked ? askedFor(scores, role) : -1, own = asked < 0 ? ownBefore(found, role, scores) : asked;
      const [number, place] = own >= 0 ? [own, 0] : meant(found, role);
      if (number < 0) return found;
      const others = found.filter((score) => score.number !== number);
      return [...others.slice(0, place), { number }, ...others.slice(place)];
    };

    const others = new Set(texts.filter((_, number) => !["role", "limit"].includes(documents[number].kind)).flat());
    const jobs = documents.flatMap(({ kind, id }, number) => (kind === "role" && ofJob(id) >= 0
      ? [{ id, names: texts[number].filter((name) => name && !others.has(name)) }] : []));

    /** Whether a job of one word is meant by a word for its place or work: reception, housekeeping. */
    const isWork = (said, name) => said.split(" ").some((word) => word.slice(0, LONG) === name.slice(0, LONG) && word.length > LONG && endingsOf(word, name));

    /** The job that is named in what was typed, by what nothing else is called. */
    const namedIn = (said) => jobs.find(({ names }) => names.some((name) => isIn(said, name) || isWork(said, name)))?.id;

    return (found, own, scores, sorts, said) => {
      const named = sorts.includes("job") ? ofJob(namedIn(said)) : -1;
      return named >= 0 ? [{ number: named }, ...found.filter(({ number }) => number !== named)] : placed(found, own, scores, sorts.includes("limit"));
    };
  };
})();
