// What is run inside of the browser: it looks at every element of the live page, does what a reader may do, and looks
// again. Everything here is handed over as text, so nothing may be used from outside of its function.

/**
 * @typedef {{ rule: string, detail: string, near: number | null }} Finding `near`: the number of the vector before it
 * @typedef {{ where: "page" | "panel" | "file", hosts: string[], act: boolean, scope?: string }} Look `hosts`: our own origins;
 *   `scope`: what of the page is acted on
 */

/**
 * @param {Look} look
 * @returns {Promise<Finding[]>}
 */
export async function examine({ where, hosts, act, scope: chosen }) {
  /** @type {Map<string, Finding>} */
  const found = new Map();
  /** @type {number | null} */
  let near = null;

  /** @param {string} rule @param {string} detail @param {number | null} [vector] */
  const report = (rule, detail, vector = near) => {
    const short = detail.slice(0, 300);
    found.set(`${rule} ${short}`, { rule, detail: short, near: vector });
  };

  const ADDRESSES = new Set([
    "href",
    "src",
    "srcset",
    "imagesrcset",
    "action",
    "formaction",
    "poster",
    "data",
    "xlink:href",
    "background",
    "cite",
    "longdesc",
    "lowsrc",
    "dynsrc",
    "ping",
    "manifest",
    "codebase",
    "classid",
    "code",
    "profile",
    "usemap",
    "attributionsrc",
    "data-embed",
    "data-use",
    "data-href",
    "data-src",
    "to",
    "from",
    "by",
    "values",
    "srcdoc",
  ]);
  const WEB = ["http:", "https:", "mailto:", "tel:", "sms:"];
  const NEVER = [
    "applet",
    "base",
    "bgsound",
    "embed",
    "fencedframe",
    "frame",
    "frameset",
    "isindex",
    "layer",
    "marquee",
    "math",
    "object",
    "portal",
    "style",
    "foreignobject",
    "animate",
    "animatemotion",
    "animatetransform",
    "set",
    "handler",
    "listener",
  ];
  const NOT_IN_TEXT = ["form", "input", "keygen", "link", "meta", "param", "script", "select", "textarea"];
  /** Only browsers that run scripts would notice; a picture of these kinds is only ever a picture. */
  const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|avif);/i;

  /** @param {Element} element @param {string} name @param {string} value */
  function address(element, name, value) {
    const say = `<${element.localName} ${name}=${JSON.stringify(value)}>`;
    if (name === "srcdoc") return report("srcdoc", say);
    for (const one of name.endsWith("srcset")
      ? value.split(/,\s+/)
      : ["to", "from", "by", "values"].includes(name)
        ? value.split(";")
        : [value]) {
      const text = (name.endsWith("srcset") ? one.trim().split(/\s/)[0] : one) ?? "";
      if (text === "" || text.startsWith("#")) continue;
      /** @type {URL} */
      let url;
      try {
        url = new URL(text, element.ownerDocument.baseURI.startsWith("http") ? element.ownerDocument.baseURI : location.href);
      } catch {
        continue; // A browser does not follow it either.
      }
      const picture = PICTURE.test(url.href) && (element.localName === "img" || element.localName === "source" || name === "poster");
      if (!WEB.includes(url.protocol) && !picture) report(`${url.protocol} address`, say);
      else if (url.hostname === "evil.example") report("an address that was none", say);
    }
  }

  /** What search engines read of an article: whole, without anything that could end it early. @param {HTMLScriptElement} script */
  function isData(script) {
    const text = script.textContent ?? "";
    if (script.parentNode !== document.head || script.attributes.length !== 1 || script.type !== "application/ld+json") return false;
    if (text.includes("<")) return false;
    try {
      return typeof JSON.parse(text) === "object";
    } catch {
      return false;
    }
  }

  /** @param {Element} element @param {boolean} inText within what writers write */
  function look(element, inText) {
    const tag = element.localName.toLowerCase();
    for (const attribute of [...element.attributes]) {
      const name = attribute.name.toLowerCase();
      const local = attribute.localName.toLowerCase();
      if (local.startsWith("on")) report("a handler", `<${tag} ${attribute.name}=${JSON.stringify(attribute.value)}>`);
      if (ADDRESSES.has(name) || local === "href") address(element, name, attribute.value);
      if (local === "style" && /url\(|@import|expression|position|binding|behavior|image-set/i.test(attribute.value))
        report("a style", `<${tag} style=${JSON.stringify(attribute.value)}>`);
    }
    const say = `<${tag}${[...element.attributes]
      .slice(0, 4)
      .map(({ name, value }) => ` ${name}=${JSON.stringify(value.slice(0, 80))}`)
      .join("")}>`;
    if (NEVER.includes(tag)) report(`<${tag}>`, say);
    if (inText && NOT_IN_TEXT.includes(tag)) report(`<${tag}> in a text`, say);
    if (tag === "script") {
      const script = /** @type {HTMLScriptElement} */ (element);
      const own = script.src && hosts.some((host) => script.src.startsWith(`${host}/`)) && script.src.includes("/_guichet/");
      const runsOurs = own && (script.textContent ?? "").trim() === "";
      if (where === "panel" || !(runsOurs || isData(script))) report("<script>", say);
    }
    if (tag === "iframe") {
      const frame = /** @type {HTMLIFrameElement} */ (element);
      const box = frame.getAttribute("sandbox");
      if (box === null || /allow-top-navigation|allow-popups-to-escape-sandbox/.test(box)) report("a frame without a sandbox", say);
      if (!frame.hasAttribute("referrerpolicy")) report("a frame without a referrer policy", say);
    }
    if (
      tag === "meta" &&
      element.hasAttribute("http-equiv") &&
      !/^content-security-policy$/i.test(element.getAttribute("http-equiv") ?? "")
    )
      report("<meta http-equiv>", say);
    if (tag === "link" && !element.closest("head")) report("<link> in the body", say);
  }

  /** @param {Node} root @param {boolean} inText */
  function walk(root, inText) {
    /** @type {{ node: Node | null, inText: boolean }[]} */
    const stack = [{ node: root, inText }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { node } = top;
      if (!node) continue;
      let inside = top.inText;
      if (node instanceof Element || node.nodeType === 1) {
        const element = /** @type {Element} */ (node);
        // What the panel or the page puts around a text is not the writer's.
        if (element.localName === "article" && element.hasAttribute("data-article")) inside = true;
        if (element.matches?.(".prose")) inside = true;
        look(element, inside);
        const content = /** @type {HTMLTemplateElement} */ (element).content;
        if (element.localName === "template" && content instanceof DocumentFragment) walk(content, inside);
        if (element.shadowRoot) walk(element.shadowRoot, inside);
      } else if (node.nodeType === 3) {
        const numbers = node.nodeValue?.match(/zq(\d{5})w/g);
        if (numbers) near = Number(numbers.at(-1)?.slice(2, 7));
      }
      // In the order of the document: the last child is put down first.
      for (let child = lastOf(node); child; child = before(child)) stack.push({ node: child, inText: inside });
    }
  }
  // A form's fields may be called like these properties; the prototype's own can't be replaced by an article.
  const last = /** @type {(this: Node) => Node | null} */ (Object.getOwnPropertyDescriptor(Node.prototype, "lastChild")?.get);
  const previous = /** @type {(this: Node) => Node | null} */ (Object.getOwnPropertyDescriptor(Node.prototype, "previousSibling")?.get);
  const lastOf = (/** @type {Node} */ node) => last.call(node);
  const before = (/** @type {Node} */ node) => previous.call(node);

  const documentOf = /** @type {(this: Document) => Element | null} */ (
    Object.getOwnPropertyDescriptor(Document.prototype, "documentElement")?.get
  );
  const query = (/** @type {string} */ selector) => Document.prototype.querySelector.call(document, selector);
  const root = where === "panel" ? query("guichet-help")?.shadowRoot : documentOf.call(document);
  if (!root) return [{ rule: "nothing to look at", detail: location.href, near: null }];
  walk(root, false);

  if (where === "page") {
    for (const name of [
      "querySelector",
      "querySelectorAll",
      "getElementById",
      "createElement",
      "addEventListener",
      "importNode",
      "adoptNode",
    ]) {
      if (typeof (/** @type {any} */ (document)[name]) !== "function") report("a name of document is taken", name);
    }
    if (!(document.body instanceof HTMLElement)) report("a name of document is taken", "body");
    if (!(document.head instanceof HTMLElement)) report("a name of document is taken", "head");
    if (typeof document.cookie !== "string") report("a name of document is taken", "cookie");
  }
  if (!act) return [...found.values()];

  const pause = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
  /** Readers stay here; only what would run is let go on. @param {Event} event */
  const stay = (event) => {
    const path = event.composedPath();
    const link = /** @type {any} */ (path.find((one) => one instanceof Element && (one.localName === "a" || one.localName === "area")));
    const target =
      event.type === "submit" ? /** @type {any} */ (event.target).action : typeof link?.href === "string" ? link.href : link?.href?.baseVal;
    if (target === undefined) return;
    try {
      if (!/^(?:javascript|data|blob|vbscript):/.test(new URL(String(target), location.href).href)) event.preventDefault();
    } catch {
      event.preventDefault();
    }
  };
  // The panel lets no event out of its root.
  for (const once of /** @type {any[]} */ (where === "panel" ? [globalThis, root] : [globalThis])) {
    if (!once.__stays) for (const type of ["click", "auxclick", "submit"]) once.addEventListener(type, stay, once !== globalThis);
    Object.defineProperty(once, "__stays", { value: true });
  }
  const scope =
    where === "panel"
      ? /** @type {ShadowRoot} */ (root).querySelector(".body")
      : where === "file"
        ? /** @type {ParentNode} */ (document)
        : query("main");
  /** @type {Element[]} */
  const all = [];
  const gather = (/** @type {ParentNode} */ parent) => {
    for (const element of parent.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) gather(element.shadowRoot);
    }
  };
  if (chosen) for (const part of scope?.querySelectorAll(chosen) ?? []) gather(part);
  else if (scope) gather(scope);
  const base = location.href.split("#")[0] ?? "";
  for (const element of all.slice(0, 600)) {
    if (!element.isConnected) continue;
    for (const type of ["pointerover", "pointerenter", "mouseover", "mouseenter"])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    const acts =
      element.matches(
        "a, area, button, summary, input, select, textarea, label, video, audio, img, [tabindex], [role], [data-embed], [contenteditable]",
      ) || element.getAttributeNames().some((name) => name.startsWith("on"));
    if (!acts) continue;
    // Within the panel, links to other articles would put another one in the place of this; also by the picture in them.
    const link = /** @type {HTMLAnchorElement | null} */ (element.closest("[href]"));
    if (where === "panel" && link && hosts.some((host) => new URL(link.href || "x:", base).href.startsWith(`${host}/`))) continue;
    if (where === "panel" && element.matches("[popover], .tool")) continue;
    /** @type {HTMLElement} */ (element).focus?.();
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"])
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
    element.dispatchEvent(new MouseEvent("auxclick", { bubbles: true, composed: true, cancelable: true, button: 1 }));
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    if (element instanceof HTMLElement) HTMLElement.prototype.click.call(element);
    else element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
    for (const key of ["Enter", " ", "ArrowRight", "Home"])
      element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
    element.dispatchEvent(new MouseEvent("dblclick", { bubbles: true, composed: true, cancelable: true }));
  }
  await pause(20);
  near = null;
  if (root.isConnected) walk(root, false);
  return [...found.values()];
}

