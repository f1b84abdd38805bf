// What the desk answers the specialists' page: `guichet-desk openapi` says the same.

export interface Person {
  id: string;
  name: string;
  picture?: string;
  left: boolean;
}

export interface Named {
  id: string;
  name: string;
}

export interface Session {
  agent: Person;
  csrf: string;
  agents: Person[];
  channels: Named[];
  plans: Named[];
  locales: string[];
  files: { count: number; bytes: number };
}

export type State = "open" | "answered" | "closed" | "reopened";

export interface Ticket {
  id: string;
  subject: string;
  kind: "callback" | "chat" | "web";
  channel: string;
  state: State;
  language: string;
  locale: string;
  plan: string | null;
  customer: string | null;
  account: string | null;
  email: string | null;
  excerpt: string;
  messages: number;
  assignee: Person | null;
  agent: Person | null;
  created_at: string;
  changed_at: string;
  waiting_since: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
}

export interface Entry {
  seq: number;
  kind: "message" | "note" | "closed" | "reopened" | "assigned" | "read" | "bounced";
  by: "customer" | "agent" | "desk";
  agent?: Person;
  who?: string;
  at: string;
  text?: string;
  revised_at?: string;
  attachments?: Attachment[];
  to?: Person;
  up_to?: number;
  why?: string;
}

export interface Conversation extends Ticket {
  phone: string | null;
  history: Entry[];
  seq: number;
  others: Ticket[];
}

export interface Counts {
  waiting: number;
  mine: number;
  unassigned: number;
  answered: number;
  languages: Record<string, number>;
  plans: Record<string, number>;
  channels: Record<string, number>;
  kinds: Record<string, number>;
}

export interface Canned {
  id: string;
  title: string;
  text: string;
}

export interface Article {
  title: string;
  description: string;
  url: string;
}

export interface Change {
  ticket: string;
  seq: number;
  kind: "created" | Entry["kind"];
  by: Entry["by"];
  agent?: string;
}

export interface Filters {
  state: string;
  assigned: string;
  language: string;
  plan: string;
  channel: string;
  kind: string;
  order: string;
  q: string;
}

export type Trouble = "offline" | "network" | "timeout" | "signed-out" | "refused";

export interface Failure {
  ok: false;
  trouble: Trouble;
  status: number;
  /** A word of the desk's for what is wrong; empty without an answer. */
  code: string;
  /** What the desk says to people, if it does. */
  message: string;
}

export type Answer<T> = { ok: true; body: T } | Failure;
