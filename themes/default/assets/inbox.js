// Puts the inbox into its page: whose it is comes from the pass or the link that the reader came by, the conversation from the
// address.

import { deskApi } from "./inbox/api.js";
import { Inbox, inboxTexts } from "./inbox/main.js";
import { heldLink, ticketOf } from "./inbox/kept.js";
import { carriesPass, heldPass } from "./seal/held.js";

/** @param {HTMLElement} root */
async function start(root) {
  const { desk = "", contact = "", signIn, files } = root.dataset;
  // Before anything is loaded: neither stays in the address. Who has just come by a link is here for that.
  const { fresh } = heldLink();
  heldPass();
  const texts = await inboxTexts(document.documentElement.lang);
  const inbox = new Inbox(root, {
    api: deskApi({ url: new URL(desk, location.href).href, bearer: () => (fresh ? heldLink().link : (heldPass() ?? heldLink().link)) }),
    texts,
    locale: document.documentElement.lang,
    contactUrl: contact,
    signIn: signIn || null,
    files: files ? JSON.parse(files) : null,
    go: (id) => history.pushState(null, "", id ? `#${id}` : location.pathname + location.search),
    wide: matchMedia("(width >= 60rem)"),
  });
  addEventListener("popstate", () => {
    // Somebody else may have come: nothing of whoever was here before stays.
    if (carriesPass() || location.hash.includes("&link=")) location.reload();
    else inbox.open(ticketOf(location.hash));
  });
  // Nobody has gone anywhere yet: the focus stays where the page has it.
  inbox.open(ticketOf(location.hash), false);
}

const root = document.querySelector("[data-inbox]");
if (root instanceof HTMLElement) start(root).catch(() => root.querySelector("[data-inbox-failed]")?.removeAttribute("hidden"));
