// Before anybody is signed in: with a link, whose token is behind the `#`, or at an identity provider.

import { explain } from "./api.js";
import { button, h } from "./dom.js";

/** @typedef {import("./types").Session} Session */

/** What an identity provider's way back may say. @type {Record<string, string>} */
const REFUSED = {
  expired: "The sign-in took too long, or was begun in another browser. Try again.",
  declined: "The identity provider did not let you in.",
  unverified: "The identity provider has not verified your e-mail address. Ask whoever runs it.",
  unknown: "Nobody with your e-mail address is a specialist here. Ask whoever runs the desk to add you.",
  unreachable: "The identity provider can’t be reached now. Try again in a moment.",
};

/**
 * @param {import("./api.js").Api} api @param {string} home of the page
 * @returns {Promise<Session>} whoever has signed in
 */
export function signIn(api, home) {
  const token = location.pathname.endsWith("/sign-in") ? location.hash.slice(1) : "";
  const refused = new URLSearchParams(location.search).get("refused") ?? "";
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const acts = h("div", { class: "sign-in-acts" });
  const intro = h("p");
  const card = h("main", { class: "sign-in" }, h("h1", { tabindex: "-1" }, "Support desk"), intro, problem, acts);
  document.body.replaceChildren(card);
  document.title = "Sign in – Support desk";
  /** @param {string} text */
  const say = (text) => {
    problem.hidden = !text;
    problem.textContent = text;
  };
  if (Object.hasOwn(REFUSED, refused)) say(REFUSED[refused]);

  return new Promise((resolve) => {
    async function useLink() {
      /** @type {import("./types").Answer<Session>} */
      const answer = await api.ask("sign-in", { json: { token } });
      if (answer.ok) {
        // The token is used up; it need not stay in the address either.
        history.replaceState(null, "", home);
        return resolve(answer.body);
      }
      say(
        answer.code === "link"
          ? "This link was used already, or is older than a day. Ask whoever runs the desk for another one."
          : explain(answer),
      );
    }
    if (token) {
      // A press, rather than at once: programs that follow links in e-mails would use it up.
      intro.append("Sign in with the link that you were sent. It can be used once.");
      acts.append(button({ class: "button primary" }, useLink, "Sign in"));
      acts.querySelector("button")?.focus();
      return;
    }
    intro.append("Open the link that you were sent to sign in. Whoever runs the desk can make another one.");
    api.ask("sign-in").then((/** @type {import("./types").Answer<{ oidc: boolean }>} */ ways) => {
      if (!ways.ok) return say(explain(ways));
      if (!ways.body.oidc) return;
      intro.textContent = "Sign in with your organization’s account, or with a link that you were sent.";
      const start = new URL("oidc/start", new URL(home, location.href)).href;
      acts.append(button({ class: "button primary" }, () => location.assign(start), "Sign in"));
    });
    acts.append(button({ class: "button" }, () => location.assign(home), "Try again"));
  });
}
