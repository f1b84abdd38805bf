// The public face of `/_guichet/panel.js`, published beside it. docs/panel.md tells the same in sentences.

/** Where a customer is and who they are. Everything may be left out, and changed later by `update`. */
export interface PanelOptions {
  /** BCP 47 tag of the language that the product is shown in; by default that of the page. */
  locale?: string;
  /** A context of site.yaml, or a path that its URL patterns are tried on; by default the page's own address. */
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
  /** What the contact form begins with. */
  email?: string;
  phone?: string;
  /** `auto`: what the page declares by `color-scheme`, else the system's. */
  theme?: "auto" | "light" | "dark";
  /** `false`: no Help button; open the panel from a button of your own. */
  launcher?: boolean;
}

/** Somebody has answered: the button says so until `badge(null)`. */
export interface Badge {
  count: number;
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
  /** What a pass is good for, each time that the ways of contact are shown with one. */
  "guichet:pass": CustomEvent<{ plan: string; expires: string } | { refused: string }>;
  /** The contact form was sent, or could not be. */
  "guichet:request": CustomEvent<{ sent: boolean; channel: string }>;
  /** The help centre, or a part of it, could not be reached; or a value that was handed over is not known: `name` and `value`. */
  "guichet:error": CustomEvent<{ message: string; name?: string; value?: unknown }>;
}

export interface Panel extends EventTarget {
  /** The help centre's address. */
  readonly base: string;
  /** All of these resolve when the view is there, and never reject: the panel says itself what went wrong. */
  open(): Promise<void>;
  close(): void;
  search(query: string): Promise<void>;
  /** @param id of an article, as in its file's path below the locale: `contacts/import` */
  article(id: string): Promise<void>;
  /** @param channel of contacts.yaml, to begin with */
  contact(channel?: string): Promise<void>;
  /** Where the customer is now; `null`: the page's own address says it. */
  context(context: string | null): void;
  /** Changes what is given and leaves the rest: `update({ locale: "ja" })`. */
  update(changes: PanelOptions): void;
  badge(badge: Badge | null): void;
  /** Takes everything away. `mount` brings it back. */
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
  /** The panel on this page, as long as it is mounted. */
  var guichet: Panel | undefined;
}
