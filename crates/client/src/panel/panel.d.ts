// The public types of `/_guichet/panel.js`, published beside it. docs/panel.md explains them.

/** Where a customer is and who they are. Everything may be left out, and changed later by `update`. */
export interface PanelOptions {
  /** BCP 47 tag of the language that the product is shown in; by default that of the page. */
  locale?: string;
  /** A context in site.yaml, or a path that is matched with its URL patterns; by default the page's own address. */
  context?: string | null;
  /** Id of the customer's plan, as in contacts.yaml. */
  plan?: string | null;
  /** Ids of add-ons that the customer has bought. */
  addons?: string[];
  /** Whether the customer has a paid seat. */
  seat?: boolean | null;
  /** Day on which the account was created: `2024-03-05`. */
  created?: string | null;
  /** The language that is set in the customer's account, for channels that answer in it. */
  accountLanguage?: string | null;
  /** A pass made by your back end. */
  pass?: string | null;
  /** Initial values of the contact form. */
  email?: string;
  phone?: string;
  /** `auto`: what the page declares by `color-scheme`, else the system's. */
  theme?: "auto" | "light" | "dark";
  /** `false`: no Help button; open the panel from a button of your own. */
  launcher?: boolean;
}

/** Shows that somebody has replied, until `badge(null)`. */
export interface Badge {
  count: number;
  /** The conversation with the newest reply, which the button then opens. */
  ticket?: string;
  agent?: { name: string; avatar?: string };
}

export interface PanelEvents {
  "guichet:open": CustomEvent<{ locale: string; context: string | null }>;
  "guichet:close": CustomEvent<null>;
  /** A settled query. */
  "guichet:search": CustomEvent<{ query: string; locale: string; total: number }>;
  /** A settled query that found nothing. */
  "guichet:zero-results": CustomEvent<{ query: string; locale: string }>;
  "guichet:article": CustomEvent<{ article: string; locale: string; url: string }>;
  "guichet:contact": CustomEvent<{ channel: string | null; locale: string }>;
  /** Which plan a pass is for and until when, or why it was refused; each time that the contact options are shown with it. */
  "guichet:pass": CustomEvent<{ plan: string; expires: string } | { refused: string }>;
  /** The contact form was sent, or could not be. */
  "guichet:request": CustomEvent<{ sent: boolean; channel: string }>;
  /** The help centre, or a part of it, could not be reached; or a value that was passed is unknown: `name` and `value`. */
  "guichet:error": CustomEvent<{ message: string; name?: string; value?: unknown; nearest?: string }>;
}

export interface Panel extends EventTarget {
  /** The help centre's address. */
  readonly base: string;
  /** These promises resolve when the view is ready, and never reject: the panel itself shows what went wrong. */
  open(): Promise<void>;
  close(): void;
  search(query: string): Promise<void>;
  /** @param id of an article, as in its file's path below the locale: `contacts/import` */
  article(id: string): Promise<void>;
  /** @param channel an id in contacts.yaml: the option to show first */
  contact(channel?: string): Promise<void>;
  /** The customer's conversations with support, or one of them; where there is no desk, the contact options. */
  inbox(ticket?: string): Promise<void>;
  /** Where the customer is now; `null`: the page's own address decides. */
  context(context: string | null): void;
  /** Changes what is given and leaves the rest: `update({ locale: "ja" })`. */
  update(changes: PanelOptions): void;
  badge(badge: Badge | null): void;
  /** Removes the panel. `mount` brings it back. */
  destroy(): void;
  addEventListener<K extends keyof PanelEvents>(
    type: K,
    listener: (event: PanelEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof PanelEvents>(
    type: K,
    listener: (event: PanelEvents[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

/** Puts the Help button on the page. Where there is one already, it gets the new options and is handed back. */
export function mount(options?: PanelOptions): Panel;

declare global {
  /** What the panel tells, it tells on its element too, and from there up to the document. */
  interface DocumentEventMap extends PanelEvents {}
  interface HTMLElementEventMap extends PanelEvents {}
  interface HTMLElementTagNameMap {
    "guichet-help": HTMLElement;
  }
  /** The panel on this page, as long as it is mounted. */
  var guichet: Panel | undefined;
}
