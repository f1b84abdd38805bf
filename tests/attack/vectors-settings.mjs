// What stands in settings: site.yaml, contacts.yaml, words, redirects, synonyms, queries; and in the addresses that a
// reader is sent to.

import { readFileSync } from "node:fs";

import { pairs } from "./dice.mjs";
import { addresses, CONTROLS, evil, marker, TEXTS } from "./payloads.mjs";
import { yaml } from "./site.mjs";

/** @import { Kind, Vector } from "./vectors.mjs" */
/** @import { Site } from "./site.mjs" */

export const LOCALES = ["en", "fr", "ar"];

/** Messages of the theme, with what they are given. */
const MESSAGES = [
  ...readFileSync(new URL("../../themes/default/locales/en.ftl", import.meta.url), "utf8").matchAll(/^([a-z][\w-]*) = (.*)$/gm),
].map(([, name = "", text = ""]) => ({
  name,
  given: [...new Set(text.match(/\{ *\$\w+ *\}/g) ?? [])].join(" "),
}));

/** A value in Fluent: braces and breaks are written as texts. @param {string} text */
const fluent = (text) =>
  text
    .replace(/[{}]/g, '{"$&"}')
    .replace(/[\0-\x1f\x7f-\x9f\u2028]/g, (one) => `{"\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}"}`);

/** @param {Site} site @param {string} what @returns {string | null} a locale that has none yet */
function free(site, what) {
  return LOCALES.find((locale) => site.take(`${what} ${locale}`)) ?? null;
}

/** @type {[name: string, put: (site: Site, value: string, n: number, vector: Vector) => boolean | void][]} */
const SITE_KEYS = [
  [
    "title",
    (site, value, n, vector) => {
      const locale = free(site, "title");
      if (!locale) return false;
      site.add("site.yaml", `  ${locale}: ${yaml(`${marker(n)} ${value}`)}\n`, vector, "title");
    },
  ],
  [
    "description",
    (site, value, n, vector) => {
      const locale = free(site, "description");
      if (!locale) return false;
      site.add("site.yaml", `  ${locale}: ${yaml(`${marker(n)} ${value}`)}\n`, vector, "description");
    },
  ],
  [
    "name of a language",
    (site, value) => {
      const locale = free(site, "name");
      if (!locale) return false;
      site.names.set(locale, yaml(value));
    },
  ],
  [
    "variable",
    (site, value, n, vector) => {
      site.add("site.yaml", `  v${n}: ${yaml(value)}\n`, vector, "variables");
      site.article(`guide/v${n}`, `title: Variable ${n}`, `${marker(n)} {{ var.v${n} }} [text]({{ var.v${n} }})`, vector);
    },
  ],
  [
    "name of a variable",
    (site, value, n, vector) => {
      site.add("site.yaml", `  ${yaml(value)}: x\n`, vector, "variables");
      site.article(`guide/w${n}`, `title: Variable ${n}`, `${marker(n)} {{ var.${value} }}`, vector);
    },
  ],
  [
    "alias of a locale",
    (site, value, _, vector) => site.add("site.yaml", `  ${yaml(value.replaceAll("/", ""))}: en\n`, vector, "locale_aliases"),
  ],
  [
    "context",
    (site, value, n, vector) => {
      site.add("site.yaml", `  - ${yaml(value)}: { url: ${yaml(`/${value}`)}, area: guide }\n`, vector, "contexts");
      site.article(`guide/x${n}`, `title: Context ${n}\ncontexts: [${yaml(value)}]`, `${marker(n)} text`, vector);
    },
  ],
  ["area", (site, value, _, vector) => site.add("site.yaml", `  - ${yaml(value)}\n`, vector, "areas")],
  [
    "base_url",
    (site, value, _, vector) => {
      if (!site.take("base_url")) return false;
      site.base = `https://help.example.com/kb${value}/`;
      site.add("site.yaml", `base_url: ${yaml(site.base)}\n`, vector);
    },
  ],
  [
    "host of base_url",
    (site, value, _, vector) => {
      if (!site.take("base_url")) return false;
      site.base = `https://help.example.com${value}/kb/`;
      site.add("site.yaml", `base_url: ${yaml(site.base)}\n`, vector);
    },
  ],
  ["unknown key", (site, value, n, vector) => site.add("site.yaml", `x${n}: ${yaml(value)}\n${yaml(value)}: x\n`, vector)],
  ["markdown", (site, value, _, vector) => site.add("site.yaml", `markdown: { html: ${yaml(value)} }\n`, vector)],
  ["theme", (site, value, _, vector) => site.add("site.yaml", `theme: ${yaml(value)}\n`, vector)],
];

