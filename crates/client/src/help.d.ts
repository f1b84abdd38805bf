// What the build says to scripts: `_guichet/<locale>/help.json`, of which the contact page has a part. Its writers are
// crates/site/src/outputs/help.rs and crates/contacts/src/; tests/browser/shapes.test.mjs holds the two together, name by name.

import type { Hours, Zone } from "./contacts/hours.js";
import type { Condition } from "./contacts/resolve.js";

export interface HelpData {
  locale: string;
  dir: "ltr" | "rtl";
  /** Of the site. */
  title: string;
  urls: Urls;
  /** Of addresses, those that site.yaml adds. */
  schemes?: string[];
  /** Whether the desk counts what readers look for. */
  insights?: true;
  /** Whether it is that of the site's default locale. */
  is_default?: true;
  /** Ids, best first. */
  contexts: { [context: string]: string[] };
  /** Where contexts are in the product, in the order of site.yaml. */
  places: Place[];
  areas: Area[];
  top: string[];
  articles: TopArticle[];
  /** What a text in another language is labelled with. */
  languages: { [locale: string]: string };
  texts: { [id: string]: string };
  contacts: Contacts;
}

export interface Urls {
  home: string;
  contact: string;
  search: string | null;
  /** Where the desk takes what readers look for; only if the site asks for it. */
  insights?: string;
}

export interface Place {
  context: string;
  urls?: string[];
  area?: string;
}

export interface Area {
  id: string;
  title: string;
  url: string;
  top: string[];
}

export interface TopArticle {
  id: string;
  title: string;
  description: string;
  url: string;
  area: string;
  lang?: string;
  plans?: string[];
}

export interface Contacts {
  url: string;
  policy: PolicyData;
  /** In the policy's order. */
  channels: ChannelView[];
  sealed?: string;
  /** Where the desk's API is, with a slash at the end, and the page that reads it. */
  desk?: { url: string; inbox: string };
  /** Where a customer gets a pass. */
  sign_in?: string;
  form?: FormView;
  words: { [id: string]: string };
}

/** What the resolver reckons with, and names. */
export interface PolicyData {
  plans: { id: string; name: string }[];
  addons: { id: string; name: string; plans: string[] }[];
  channels: ChannelData[];
  inbox: string | null;
  zones: { [name: string]: Zone };
}

export interface ChannelData {
  id: string;
  name: string;
  kind: string;
  gate: string;
  plans: string[];
  addons: string[];
  conditions: Condition[];
  languages: string[];
  language_from: string;
  href: string | null;
  hours: Hours | null;
  reply: string | null;
  in_matrix: boolean;
}

/** A channel in the reader's words. */
export interface ChannelView {
  id: string;
  kind: string;
  gate: string;
  name: string;
  description_text: string | null;
  href: string | null;
  /** Where a customer gets a pass. */
  sign_in: string | null;
  link_text: string;
  languages_text: string;
  not_in_language_text: string | null;
  warning_text: string | null;
  languages_help_text: string | null;
  languages: LanguageView[];
  hours_text: string | null;
  has_hours: boolean;
  reply_text: string | null;
  plans: string[];
  plans_text: string;
  addons_text: string | null;
  conditions: string[];
  locked: { plan: string; text: string }[];
}

export interface LanguageView {
  code: string;
  name: string;
  own_name: string;
  dir: string;
  href: string | null;
  current: boolean;
}

export interface FormView {
  endpoint: string | null;
  mail: string | null;
  channels: string[];
  languages: LanguageView[];
  files: FilesView | null;
  inbox: string | null;
}

export interface FilesView {
  count: number;
  bytes: number;
  types: string[];
  accept: string;
  types_text: string;
  size_text: string;
  help_text: string;
}
