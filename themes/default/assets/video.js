// A video of another site is a link until it is clicked: no request goes there before. The click loads the player in
// its place and leaves the link below it, for browsers and content policies that refuse it. A file has the browser's own
// player; a page of a video site is a frame that can't lead the reader away from here.

import { element, fill } from "./dom.js";
import { words } from "./words.js";

const SANDBOX = "allow-scripts allow-same-origin allow-presentation allow-popups";

/** @param {HTMLElement} article */
export function enhanceVideos(article) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll("a.video-link:is([data-embed], [data-film])"));
  for (const link of links) {
    const { film, embed } = link.dataset;
    const address = new URL(film ?? embed ?? "", location.href);
    const source = element("span", { class: "video-source" });
    link.append(source);
    words().then(
      (t) => source.append(fill(t.video_source, { n: address.hostname })),
      () => source.append(address.hostname),
    );
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const title = [...link.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent?.trim() ?? "";
      if (!film) address.searchParams.set("autoplay", "1");
      const player = film
        ? element("video", { class: "video-frame", src: address.href, "aria-label": title, controls: "", autoplay: "" })
        : element("iframe", {
            class: "video-frame",
            sandbox: SANDBOX,
            allow: "autoplay; fullscreen; picture-in-picture",
            allowfullscreen: "",
            referrerpolicy: "strict-origin-when-cross-origin",
            src: address.href,
            title,
          });
      const below = element("a", { class: "external", href: link.href, rel: "noopener", text: title });
      link.replaceWith(player, below);
      player.focus();
    });
  }
}
