// `<guichet-panel help-centre="https://help.example.com/kb/" locale="fr" plan="pro">`: the panel as an element, for frameworks that
// put elements into pages and take them away again. It is not seen: the panel has an element of its own.

import { load } from "./index.js";

/** Attribute → option. @type {Map<string, string>} */
const OPTIONS = new Map([
  ...["locale", "context", "plan", "addons", "seat", "created", "pass", "email", "phone", "theme", "launcher"].map((name) => [name, name]),
  ["account-language", "accountLanguage"],
]);
/** What an attribute means where the option is no text. @type {Record<string, (text: string) => unknown>} */
const VALUES = {
  addons: (text) => text.split(/[\s,]+/).filter((id) => id),
  seat: (text) => text !== "false",
  launcher: (text) => text !== "false" && text !== "off",
};

/** Without a document, on a server, there are no elements either. */
const Base = globalThis.HTMLElement ?? class {};

export class GuichetPanel extends Base {
  static observedAttributes = ["help-centre", ...OPTIONS.keys()];

  /** The panel of this element, once it is there. @type {import("./panel.js").Panel | null} */
  panel = null;
  /** How often it was put somewhere: what was fetched for an earlier time comes too late. */
  #times = 0;

  async connectedCallback() {
    const helpCentre = this.getAttribute("help-centre");
    this.#times += 1;
    const mine = this.#times;
    if (!helpCentre) return;
    try {
      const { mount } = await load(helpCentre);
      if (mine === this.#times && this.isConnected) this.panel = mount(this.#options());
    } catch (error) {
      // The help centre is down. The product isn't.
      const detail = { message: String(error) };
      this.dispatchEvent(new CustomEvent("guichet:error", { detail, bubbles: true }));
    }
  }

  disconnectedCallback() {
    this.#times += 1;
    this.panel?.destroy();
    this.panel = null;
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name !== "help-centre") {
      this.panel?.update(this.#options());
    } else if (before !== null || !this.panel) {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /** All of them: an attribute that was taken away is no longer said. @returns {import("./panel.js").PanelOptions} */
  #options() {
    const given = [...OPTIONS].map(([attribute, option]) => {
      const text = this.getAttribute(attribute);
      return [option, text === null ? undefined : (VALUES[option]?.(text) ?? text)];
    });
    return Object.fromEntries(given);
  }
}

if (globalThis.customElements && !customElements.get("guichet-panel")) customElements.define("guichet-panel", GuichetPanel);
