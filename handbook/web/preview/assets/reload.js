/* Asks the preview whether it shows something newer, and loads the page anew then; while nobody answers it asks on. */
(function () {
  var version = document.currentScript.dataset.version;
  var bar = document.getElementById("hb-preview-bar");
  function remember() { sessionStorage.setItem("hb-preview-bar", bar.open ? "open" : ""); }
  if (bar) {
    bar.open = sessionStorage.getItem("hb-preview-bar") === "open";
    bar.addEventListener("toggle", remember);
  }
  function again() { setTimeout(ask, 1000); }
  function ask() {
    fetch("/.preview/version?" + version).then(function (answer) { return answer.text(); }).then(function (now) {
      if (now !== version) { location.reload(); } else { ask(); }
    }).catch(again);
  }
  ask();
})();