/** @type {[name: string, put: (site: Site, value: string, n: number, vector: Vector) => boolean | void][]} */
const CONTACT_KEYS = [
  [
    "address",
    (site, value, n, vector) =>
      site.add("contacts.yaml", `  c${n}: { plans: all, kind: link, gate: public, href: ${yaml(value)} }\n`, vector, "channels"),
  ],
  [
    "address behind a plan",
    (site, value, n, vector) =>
      site.add("contacts.yaml", `  c${n}: { plans: [basic], kind: chat, languages: [en], href: ${yaml(value)} }\n`, vector, "channels"),
  ],
  [
    "address of an email",
    (site, value, n, vector) =>
      site.add("contacts.yaml", `  c${n}: { plans: all, kind: email, languages: [en], href: ${yaml(value)} }\n`, vector, "channels"),
  ],
  [
    "address of an email behind its scheme",
    (site, value, n, vector) =>
      site.add(
        "contacts.yaml",
        `  c${n}: { plans: all, kind: email, languages: [en], href: ${yaml(`mailto:${value}`)} }\n`,
        vector,
        "channels",
      ),
  ],
  [
    "telephone",
    (site, value, n, vector) =>
      site.add(
        "contacts.yaml",
        `  c${n}: { plans: all, kind: phone, languages: [en], href: ${yaml(`tel:${value}`)} }\n`,
        vector,
        "channels",
      ),
  ],
  [
    "address with a language",
    (site, value, n, vector) =>
      site.add(
        "contacts.yaml",
        `  c${n}: { plans: all, kind: chat, languages: [en, fr], href: ${yaml(`${value}?l={lang}`)} }\n`,
        vector,
        "channels",
      ),
  ],
  [
    "id of a channel",
    (site, value, _, vector) => site.add("contacts.yaml", `  ${yaml(value)}: { plans: all, href: home }\n`, vector, "channels"),
  ],
  [
    "language",
    (site, value, n, vector) =>
      site.add("contacts.yaml", `  c${n}: { plans: all, kind: chat, languages: [${yaml(value)}], href: home }\n`, vector, "channels"),
  ],
  [
    "hours",
    (site, value, n, vector) =>
      site.add(
        "contacts.yaml",
        `  c${n}: { plans: all, kind: chat, languages: [en], href: home, hours: { tz: ${yaml(value)}, mon-fri: ${yaml(value)} } }\n`,
        vector,
        "channels",
      ),
  ],
  [
    "inbox",
    (site, value, _, vector) => {
      if (!site.take("inbox")) return false;
      site.add("contacts.yaml", `inbox: ${yaml(value)}\n`, vector);
    },
  ],
  [
    "endpoint",
    (site, value, _, vector) => {
      if (!site.take("form")) return false;
      site.add("contacts.yaml", `form: { endpoint: ${yaml(value)} }\n`, vector);
    },
  ],
  [
    "sign in",
    (site, value, _, vector) => {
      if (!site.take("seal")) return false;
      site.add("contacts.yaml", `seal: { epoch: 1, sign_in: ${yaml(value)} }\n`, vector);
    },
  ],
];