/**
 * Asks the search page for each of the words, and looks at what it shows.
 * @param {{ queries: string[], look: Look }} asked
 * @returns {Promise<{ findings: Finding[], shown: number }>}
 */
export async function askPage({ queries, look }) {
  const examine = /** @type {(look: Look) => Promise<Finding[]>} */ (/** @type {any} */ (globalThis).__examine);
  const part = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(`[data-search-page] ${selector}`));
  const [form, status, results, none, failed] = ["form[data-search]", "[data-status]", "[data-results]", "[data-none]", "[data-error]"].map(
    part,
  );
  /** @type {Finding[]} */
  const findings = [];
  let shown = 0;
  for (const query of queries) {
    results.replaceChildren();
    for (const box of [none, failed]) box.hidden = true;
    status.textContent = "";
    form.elements.namedItem("q").value = query;
    form.requestSubmit();
    const until = performance.now() + 4000;
    const there = () => results.querySelector("li") || !none.hidden || !failed.hidden;
    while (!there() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 4));
    if (results.querySelector("li")) shown++;
    // What comes after the first has its own turn.
    findings.push(...(await examine({ ...look, scope: "[data-results] li:nth-child(-n+2)" })));
  }
  return { findings, shown };
}

/**
 * Asks the search field of the header.
 * @param {{ queries: string[], look: Look }} asked
 * @returns {Promise<{ findings: Finding[], shown: number }>}
 */
