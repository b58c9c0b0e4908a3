/* The score of a visit, by the same arithmetic as in the results: of the weight that applies, how much was answered with yes. */
(() => {
  "use strict";
  const FINE = 1e6; // a percentage has no more than six decimals; made whole, nothing is rounded
  const ANSWERED = ["yes", "no"];

  /** `asked` are questions with `weight` (whole), `critical`, `moment` and `answer`; `pass` is a percentage, or null.
      The score is in percent, and null where nothing applied; so is `passed`, also where nothing is passed. */
  const score = (asked, pass) => {
    const applying = asked.filter(({ weight, answer }) => weight && ANSWERED.includes(answer));
    const weigh = (questions) => questions.reduce((sum, { weight }) => sum + weight, 0);
    const kept = weigh(applying.filter(({ answer }) => answer === "yes"));
    const whole = weigh(applying);
    const failed = applying.filter(({ critical, answer }) => critical && answer === "no");
    return {
      kept, whole, failed,
      score: whole ? 100 * kept / whole : null,
      passed: whole && pass !== null ? 100 * FINE * kept >= Math.round(FINE * pass) * whole && !failed.length : null,
      moments: [...new Set(failed.map(({ moment }) => moment).filter(Boolean))],
    };
  };

  window.handbook.score = score;
})();
