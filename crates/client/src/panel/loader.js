// `/_guichet/panel.js`: the Help button, and nothing that can wait. What the panel is made of is fetched when the customer
// reaches for the button. Nothing in here may throw into the page that it is a guest of.

import { keepIn } from "./guest.js";
import { site } from "./site.js";
import { bestLocale } from "../best-locale.js";
import { drawn, h } from "../common/elements.js";

/**
 * @import { Badge, Panel, PanelOptions } from "./panel.js"
 * @import { Words } from "./site.js"
 * @import { App } from "./main.js"
 */

const NAME = "guichet-help";
const here = import.meta.url;
const base = here.slice(0, here.lastIndexOf("_guichet/"));
/** Of the panel's own files. @type {string} */
export const assets = site.assets;

/** `!important`: of important rules the inner tree's win, so that no rule of the page reaches the element itself. */
const STYLE = `:host{all:initial!important;display:block!important;position:fixed!important;inset:auto!important;z-index:var(--guichet-z,2147483000)!important}
.root{${site.tokens};--answered:light-dark(#1d4fd8,#a9c3ff);--on-answered:light-dark(#fff,#0b1c4a);color-scheme:light dark;font:500 medium/1.4 system-ui,sans-serif}
.root[data-theme=light]{color-scheme:light}.root[data-theme=dark]{color-scheme:dark}
.root>*,.help *,.help::after{box-sizing:border-box}[hidden]{display:none!important}
.help{position:fixed;inset-block-end:calc(var(--guichet-block,20px) + env(safe-area-inset-bottom,0px));inset-inline-end:var(--guichet-inline,20px);display:flex;align-items:center;gap:.5em;min-block-size:3em;margin:0;padding:0 1.125em;border:1px solid #0000;border-radius:3em;background:var(--fill,var(--accent));color:var(--on-accent);font:inherit;font-weight:600;box-shadow:0 1px 2px #0003,0 8px 24px -6px #00000059;cursor:pointer}
.help:hover{background:var(--fill-strong,var(--accent-strong))}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.help svg{inline-size:1.375em;block-size:1.375em;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round}
.help img,.help i{inline-size:2.25em;block-size:2.25em;margin-inline-start:-.75em;border:2px solid var(--on-answered);border-radius:50%;object-fit:cover;display:grid;place-items:center;font-style:normal}
.help b{min-inline-size:1.5em;padding:.0625em .4em;border-radius:1em;background:var(--on-answered);color:var(--answered);text-align:center}
.help :is(i,b)::before{content:attr(data-text)}
.help.answered{border-radius:1em 1em .25em 1em;background:var(--answered);color:var(--on-answered)}
.help.answered:dir(rtl){border-radius:1em 1em 1em .25em}
.help[aria-busy=true] svg{opacity:.35}
.help[aria-busy=true]::after{content:"";position:absolute;inset-inline-start:1.125em;inline-size:1.375em;block-size:1.375em;border:2px solid;border-inline-start-color:#0000;border-radius:50%;animation:turn .8s linear infinite}
.answered[aria-busy=true]::after{display:none}
@keyframes turn{to{rotate:1turn}}
.down{position:fixed;inset:auto;inset-block-end:calc(var(--guichet-block,20px) + 4em);inset-inline-end:var(--guichet-inline,20px);inline-size:min(22em,100vw - 40px);margin:0;padding:1.25em;border:1px solid var(--line);border-radius:.75em;background:var(--raised);color:var(--text);font-weight:400;box-shadow:0 1px 2px #0003,0 8px 24px -6px #00000059}
.down p{margin:0 0 .75em}.down ul{margin:0 0 1em;padding:0;list-style:none}.down a{display:block;padding-block:.35em;color:var(--accent)}
.down button{min-block-size:2.5em;margin-inline-end:.5em;padding:0 1em;border:1px solid var(--accent);border-radius:.5em;background:none;color:var(--accent);font:inherit;font-weight:600;cursor:pointer}
@media (width<30em){.help:not(.answered) span{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.help:not(.answered){padding:0 .8125em}.help[aria-busy=true]::after{inset-inline-start:.8125em}}
@media (prefers-reduced-motion:reduce){.help[aria-busy=true]::after{animation-duration:4s}}
@media (forced-colors:active){.help,.help b{border:1px solid ButtonText}}
@media print{.root{display:none}}`;

/** Of the one stylesheet that all buttons share. @type {CSSStyleSheet | undefined} */
let sheet;

