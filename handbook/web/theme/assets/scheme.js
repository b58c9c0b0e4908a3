/* Light or dark, before anything is painted: as was chosen in this browser, or else as the device has it. */
(() => {
  "use strict";
  const key = "handbook:scheme";
  const device = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const isDark = () => (chosen() ?? (device.matches ? "dark" : "light")) === "dark";

  const bar = document.querySelector("meta[name=theme-color]");
  const day = bar?.content;

  const paint = () => {
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
    document.querySelector("[data-hb-tool=scheme]")?.setAttribute("aria-pressed", String(isDark()));
    if (bar) bar.content = isDark() ? bar.dataset.hbNight : day;
  };

  paint();
  device.addEventListener("change", paint);
  addEventListener("storage", paint);
  document.addEventListener("DOMContentLoaded", () => {
    const tool = document.querySelector("[data-hb-tool=scheme]");
    tool.hidden = false;
    tool.addEventListener("click", () => {
      try { localStorage.setItem(key, isDark() ? "light" : "dark"); } catch { /* then it holds for no longer than this page */ }
      paint();
    });
    paint();
  });
})();
