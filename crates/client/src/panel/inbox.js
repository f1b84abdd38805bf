// The customer's conversations as a view of the panel: the modules of the inbox page, in the window. Fetched when somebody wants to see
// them. The list and each conversation are views of their own, so that the panel's way back is theirs too.

import { deskApi } from "../inbox/api.js";
import { Inbox, inboxTexts } from "../inbox/main.js";

/** @param {import("./contact-view.js").ContactView} view */
export async function render({ data, node, next, given, base, files, style, signal, ui, replies, announce }) {
  const { desk, form, sign_in } = data.contacts;
  const { watch } = replies;
  if (!desk) return;
  const styles = async (/** @type {string} */ name) => {
    const answer = await fetch(`${files}panel/${name}.css`);
    if (!answer.ok) throw new Error(answer.url);
    style(await answer.text());
  };
  const [texts] = await Promise.all([inboxTexts(data.locale), styles("inbox")]);
  if (signal.aborted) return;
  const { ticket = "" } = next;
  const root = ui.h("div");
  const title = !ticket && ui.h("h2", { class: "view-title", tabindex: "-1" }, texts.inbox_title);
  node.replaceChildren(ui.h("div", { class: "view inbox-view" }, title, root));
  const page = new URL(desk.inbox, base).href;
  const inbox = new Inbox(root, {
    api: deskApi({ url: new URL(desk.url, base).href, bearer: () => given.pass ?? null }),
    // The page around it is the product's, which makes passes.
    texts: { ...texts, inbox_expired_help: texts.inbox_reload ?? "" },
    locale: data.locale,
    contactUrl: new URL(data.urls.contact, base).href,
    signIn: sign_in,
    files: form?.files ?? null,
    // Pages of the help centre, for new tabs; the panel follows its links by itself.
    address: (id) => page + (id && `#${id}`),
    told: () => watch(true),
    refused: (why = "expired") => announce("pass", { refused: why }),
    dress: () => styles("form"),
    prefix: "panel-inbox",
  });
  let { pass } = given;
  let seen = true;
  next.again = () => {
    if (pass === given.pass) return;
    pass = given.pass;
    // Who has signed out leaves nothing behind, and without a pass nothing is asked.
    if (seen || !pass) inbox.resume();
  };
  next.rest = () => {
    seen = false;
    inbox.rest();
    watch();
  };
  next.resume = () => {
    seen = true;
    inbox.resume();
    watch(true);
  };
  signal.addEventListener("abort", () => inbox.destroy(), { once: true });
  inbox.open(ticket);
  watch(true);
}
