// A video of another site is a link until it is clicked: no request goes there before. The click loads the player in
// its place and leaves the link below it, for browsers and content policies that refuse the frame.

import { element, fill } from "./dom.js";
import { words } from "./words.js";

/** @param {HTMLElement} article */
export function enhanceVideos(article) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll("a.video-link[data-embed]"));
  for (const link of links) {
    const address = new URL(link.dataset.embed ?? "", location.href);
    const source = element("span", { class: "video-source" });
    link.append(source);
    words().then(
      (t) => source.append(fill(t.video_source, { n: address.hostname })),
      () => source.append(address.hostname),
    );
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      address.searchParams.set("autoplay", "1");
      const title = link.firstChild?.textContent?.trim() ?? "";
      const frame = element("iframe", {
        class: "video-frame",
        src: address.href,
        title,
        allow: "autoplay; fullscreen; picture-in-picture",
        allowfullscreen: "",
        referrerpolicy: "strict-origin-when-cross-origin",
      });
      const below = element("a", { class: "external", href: link.href, rel: "noopener", text: title });
      link.replaceWith(frame, below);
      frame.focus();
    });
  }
}
