/* Where several limits answer, one's own is meant, or the page with all of them where nobody has said which that is;
   a single one is about something that only that job does. */
(() => {
  "use strict";
  const { HALF } = window.handbook.finding;
  const CLOSE = 0.7; // of the best: what one's own limit may be behind, and is still meant

  /** What puts it before other limits among what was found; `onLimits` is the number of the page with all. */
  window.handbook.finding.ownLimit = (documents, onLimits) => {
    const isOnLimits = (found) => found.some(({ number, called: so }) => number === onLimits && so >= HALF);
    const ownLimitFirst = (found, role) => {
      const limits = found.filter(({ number, called: so }) => documents[number].kind === "limit" && so >= HALF);
      const own = limits.find(({ number }) => documents[number].roles.includes(role));
      if (!own && limits.length < 2 && !isOnLimits(found)) return found;
      const mine = own ?? { number: documents.findIndex(({ kind, roles }) => kind === "limit" && roles.includes(role)), rank: 0 };
      if (!role && onLimits >= 0) mine.number = onLimits;
      if (mine.number < 0) return found;
      const others = found.filter(({ number }) => number !== mine.number), next = limits.find((each) => each !== mine);
      const isMeant = isOnLimits(found) || (next && next.rank >= others[0].rank * CLOSE);
      const before = isMeant ? 0 : own ? found.indexOf(own) : others.indexOf(next);
      return [...others.slice(0, before), mine, ...others.slice(before)];
    };

    return ownLimitFirst;
  };
})();
