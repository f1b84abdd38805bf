// A ticket's history: what was written, by whom, and what was done.

import { face, h, icon, withLinks } from "./dom.js";
import { shortTime, sizeText, timeElement } from "./time.js";

/**
 * @typedef {import("./types").Entry} Entry
 * @typedef {import("./types").Conversation} Conversation
 * @typedef {import("./queue.js").Desk} Desk
 */

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** @param {Conversation} ticket @param {Desk} desk */
export function timeline(ticket, desk) {
  const read = ticket.history.filter(({ kind }) => kind === "read").at(-1);
  const messages = ticket.history.filter(({ kind, by }) => kind === "message" && by === "agent");
  const seen = messages.filter(({ seq }) => read?.up_to !== undefined && seq <= read.up_to).at(-1);
  const items = [];
  for (const entry of ticket.history) {
    if (entry.kind === "read") continue;
    items.push(entry.text === undefined ? event(entry, ticket, desk) : message(entry, ticket, desk, entry === seen ? read : undefined));
  }
  return items;
}

/** @param {Entry} entry @param {Conversation} ticket @param {Desk} desk */
function who(entry, ticket, desk) {
  if (entry.by === "agent") return entry.agent?.id === desk.session.agent.id ? "You" : (entry.agent?.name ?? "A specialist");
  if (entry.by !== "customer") return "The desk";
  // Passes call customers by ids; an address says more, and is that of whoever has begun the ticket.
  const isOwn = !entry.who || entry.who === ticket.customer;
  return (isOwn && ticket.email) || entry.who || "Customer";
}

/** @param {Entry} entry @param {Conversation} ticket @param {Desk} desk @param {Entry | undefined} read */
function message(entry, ticket, desk, read) {
  const kind = entry.kind === "note" ? "note" : entry.by;
  const name = who(entry, ticket, desk);
  const said = entry.kind === "note" ? "Internal note" : entry.by === "customer" ? "Customer" : "Reply";
  const head = h(
    "header",
    {},
    entry.agent
      ? face(entry.agent, desk.desk)
      : h("span", { class: "face face-letters face-customer", "aria-hidden": "true" }, [...name][0]?.toUpperCase()),
    h("b", {}, h("bdi", {}, name)),
    h("span", { class: "said" }, said),
    timeElement(entry.at, shortTime(entry.at)),
  );
  const lang = entry.kind === "message" ? ticket.language : undefined;
  return h(
    "li",
    { class: `message message-${kind}`, "data-seq": String(entry.seq) },
    head,
    h("div", { class: "message-text", dir: "auto", lang }, withLinks(entry.text ?? "")),
    entry.attachments?.length ? h("ul", { class: "attachments" }, ...entry.attachments.map((file) => attachment(file, desk))) : null,
    entry.revised_at
      ? h("p", { class: "hint" }, "Sent again in these words ", timeElement(entry.revised_at, shortTime(entry.revised_at)))
      : null,
    read ? h("p", { class: "read" }, icon("check"), "Read ", timeElement(read.at, shortTime(read.at))) : null,
  );
}

/** @param {import("./types").Attachment} file @param {Desk} desk */
function attachment(file, desk) {
  const href = new URL(file.url, desk.desk).href;
  const name = h("bdi", {}, file.name);
  if (!PICTURES.has(file.type)) {
    const size = h("span", { class: "hint" }, sizeText(file.size));
    return h("li", {}, h("a", { class: "file", href, download: "" }, icon("file"), h("span", {}, name), size));
  }
  const image = h("img", { src: href, alt: "", loading: "lazy" });
  return h("li", {}, h("a", { class: "picture", href, target: "_blank", rel: "noopener" }, image, h("span", { class: "hint" }, name)));
}

/** @param {Entry} entry @param {Conversation} ticket @param {Desk} desk */
function event(entry, ticket, desk) {
  const name = h("bdi", {}, who(entry, ticket, desk));
  const when = timeElement(entry.at, shortTime(entry.at));
  const line = (/** @type {(Node | string)[]} */ ...parts) =>
    h("li", { class: `event event-${entry.kind}` }, h("span", {}, ...parts), " ", when);
  if (entry.kind === "closed") return line(name, " closed the ticket");
  if (entry.kind === "reopened") return line(name, " reopened the ticket");
  if (entry.kind === "bounced") return line("An e-mail could not be delivered: ", h("bdi", {}, entry.why ?? ""));
  if (!entry.to) return line(name, " left it to nobody");
  if (entry.to.id === entry.agent?.id) return line(name, " took it");
  return line(name, " gave it to ", h("bdi", {}, entry.to.id === desk.session.agent.id ? "you" : entry.to.name));
}
