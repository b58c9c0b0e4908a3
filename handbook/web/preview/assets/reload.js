/* Asks the preview whether it shows something newer, and loads the page anew then; while nobody answers it asks on.
   Who has just followed a link is not called back: loading anew would take the place of where they are going. */
(function () {
  var version = document.currentScript.dataset.version;
  var leaving = false;
  addEventListener("beforeunload", function () { leaving = true; });
  var bar = document.getElementById("hb-preview-bar");
  function remember() { sessionStorage.setItem("hb-preview-bar", bar.open ? "open" : ""); }
  if (bar) {
    bar.open = sessionStorage.getItem("hb-preview-bar") === "open";
    bar.addEventListener("toggle", remember);
  }
  function again() { setTimeout(ask, 1000); }
  function ask() {
    fetch("/.preview/version?" + version).then(function (answer) { return answer.text(); }).then(function (now) {
      if (now === version) { ask(); } else if (leaving) { leaving = false; again(); } else { location.reload(); }
    }).catch(again);
  }
  ask();
})();