/** A circle with a question mark. */
const questionMark = () =>
  drawn(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true" },
    drawn("path", { d: "M12 3.2a8.8 8.8 0 1 0 .01 0M9.6 9.5c.2-1.4 1.2-2.2 2.5-2.2 1.4 0 2.4.9 2.4 2.1 0 1.8-2.4 2-2.4 4M12 16.6v.2" }),
  );

/** What suits a wish best, if anything does: also `fr_FR`, as servers write it. @param {string} [wish] */
function offered(wish) {
  const known = (/** @type {string} */ tag) => (Object.hasOwn(site.aliases, tag) ? (site.aliases[tag] ?? tag) : tag.replaceAll("_", "-"));
  const wishes = wish ? [String(wish)] : [document.documentElement.lang, ...navigator.languages].filter((tag) => tag);
  return bestLocale(Object.keys(site.locales), wishes.map(known));
}

/** @param {string | undefined} wish */
export const localeFor = (wish) => offered(wish) ?? site.default;

/**
 * On the panel and on its element, and from there up to the document: whoever listens need not have the panel at hand.
 * @param {EventTarget[]} targets @param {string} name @param {unknown} detail
 */
function tell(targets, name, detail) {
  for (const target of targets) target.dispatchEvent(new CustomEvent(`guichet:${name}`, { detail, bubbles: true }));
}

let attempt = 0;

/**
 * The panel's code and its styles. A page may stand open for days while a new build of the help centre takes the old
 * files away: the stable address then tells the new folder's name.
 * @param {string} folder
 * @returns {Promise<{ start: typeof import("./main.js").start, css: string, files: string }>}
 */
async function load(folder) {
  const files = `${base}_guichet/${folder}/`;
  // Browsers remember modules that could not be fetched; another address makes them ask again.
  const again = attempt ? `?${attempt}` : "";
  try {
    const [{ start }, css] = await Promise.all([
      import(`${files}panel/main.js${again}`),
      fetch(`${files}panel/panel.css`).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.url)))),
    ]);
    return { start, css, files };
  } catch (error) {
    attempt += 1;
    const fresh = await import(`${base}_guichet/panel.js?${attempt}.${Date.now()}`);
    if (fresh.assets === folder) throw error;
    return load(fresh.assets);
  }
}

/** Kept for the next mount. @type {ReturnType<typeof load> | undefined} */
let loading;
const code = () =>
  (loading ??= load(assets).catch((error) => {
    loading = undefined;
    throw error;
  }));

