// What `guichet serve` says to its pages, as `_guichet/dev/about` has it.

export interface Problem {
  code: string;
  severity: "error" | "warning" | "note";
  /** It keeps the site from being built for readers. */
  fails: boolean;
  /** It is one only there: drafts are shown here. */
  published: boolean;
  message: string;
  help: string | null;
  file: string | null;
  line: number | null;
  column: number | null;
  excerpt: { line: number; before: string; marked: string; after: string } | null;
  /** The address of the page that shows the file. */
  page: string | null;
  /** The address that opens the file in VS Code. */
  editor: string | null;
}

export interface View {
  drafts: boolean;
  /** What the command line says. */
  first: { drafts: boolean; date: string | null };
  /** The day that was chosen, here or on the command line. */
  date: string | null;
  today: string;
  /** The next days on which something changes. */
  days: string[];
  /** Nobody builds the site again. */
  fixed: boolean;
}

export interface About {
  /** Milliseconds since the site was shown that is shown now. */
  age: number | null;
  /** The pages are those of before. */
  old: boolean;
  failure: string | null;
  errors: number;
  here: Problem[];
  elsewhere: Problem[];
  /** How many of these are not in the list. */
  left: number;
  codes: Record<string, { title: string; text: string; example: { word: string; place: string; text: string }[] }>;
  source: { file: string; editor: string | null } | null;
  /** Why the article of this address is not shown: it completes "the article is". */
  hidden: string | null;
  /** The editor that the server can start. */
  program: string | null;
  languages: { locale: string; name: string; address: string; same: boolean; current: boolean }[];
  plans: { id: string; name: string }[];
  /** Of the command line. */
  plan: string | null;
  view: View | null;
}

export interface Mark {
  mark: "draft" | "scheduled" | "unlisted" | "stale";
  date?: string;
}
