/* Light or dark, before anything is painted: as was chosen in this browser, or else as the device has it; and that scripts run. */
(() => {
  "use strict";
  const { read, write } = window.handbookKept;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (read("scheme") ?? (device.matches ? "dark" : "light")) === "dark";

  const bar = document.querySelector("meta[name=theme-color]");
  const day = bar?.content;

  /** In the head of a page, and at its foot where the head of a phone has no room. */
  const tools = () => document.querySelectorAll("[data-hb-tool=scheme]");

  const paint = () => {
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
    for (const tool of tools()) tool.setAttribute("aria-pressed", String(isDark()));
    if (bar) bar.content = isDark() ? bar.dataset.hbNight : day;
  };

  document.documentElement.dataset.hbScripts = ""; // what they show in a moment gets its room at once
  paint();
  device.addEventListener("change", paint);
  addEventListener("storage", paint);
  document.addEventListener("DOMContentLoaded", () => {
    for (const tool of tools()) {
      tool.hidden = false;
      tool.addEventListener("click", () => {
        write("scheme", isDark() ? "light" : "dark");
        paint();
      });
    }
    paint();
  });
})();
