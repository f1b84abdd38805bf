// Passes and what they open. A pass is a compact JWS that the product gives to its signed-in customer; it carries the key of
// their plan. **The key is the gate**: without it, what is sealed is noise, whatever a reader does to this script. The
// signature only vouches for the label: which site, which plan, until when.
//
//   const pass = await openPass(token, site);          // site: `_guichet/<locale>/sealed.json`
//   if ("refused" in pass) say(pass.refused);          // then show what is public
//   else show(pass.plan, pass.expires, await pass.reveal("phone"));
//
// Pure but for WebCrypto: no page, no storage, no network. `crates/seal/src` is the other half; tests/vectors/seal.json holds the
// two together.

import { bytes, json } from "./bytes.js";

/** The scheme that this reads. */
const VERSION = 1;
/** Seconds that a pass may be good for. */
const LONGEST = 24 * 60 * 60;
/** A pass is some 500 characters. */
const LONGEST_TOKEN = 4096;
const KEY_BYTES = 32;
/** Seconds that the clock of whoever issues passes may be ahead. */
const SKEW = 300;
/** `r` and `s`. */
const SIGNATURE_BYTES = 64;

/**
 * @typedef {{ [holder: string]: { nonce: string, key: string } }} Wraps by plan, or by add-on
 * @typedef {{ nonce: string, value: string, wraps: Wraps, addons?: Wraps }} Capsule
 * @typedef {object} SealedSite what `sealed.json` holds
 * @property {number} v
 * @property {string} site
 * @property {number} epoch
 * @property {string} locale
 * @property {{ kty: string, crv: string, x: string, y: string }} key verifies passes
 * @property {string[]} plans
 * @property {{ [plan: string]: string }} [checks] SHA-256 of each plan's key
 * @property {{ [channel: string]: Capsule }} channels
 *
 * @typedef {{ href: string, text?: string, languages?: { code: string, href: string }[] }} Details
 * @typedef {object} Pass
 * @property {string} plan
 * @property {import("../contacts/offer.js").Vouched} says of the customer
 * @property {Date} expires
 * @property {(channel: string) => Promise<Details | null>} reveal `null`: neither plan nor add-ons open it, or it was altered
 *
 * @typedef {"insecure" | "malformed" | "altered" | "site" | "epoch" | "expired" | "plan"} Reason
 *   `insecure`: the page was not loaded over HTTPS, so that browsers lend no cryptography. `malformed`: no pass at all, or
 *   one that is good for too long. `altered`: not signed by this site's key. The rest: what is wrong with a genuine pass.
 * @typedef {{ refused: Reason }} Refusal
 */

/**
 * Reads a pass; never throws.
 * @param {string} token
 * @param {SealedSite} site
 * @param {number} [now] milliseconds
 * @returns {Promise<Pass | Refusal>}
 */
export async function openPass(token, site, now = Date.now()) {
  if (!globalThis.crypto?.subtle) return { refused: "insecure" };
  try {
    return await read(token, site, now);
  } catch {
    return { refused: "malformed" };
  }
}

/** @param {string} token @param {SealedSite} site @param {number} now @returns {Promise<Pass | Refusal>} */
async function read(token, site, now) {
  const parts = typeof token === "string" && token.length <= LONGEST_TOKEN ? token.split(".") : [];
  const [head = "", body = "", tail = ""] = parts;
  const [header, claims, signature] = [json(head), json(body), bytes(tail)];
  if (site.v !== VERSION || parts.length !== 3 || !header || !claims || signature?.length !== SIGNATURE_BYTES)
    return { refused: "malformed" };
  // One algorithm, ours: a header that chooses another, or none, chooses nothing.
  if (header.alg !== "ES256" || "crit" in header) return { refused: "altered" };
  // Which words to refuse it with; nothing is believed before the signature is verified.
  if (claims.aud !== site.site) return { refused: "site" };
  if (claims.epoch !== site.epoch) return { refused: "epoch" };
  if (!(await isSigned(site, `${head}.${body}`, signature))) return { refused: "altered" };

  const { plan, iat, exp, addons, seat, created, addon_keys } = claims;
  if (!isTime(iat) || !isTime(exp) || exp <= iat || exp - iat > LONGEST) return { refused: "malformed" };
  // A product's clock may be ahead.
  if (exp * 1000 <= now || (iat - SKEW) * 1000 > now) return { refused: "expired" };
  if (typeof plan !== "string" || !site.plans.includes(plan)) return { refused: "plan" };
  const secret = bytes(claims.key);
  const secrets = secretsOf(addon_keys);
  const isWhole = isId(claims.sub) && isId(claims.account) && isBought(addons, seat, created) && secrets;
  if (secret?.length !== KEY_BYTES || !isWhole) return { refused: "malformed" };
  // Whoever signs for some plans has the keys of those alone.
  const check = bytes(site.checks?.[plan]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", secret));
  if (check && !check.every((byte, at) => byte === hash[at])) return { refused: "plan" };
  const keys = [{ id: plan, isAddon: false, key: await imported(secret) }];
  for (const [id, secret] of secrets) keys.push({ id, isAddon: true, key: await imported(secret) });
  // What is missing must not stand in the way of what others say.
  const says = { plan, ...Object.fromEntries(Object.entries({ addons, seat, created }).filter(([, value]) => value !== undefined)) };
  return { plan, says, expires: new Date(exp * 1000), reveal: (channel) => reveal(site, channel, keys) };
}

/** @typedef {{ id: string, isAddon: boolean, key: CryptoKey }} Key of the plan, or of an add-on */

/** No script sees the key from here on. @param {Uint8Array<ArrayBuffer>} secret */
async function imported(secret) {
  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["unwrapKey"]);
  secret.fill(0);
  return key;
}

