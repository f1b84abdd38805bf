// Only in pages of `guichet serve`: shows the page as it is by now when the site has been built again, and what is wrong with it.

import { show } from "./preview.js";
import { refresh } from "./swap.js";

/** Which build this page has heard of last; empty before the first word from the server. */
let build = "";
/** @type {EventSource | null} */
let source = null;

/** @param {MessageEvent<string>} event */
function heard(event) {
  build = event.lastEventId;
  show();
}

function connect() {
  const address = new URL("events", import.meta.url);
  if (build) address.searchParams.set("after", build);
  source = new EventSource(address);
  source.addEventListener("ready", heard);
  source.addEventListener("failed", heard);
  source.addEventListener("built", (event) => {
    heard(event);
    refresh();
  });
}

// A browser opens only six connections to a server: pages that nobody looks at must not hold theirs.
function follow() {
  source?.close();
  source = null;
  if (document.visibilityState === "visible") connect();
}

document.addEventListener("visibilitychange", follow);
follow();