export async function askBox({ queries, look }) {
  const examine = /** @type {(look: Look) => Promise<Finding[]>} */ (/** @type {any} */ (globalThis).__examine);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("form[data-search] input[name=q]"));
  /** @type {Finding[]} */
  const findings = [];
  let shown = 0;
  input.focus();
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const until = performance.now() + 2000;
    const there = () =>
      [...document.querySelectorAll(".search-popup .search-option-all")].some((option) => option.textContent?.includes(query));
    while (!there() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    if (there()) shown++;
    findings.push(...(await examine({ ...look, act: false })));
  }
  return { findings, shown };
}

/**
 * Opens an article in the panel of a product.
 * @param {{ id: string, look: Look }} asked
 * @returns {Promise<Finding[]>}
 */
export async function readInPanel({ id, look }) {
  const examine = /** @type {(look: Look) => Promise<Finding[]>} */ (/** @type {any} */ (globalThis).__examine);
  const panel = /** @type {any} */ (globalThis).guichet;
  const told = new Promise((resolve) => {
    const life = new AbortController();
    const done = (/** @type {string | null} */ problem) => {
      life.abort();
      resolve(problem);
    };
    panel.addEventListener("guichet:article", () => done(null), { signal: life.signal });
    panel.addEventListener("guichet:error", (/** @type {CustomEvent} */ event) => done(event.detail.message), { signal: life.signal });
    setTimeout(() => done("nothing is shown"), 10_000);
  });
  await panel.article(id);
  const problem = await told;
  const findings = await examine(look);
  if (problem) findings.push({ rule: "the panel can't show it", detail: String(problem), near: null });
  return findings;
}