/**
 * The keys of add-ons that a pass carries; `null`: something else stands there.
 * @param {unknown} claim
 * @returns {[string, Uint8Array<ArrayBuffer>][] | null}
 */
function secretsOf(claim) {
  if (claim === undefined) return [];
  if (typeof claim !== "object" || claim === null || Array.isArray(claim)) return null;
  /** @type {[string, Uint8Array<ArrayBuffer>][]} */
  const secrets = [];
  for (const [addon, text] of Object.entries(claim)) {
    const secret = bytes(text);
    if (secret?.length !== KEY_BYTES || !isId(addon)) return null;
    secrets.push([addon, secret]);
  }
  return secrets;
}

/** @param {unknown} value @returns {value is number} */
const isTime = (value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0;

/** Of a customer or an account, which a pass need not name; for servers that keep tickets. @param {unknown} value */
const isId = (value) => value === undefined || (typeof value === "string" && /^[!-~]{1,255}$/.test(value));

/** What may be said of what the customer has bought: a list of ids, yes or no, a day. @param {unknown} addons @param {unknown} seat @param {unknown} created */
const isBought = (addons, seat, created) =>
  (addons === undefined || (Array.isArray(addons) && addons.every(isId))) &&
  (seat === undefined || typeof seat === "boolean") &&
  (created === undefined || (typeof created === "string" && /^\d{4}-\d\d-\d\d$/.test(created) && isDate(created)));

/** @param {string} day A day that does not exist is another day, or none at all. */
const isDate = (day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** @param {SealedSite} site @param {string} text @param {Uint8Array<ArrayBuffer>} signature */
async function isSigned(site, text, signature) {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const { kty, crv, x, y } = site.key;
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, new TextEncoder().encode(text));
}

/**
 * The content key is unwrapped inside of WebCrypto: no script ever sees it.
 * @param {SealedSite} site @param {string} channel @param {Key[]} keys
 * @returns {Promise<Details | null>}
 */
async function reveal(site, channel, keys) {
  try {
    // Within: a file that was altered may hold anything.
    const capsule = Object.hasOwn(site.channels, channel) ? site.channels[channel] : undefined;
    if (!capsule) return null;
    const wrapsOf = (/** @type {Key} */ { isAddon }) => (isAddon ? (capsule.addons ?? {}) : capsule.wraps);
    const own = keys.find((key) => Object.hasOwn(wrapsOf(key), key.id));
    const wrap = own && wrapsOf(own)[own.id];
    if (!own || !wrap) return null;
    const label = `${site.site}|${site.epoch}|${channel}|${site.locale}|v${VERSION}`;
    const wrapped = bytes(wrap.key) ?? new Uint8Array();
    const holder = gcm(wrap.nonce, `${label}|${own.isAddon ? "addon:" : ""}${own.id}`);
    const content = await crypto.subtle.unwrapKey("raw", wrapped, own.key, holder, "AES-GCM", false, ["decrypt"]);
    const text = await crypto.subtle.decrypt(gcm(capsule.nonce, label), content, bytes(capsule.value) ?? new Uint8Array());
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
}

/** @param {string} nonce @param {string} label @returns {AesGcmParams} */
function gcm(nonce, label) {
  return { name: "AES-GCM", iv: bytes(nonce) ?? new Uint8Array(), additionalData: new TextEncoder().encode(label) };
}
