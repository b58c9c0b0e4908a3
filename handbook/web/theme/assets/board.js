/* The first page: what goes by the picked job. It is all on the page already, and only shown or hidden here. */
(() => {
  "use strict";
  const { root, job } = window.handbook;
  const board = document.querySelector("[data-hb-board]");
  if (!board) return;

  const search = document.querySelector("[data-hb-tool=search]");
  const field = board.querySelector("[data-hb-board-search]");
  field.hidden = !search || search.hidden;
  field.addEventListener("click", () => search.click());

  const page = board.querySelector("[data-hb-my-page]");
  const jobsPage = page.href;
  const own = board.querySelector("[data-hb-my-moments]");
  const list = own.querySelector("ul");

  const showMoments = () => {
    const moments = [...list?.children ?? []];
    for (const moment of moments) moment.hidden = !job.mine || !job.isMine(moment);
    if (list) list.hidden = moments.every((moment) => moment.hidden);
  };

  job.follow(() => {
    for (const one of board.querySelectorAll("[data-hb-is]")) one.hidden = one.dataset.hbIs !== (job.mine?.id ?? "");
    page.href = job.mine ? new URL(job.mine.address, root) : jobsPage;
    own.hidden = Boolean(board.querySelector("[data-hb-pick]")) && !job.mine; // whoever has picked no job is asked for it once
    showMoments();
  });
})();
