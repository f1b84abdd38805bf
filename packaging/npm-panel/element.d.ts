import type { Panel } from "./panel.js";

/** The attributes of `<guichet-panel>`: the options of the panel, as texts. */
export interface GuichetPanelAttributes {
  /** The help centre's address: `https://help.example.com/kb/`. */
  "help-centre": string;
  locale?: string;
  /** A context in site.yaml, or a path. */
  context?: string;
  plan?: string;
  /** Ids with spaces between them. */
  addons?: string;
  seat?: "true" | "false" | boolean;
  /** `2024-03-05`. */
  created?: string;
  "account-language"?: string;
  pass?: string;
  email?: string;
  phone?: string;
  theme?: "auto" | "light" | "dark";
  launcher?: "true" | "false" | "on" | "off" | boolean;
}

/** `<guichet-panel>`: mounts the panel while it is in a page. */
export class GuichetPanel extends HTMLElement {
  /** `null` until it is mounted. */
  readonly panel: Panel | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "guichet-panel": GuichetPanel;
  }
}
