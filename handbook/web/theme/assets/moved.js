/* A page that had another name: whoever came for a place on it is led on to that place. Without scripts it is the page. */
if (location.hash) location.replace(new URL(document.currentScript.dataset.to, location) + location.hash);
