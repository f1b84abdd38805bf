// Files and pictures of a message: loaded with the first message that has some.

import { sizeText } from "../contacts/form/files.js";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/**
 * @param {import("./conversation.js").Parts} parts @param {import("./main.js").Inbox} inbox
 * @param {import("./api.js").Attachment} file
 */
export function fileItem({ h, fill, icon }, { t, locale, api }, { name, type, size, url }) {
  const href = api.file(url);
  if (!href) return "";
  if (PICTURES.has(type)) {
    const picture = h("img", { src: href, alt: name, loading: "lazy", decoding: "async" });
    return h("li", {}, h("a", { class: "inbox-picture", href, target: "_blank", rel: "noopener" }, picture));
  }
  const amount = sizeText(locale, size);
  const link = h(
    "a",
    { class: "inbox-file", href, download: name, "aria-label": fill(t.inbox_download, { n: name, q: amount }) },
    icon("file"),
    h("span", { dir: "auto" }, name),
    h("span", { class: "inbox-number" }, amount),
  );
  return h("li", {}, link);
}