/**
 * Searches in the panel.
 * @param {{ queries: string[], look: Look }} asked
 * @returns {Promise<{ findings: Finding[], shown: number }>}
 */
export async function askPanel({ queries, look }) {
  const examine = /** @type {(look: Look) => Promise<Finding[]>} */ (/** @type {any} */ (globalThis).__examine);
  const panel = /** @type {any} */ (globalThis).guichet;
  const shadow = /** @type {ShadowRoot} */ (document.querySelector("guichet-help")?.shadowRoot);
  /** @type {Finding[]} */
  const findings = [];
  let shown = 0;
  for (const query of queries) {
    const old = shadow.querySelector(".body .results, .body .empty");
    await panel.search(query);
    const until = performance.now() + 3000;
    const now = () => shadow.querySelector(".body .results, .body .empty");
    while ((!now() || now() === old) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    if (shadow.querySelector(".body .results a")) shown++;
    findings.push(...(await examine({ ...look, scope: ".results li:nth-child(-n+2)" })));
  }
  return { findings, shown };
}

/**
 * Home of the panel, the areas that it names, and the ways of contact.
 * @param {{ look: Look }} asked
 * @returns {Promise<Finding[]>}
 */
export async function browsePanel({ look }) {
  const examine = /** @type {(look: Look) => Promise<Finding[]>} */ (/** @type {any} */ (globalThis).__examine);
  const panel = /** @type {any} */ (globalThis).guichet;
  const shadow = /** @type {ShadowRoot} */ (document.querySelector("guichet-help")?.shadowRoot);
  const pause = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
  await panel.open();
  await pause(300);
  const findings = await examine({ ...look, act: false });
  const areas = shadow.querySelectorAll(".chip").length;
  for (let at = 0; at < Math.min(areas, 25); at++) {
    await panel.search("");
    await pause(10);
    /** @type {HTMLElement | undefined} */ (shadow.querySelectorAll(".chip")[at])?.click();
    for (let turn = 0; turn < 100 && !shadow.querySelector(".reading:not([aria-busy])"); turn++) await pause(10);
    findings.push(...(await examine(look)));
  }
  await panel.contact();
  await pause(600);
  findings.push(...(await examine({ ...look, act: false })));
  const form = shadow.querySelector("form button, .button");
  findings.push(...(form ? await examine(look) : []));
  panel.close();
  return findings;
}

/**
 * Whether machines can read a file of XML, and what is in it beside what belongs there.
 * @param {{ text: string, known: string[] }} file `known`: `namespace|name` of its elements
 * @returns {Finding[]}
 */
export function readXml({ text, known }) {
  const page = new DOMParser().parseFromString(text, "application/xml");
  const wrong = page.querySelector("parsererror");
  if (wrong) return [{ rule: "XML that can't be parsed", detail: wrong.textContent?.slice(0, 300) ?? "", near: null }];
  /** @type {Finding[]} */
  const findings = [];
  for (const element of page.querySelectorAll("*")) {
    const name = `${element.namespaceURI ?? ""}|${element.localName}`;
    const near = Number(element.parentElement?.textContent?.match(/zq(\d{5})w/)?.[1] ?? NaN);
    const vector = Number.isNaN(near) ? null : near;
    if (!known.includes(name)) findings.push({ rule: "a foreign element in XML", detail: name, near: vector });
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) findings.push({ rule: "a handler in XML", detail: `${name}=${value}`, near: vector });
      if (/^\s*(?:javascript|data|vbscript):/i.test(value))
        findings.push({ rule: "an address in XML", detail: `${name}=${value}`, near: vector });
    }
    if (element.localName === "content" || element.localName === "summary") {
      const html = new DOMParser().parseFromString(element.textContent ?? "", "text/html");
      if (element.getAttribute("type") === "html") {
        for (const inner of html.querySelectorAll("*")) {
          for (const { name, value } of inner.attributes) {
            if (name.startsWith("on") || /^\s*javascript:/i.test(value))
              findings.push({ rule: "a handler in a feed's text", detail: `<${inner.localName} ${name}=${value}>`, near: vector });
          }
          if (["script", "style", "iframe", "object", "embed", "base", "form"].includes(inner.localName))
            findings.push({ rule: "an element that acts in a feed's text", detail: inner.outerHTML.slice(0, 200), near: vector });
        }
      }
    }
  }
  if (page.doctype) findings.push({ rule: "a doctype in XML", detail: page.doctype.name, near: null });
  return findings;
}