/** @type {[name: string, make: (value: string, n: number) => string][]} */
const REDIRECTS = [
  ["to", (value, n) => `- { from: /en/old-${n}/, to: ${yaml(value)} }\n`],
  ["to, with a query", (value, n) => `- { from: /en/old-${n}/, to: ${yaml(`/en/guide/first/?q=${value}`)} }\n`],
  ["to, with an anchor", (value, n) => `- { from: /en/old-${n}/, to: ${yaml(`/en/guide/first/#${value}`)} }\n`],
  ["to another host", (value, n) => `- { from: /en/old-${n}/, to: ${yaml(`https://open.example/${value}`)} }\n`],
  ["to a host", (value, n) => `- { from: /en/old-${n}/, to: ${yaml(`https://open.example${value}`)} }\n`],
  ["from", (value, n) => `- { from: ${yaml(`/en/old-${n}/${value}`)}, to: /en/guide/first/ }\n`],
  ["from as it is", (value) => `- { from: ${yaml(value)}, to: /en/guide/first/ }\n`],
];

/** Lines that a file for hosts must not get. @type {((n: number) => { name: string, text: string })[]} */
const LINES = [
  (n) => ({ name: "a rule of its own", text: `x\n/* ${evil(n)} 301!` }),
  (n) => ({ name: "a rule behind a return", text: `x\r/* ${evil(n)} 301!` }),
  (n) => ({ name: "a status", text: `x 200! Country=us-old-${n}` }),
  (n) => ({ name: "a header", text: `x\r\n  Content-Security-Policy: script-src * old-${n}` }),
  (n) => ({ name: "a separator of lines", text: `x\u2028/old-${n}/* / 301` }),
  (n) => ({ name: "next line", text: `x\x85/old-${n}/* / 301` }),
  (n) => ({ name: "a splat", text: `*/:splat?:x-old-${n}` }),
  (n) => ({ name: "a comment", text: `x # old-${n}` }),
  (n) => ({ name: "a tab", text: `x\told-${n}` }),
  (n) => ({ name: "a form feed", text: `x\f\vold-${n}` }),
  (n) => ({ name: "a wide space", text: `x\u3000y\xa0old-${n}` }),
];

/** What a link may ask of our own pages. @type {[name: string, make: (value: string) => string][]} */
const VISITS = [
  ["query", (value) => `en/search/?q=${value}`],
  ["query in Arabic", (value) => `ar/search/?q=${value}`],
  ["area", (value) => `en/search/?q=first&area=${value}`],
  ["plan", (value) => `en/search/?q=first&plan=${value}`],
  ["plan of the contact page", (value) => `en/contact/?plan=${value}&channel=${value}`],
  ["anchor", (value) => `en/guide/first/#${value}`],
  ["anchor of the contact page", (value) => `en/contact/#${value}`],
  ["anchor of the first page", (value) => `#${value}`],
  ["page that is not there", (value) => `en/${value}/`],
];

/** @type {Kind[]} */
export const settings = [
  {
    kind: "site.yaml",
    site: "settings",
    count: 90,
    make: (die, first, count) =>
      pairs(die, SITE_KEYS, TEXTS, count).map(([[key, put], text], at) => {
        const value = text.make(first + at);
        return { name: `${key}: ${text.name}`, text: value, put: (site, vector) => put(site, value, first + at, vector) };
      }),
  },
  {
    kind: "addresses in contacts.yaml",
    site: "settings",
    count: 100,
    make: (die, first, count) => {
      const list = addresses(die, count);
      return pairs(die, CONTACT_KEYS, TEXTS, count).map(([[key, put], text], at) => {
        const n = first + at;
        const value = die.chance(0.75)
          ? /** @type {(n: number) => { name: string, text: string }} */ (list[at])(n)
          : { name: text.name, text: text.make(n) };
        return { name: `${key}: ${value.name}`, text: value.text, put: (site, vector) => put(site, value.text, n, vector) };
      });
    },
  },
  {
    kind: "names of plans and channels",
    site: "settings",
    count: 50,
    make: (die, first, count) =>
      pairs(die, ["plan", "channel"], TEXTS, count).map(([what, text], at) => {
        const n = first + at;
        const value = fluent(text.make(n));
        return {
          name: `${what}: ${text.name}`,
          text: value,
          put: (site, vector) => {
            if (what === "plan") {
              site.add("contacts.yaml", `  - p${n}\n`, vector, "plans");
              site.add("contacts.yaml", `  of-${n}: { plans: [p${n}], href: home }\n`, vector, "channels");
              for (const locale of ["en", "ar"]) site.add(`locales/${locale}.ftl`, `plan-p${n} = ${value}\n`, vector);
            } else {
              site.add("contacts.yaml", `  n${n}: { plans: all, kind: chat, languages: [en], href: home }\n`, vector, "channels");
              for (const locale of ["en", "ar"])
                site.add(
                  `locales/${locale}.ftl`,
                  `channel-n${n} = ${value}\nchannel-n${n}-description = ${value}\nchannel-n${n}-link = ${value}\n`,
                  vector,
                );
            }
          },
        };
      }),
  },
  {
    kind: "words",
    site: "settings",
    count: 170,
    make: (die, first, count) =>
      pairs(die, MESSAGES, TEXTS, count).map(([message, text], at) => {
        const n = first + at;
        // Most as a writer would have to type them; some as they are, braces and all.
        const value = die.chance(0.85) ? fluent(text.make(n)) : text.make(n).replaceAll("\n", "\n  ");
        return {
          name: `${message.name}: ${text.name}`,
          text: value,
          put: (site, vector) => {
            const locale = free(site, message.name);
            if (!locale) return false;
            site.add(`locales/${locale}.ftl`, `${message.name} = ${value} ${message.given}\n`, vector);
          },
        };
      }),
  },
  {
    kind: "redirects.yaml",
    site: "settings",
    count: 90,
    make: (die, first, count) => {
      const list = addresses(die, count);
      return pairs(die, REDIRECTS, LINES, count).map(([[where, make], line], at) => {
        const n = first + at;
        const value = die.chance(0.55) ? line(n) : /** @type {(n: number) => { name: string, text: string }} */ (list[at])(n);
        return {
          name: `${where}: ${value.name}`,
          text: value.text,
          put: (site, vector) => site.add("redirects.yaml", make(value.text, n), vector),
        };
      });
    },
  },
  {
    kind: "synonyms and queries.tsv",
    site: "settings",
    count: 40,
    make: (die, first, count) =>
      pairs(die, ["synonym", "query", "expected"], [...TEXTS, ...CONTROLS], count).map(([what, text], at) => {
        const value = text.make(first + at);
        return {
          name: `${what}: ${text.name}`,
          text: value,
          put: (site, vector) => {
            if (what === "synonym") site.add("synonyms/en.yaml", `- [${yaml(value)}, ${yaml(`${marker(first + at)} first`)}]\n`, vector);
            else if (what === "query") site.add("queries.tsv", `en\t${value.replace(/[\r\n\t]/g, " ")}\tguide/first\t1\n`, vector);
            else site.add("queries.tsv", `en\tfirst\t${value.replace(/[\r\n\t]/g, " ")}\t1\n`, vector);
          },
        };
      }),
  },
  {
    kind: "control characters in settings",
    site: "settings",
    count: 36,
    make: (die, first, count) =>
      pairs(die, ["site.yaml", "words", "contacts", "redirects"], CONTROLS, count).map(([where, control], at) => {
        const n = first + at;
        const value = control.make(n);
        return {
          name: `${where}: ${control.name}`,
          text: JSON.stringify(value),
          put: (site, vector) => {
            if (where === "site.yaml") {
              const locale = free(site, "title");
              if (!locale) return false;
              site.add("site.yaml", `  ${locale}: ${yaml(`${marker(n)} ${value}`)}\n`, vector, "title");
            } else if (where === "words") {
              site.add("contacts.yaml", `  k${n}: { plans: all, kind: chat, languages: [en], href: home }\n`, vector, "channels");
              site.add("locales/en.ftl", `channel-k${n} = ${fluent(value)}\n`, vector);
            } else if (where === "contacts")
              site.add("contacts.yaml", `  k${n}: { plans: all, href: ${yaml(`https://open.example/${value}`)} }\n`, vector, "channels");
            else site.add("redirects.yaml", `- { from: /en/old-${n}/, to: ${yaml(`/en/guide/first/?${value}-old-${n}`)} }\n`, vector);
          },
        };
      }),
  },
  {
    kind: "addresses that readers are sent to",
    site: "settings",
    count: 50,
    make: (die, first, count) =>
      pairs(die, VISITS, TEXTS, count).map(([[where, make], text], at) => {
        const value = text.make(first + at);
        const written = die.chance(0.7) ? encodeURIComponent(value) : value.replace(/[\r\n#?&/\\%\0 ]/g, (one) => encodeURIComponent(one));
        const visit = make(written);
        return { name: `${where}: ${text.name}`, text: visit, visit, put: () => {} };
      }),
  },
];