/** @type {typeof import("./panel.js").mount} */
export function mount(options = {}) {
  const known = globalThis.guichet;
  if (known?.base === base) {
    known.update(options);
    return known;
  }
  const given = { ...options };
  const handle = /** @type {Panel} */ (new EventTarget());
  if (!customElements.get(NAME)) customElements.define(NAME, class extends HTMLElement {});
  const element = document.createElement(NAME);
  const shadow = element.attachShadow({ mode: "open" });
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const button = h("button", { class: "help", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false" });
  const root = h("div", { class: "root" }, button);
  shadow.append(root);

  const life = new AbortController();
  keepIn(element, shadow, life.signal);

  let locale = "";
  let gone = false;
  const inbox = inboxOf(handle, given, () => !gone && [dress(), app?.update()], life.signal);
  /** @type {App | undefined} */
  let app;
  /** @type {Promise<App> | undefined} */
  let starting;
  /** @type {HTMLElement | undefined} */
  let down;

  /** A locale that has no words of trouble has the default's. */
  const words = () => /** @type {Words} */ ({ ...site.locales[site.default], ...site.locales[locale] });
  /** @param {string} name @param {unknown} detail */
  const announce = (name, detail) => tell([handle, element], name, detail);

  function dress() {
    locale = localeFor(given.locale);
    const t = words();
    root.lang = locale;
    root.dir = t.dir;
    root.dataset.theme = theme(given.theme);
    button.hidden = off(given.launcher);
    draw(button, t, locale, inbox.badge);
  }

  /** @returns {Promise<App>} */
  const start = () =>
    (starting ??= code().then(({ start, css, files }) => {
      if (gone) throw new Error("destroyed");
      app = start({
        base,
        files,
        css,
        shadow,
        root,
        button,
        given,
        tag,
        site,
        offered,
        localeFor,
        announce,
        handle,
        words,
        replies: inbox,
      });
      return app;
    }));

  /**
   * Something that the panel does; where it can't be fetched, a few words in its place.
   * @param {(app: App) => unknown} act
   */
  async function use(act) {
    if (gone) return;
    try {
      if (!app) button.ariaBusy = "true";
      // Whoever presses something sees the page already, whatever it still waits for.
      if (!navigator.userActivation?.isActive) await quiet;
      attach();
      await act(app ?? (await start()));
      hideDown();
    } catch (error) {
      starting = app && starting;
      if (!gone) showDown(String(error));
    } finally {
      button.ariaBusy = null;
    }
  }

  function hideDown() {
    down?.remove();
    down = undefined;
  }

  /** @param {string} message */
  function showDown(message) {
    announce("error", { message });
    hideDown();
    down = trouble(site.locales[locale]?.down ? locale : site.default, given.plan, handle.open, () => {
      hideDown();
      button.focus();
    });
    root.append(down);
    down.querySelector("button")?.focus();
  }

  /**
   * Frameworks that swap the whole body, or `<html>`, take the element with it; and dialogs that want to be alone switch off
   * whatever is beside them.
   */
  function attach() {
    if (gone) return;
    element.inert = false;
    element.ariaHidden = null;
    const { body, documentElement } = document;
    const place = body && holdsFixed(body) ? documentElement : body;
    if (place && (!element.isConnected || (element.parentNode === body && place !== body))) {
      place.append(element);
      app?.attached();
    }
    for (const node of [document, documentElement, body]) if (node) observer.observe(node, { childList: true });
    observer.observe(element, { attributes: true });
  }
  // Never at once: with a page that takes away what it doesn't know, we would go round for ever.
  const observer = new MutationObserver(() => setTimeout(attach));

  Object.defineProperty(handle, "base", { value: base });
  Object.assign(handle, {
    open: () => use((app) => app.open()),
    close: () => {
      hideDown();
      app?.close();
    },
    search: (/** @type {string} */ query) => use((app) => app.search(query)),
    article: (/** @type {string} */ id) => use((app) => app.article(id)),
    contact: (/** @type {string | undefined} */ channel) => use((app) => app.contact(channel)),
    inbox: (/** @type {string | undefined} */ ticket) => use((app) => app.inbox(ticket)),
    context: (/** @type {string | null} */ context) => handle.update({ context }),
    update(/** @type {PanelOptions} */ changes) {
      if (gone) return;
      Object.assign(given, changes);
      dress();
      app?.update();
      if (changes?.pass !== undefined) inbox.watch();
    },
    badge: inbox.tell,
    destroy() {
      if (gone) return;
      gone = true;
      observer.disconnect();
      life.abort();
      app?.destroy();
      app = starting = undefined;
      element.remove();
      if (globalThis.guichet === handle) delete globalThis.guichet;
    },
  });
  button.addEventListener("click", () => (down ? handle.close() : inbox.open()));
  // Whoever reaches for the button will press it.
  for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => code().catch(() => {}), { once: true });
  dress();
  if (quiet) quiet.then(attach);
  else attach();
  Promise.resolve(quiet).then(() => inbox.watch());
  globalThis.guichet ??= handle;
  return handle;
}

/**
 * What waits for the customer: what the product tells, or else what the desk answers, where there is one and a pass that it can know
 * them by.
 * @param {Panel} panel @param {PanelOptions} given @param {() => unknown} changed @param {AbortSignal} signal
 */
function inboxOf(panel, given, changed, signal) {
  let told = false;
  /** Asks anew. @type {Promise<void | ((live?: boolean) => void)> | undefined} */
  let asking;
  const inbox = {
    /** @type {Badge | null} */
    badge: null,
    /** The answer that the button shows, if there is one. */
    open: () => (inbox.badge?.ticket ? panel.inbox(inbox.badge.ticket) : panel.open()),
    /** @param {Badge | null} next */
    tell(next) {
      told = true;
      show(next);
    },
    /** @param {boolean} [live] */
    watch(live) {
      // Who has signed out leaves nothing behind.
      if (!given.pass) return void (told || show(null));
      if (!site.desk) return;
      if (asking) void asking.then((again) => again?.(live));
      const url = new URL(site.desk, base).href;
      const options = { url, pass: () => given.pass, show: (/** @type {Badge | null} */ next) => told || show(next), signal };
      asking ??= import(`${base}_guichet/${assets}/panel/badge.js`).then(({ follow }) => follow(options)).catch(() => {});
    },
  };
  const show = (/** @type {Badge | null} */ next) => {
    inbox.badge = next;
    changed();
  };
  return inbox;
}

/** The button's face: a question mark, or who has replied and how often. @param {HTMLElement} button @param {Words} t @param {string} locale @param {Badge | null} badge */
function draw(button, { help, replies }, locale, badge) {
  const count = badge?.count ?? 0;
  button.classList.toggle("answered", count > 0);
  button.replaceChildren(questionMark(), h("span", {}, help));
  button.removeAttribute("aria-label");
  if (!count) return;
  const form = replies[new Intl.PluralRules(locale).select(count)] ?? replies.other ?? help;
  const digits = new Intl.NumberFormat(locale).format(count);
  button.setAttribute("aria-label", form.replace("%n", digits));
  const { name = "", avatar } = badge?.agent ?? {};
  // Drawn by the styles: the button's name says it already, in a sentence.
  const initial = h("i", { "data-text": Array.from(name)[0] ?? "" });
  const picture = avatar ? h("img", { src: avatar, alt: "", referrerpolicy: "no-referrer" }) : initial;
  picture.addEventListener("error", () => picture.replaceWith(initial));
  button.replaceChildren(picture, h("span", {}, help), h("b", { "data-text": digits }));
}

/**
 * That the help centre can't be reached, and what works all the same.
 * @param {string} lang
 * @param {string | null | undefined} plan
 * @param {() => unknown} again
 * @param {() => void} leave
 */
function trouble(lang, plan, again, leave) {
  const t = /** @type {Words} */ (site.locales[lang]);
  const open = t.channels.filter(([, , plans]) => !plans || plans.includes(plan ?? ""));
  const retry = h("button", { type: "button" }, t.retry);
  const close = h("button", { type: "button" }, t.close);
  const box = h(
    "dialog",
    { class: "down", "aria-label": t.help, open: "", lang, dir: t.dir },
    h("p", { role: "alert" }, t.down),
    open.length > 0 && h("p", {}, t.ways),
    open.length > 0 && h("ul", {}, ...open.map(([name, href]) => h("li", {}, h("a", { href, target: "_blank", rel: "noopener" }, name)))),
    retry,
    close,
  );
  retry.addEventListener("click", () => again());
  close.addEventListener("click", leave);
  box.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  return box;
}

/** In a body that is moved or filtered, what is fixed scrolls away with the page, as far down as the body is long. @param {Element} body */
function holdsFixed(body) {
  const style = getComputedStyle(body);
  const names = ["transform", "translate", "rotate", "scale", "filter", "backdrop-filter", "perspective", "contain", "will-change"];
  return names.some((name) => !/^(none|auto|)$/.test(style.getPropertyValue(name)));
}

/** @param {PanelOptions["theme"]} wish */
function theme(wish) {
  if (wish === "light" || wish === "dark") return wish;
  const declared = getComputedStyle(document.documentElement).colorScheme.split(" ");
  const [light, dark] = ["light", "dark"].map((scheme) => declared.includes(scheme));
  return light === dark ? "" : light ? "light" : "dark";
}

/**
 * When the page is parsed and its scripts have done their first work: a framework that takes over what a server has
 * rendered expects to find that and nothing else. A picture that never arrives keeps nobody waiting.
 */
const settled = () =>
  new Promise((resolve) => {
    const soon = () => (globalThis.requestIdleCallback ?? setTimeout)(resolve, /** @type {any} */ ({ timeout: 500 }));
    const late = () => (document.readyState === "loading" ? setTimeout(late, 1_000) : resolve(0));
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon);
    setTimeout(late, 4_000);
  }).then(() => (quiet = undefined));

// A script tag with this address mounts at once: that is the five-minute way.
const tag = [...document.scripts].find((script) => script.src === here);
const off = (/** @type {unknown} */ value) => value === "off" || String(value) === "false";
/** Before it, nothing of ours is in the page. @type {Promise<unknown> | undefined} */
let quiet;
if (document.readyState === "loading") quiet = settled();
if (tag && !off(tag.dataset.mount)) {
  const { locale, context, plan, accountLanguage, theme, launcher } = tag.dataset;
  quiet = settled();
  mount({ .../** @type {PanelOptions} */ ({ locale, context, plan, accountLanguage, theme }), launcher: !off(launcher) });
}
