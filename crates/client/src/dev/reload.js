// Only in pages of `guichet serve`: shows the page as it is by now when the site has been built again, and says so when it could
// not be. Leaves nothing else in it but one line of text.

import { refresh } from "./swap.js";

/** Which build this page has heard of last; empty before the first word from the server. */
let build = "";
/** @type {EventSource | null} */
let source = null;

const banner = document.createElement("p");
banner.lang = "en";
banner.dir = "ltr";
// A status: read out when its text comes, without taking the focus (WCAG 4.1.3).
banner.setAttribute("role", "status");
// Through the object model, which a policy against inline styles allows.
Object.assign(banner.style, {
  position: "fixed",
  insetInline: "0",
  bottom: "0",
  zIndex: "2147483647",
  margin: "0",
  padding: "0.6rem 1rem",
  background: "#7d1a12",
  color: "#fff",
  font: "600 1rem/1.4 system-ui, sans-serif",
  textAlign: "center",
});

/** @param {string} text empty: nothing to say */
function say(text) {
  banner.textContent = text;
  banner.style.display = text ? "block" : "none";
}

/** @param {MessageEvent<string>} event a count of errors */
function failed(event) {
  const errors = Number(event.data);
  const count = errors === 1 ? "1 error" : `${errors} errors`;
  say(`This page is out of date: the site has ${count}. The terminal has the details.`);
}

function connect() {
  const address = new URL("events", import.meta.url);
  if (build) address.searchParams.set("after", build);
  source = new EventSource(address);
  source.addEventListener("ready", (event) => {
    build = event.lastEventId;
    say("");
  });
  source.addEventListener("built", (event) => {
    build = event.lastEventId;
    say("");
    refresh();
  });
  source.addEventListener("failed", (event) => {
    build = event.lastEventId;
    failed(event);
  });
}

// A browser opens only six connections to a server: pages that nobody looks at must not hold theirs.
function follow() {
  source?.close();
  source = null;
  if (document.visibilityState === "visible") connect();
}

say("");
document.body.append(banner);
document.addEventListener("visibilitychange", follow);
follow();
