// Passes and capsules as the browser opens them: what Rust sealed (tests/vectors/seal.json), the scheme checked once more
// with Node's own cryptography, and everything that may be wrong with a pass.
import assert from "node:assert/strict";
import { createPrivateKey, hkdfSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";

import { bytes, json } from "../../crates/client/src/seal/bytes.js";
import { openPass } from "../../crates/client/src/seal/pass.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/seal.json", import.meta.url), "utf8"));
const { tokens, sites } = vectors;
const site = sites.this;
const soon = (vectors.at + 60) * 1000;
/** @typedef {import("../../crates/client/src/seal/pass.js").Pass} Pass */
/** @typedef {import("../../crates/client/src/seal/pass.js").SealedSite} SealedSite */

/** @param {string} token @param {SealedSite} [at] @param {number} [now] */
async function reason(token, at = site, now = soon) {
  const pass = await openPass(token, at, now);
  return "refused" in pass ? pass.refused : null;
}

/** @param {string} token @param {SealedSite} [at] @returns {Promise<Pass>} */
async function opened(token, at = site) {
  const pass = await openPass(token, at, soon);
  assert.ok(!("refused" in pass), JSON.stringify(pass));
  return pass;
}

const base64url = (/** @type {string | Uint8Array} */ value) => Buffer.from(value).toString("base64url");

/**
 * A pass with other claims or another header, signed with the site's own key unless told otherwise.
 * @param {Record<string, unknown>} claims @param {Record<string, unknown>} [header] @param {object} [key]
 */
function forged(claims, header = {}, key = vectors.issuer.key) {
  const [head, body] = tokens.pro.split(".");
  const part = (/** @type {string} */ old, /** @type {object} */ change) => base64url(JSON.stringify({ ...json(old), ...change }));
  const text = `${part(head, header)}.${part(body, claims)}`;
  const signature = sign("sha256", Buffer.from(text), {
    key: createPrivateKey({ key: /** @type {any} */ (key), format: "jwk" }),
    dsaEncoding: "ieee-p1363",
  });
  return `${text}.${base64url(signature)}`;
}

test("a pass opens what its plan has, and nothing else", async () => {
  const phone = { href: "tel:+1-(555)-010-0199", text: "+1 (555) 010-0199" };
  const chat = (/** @type {string} */ lang) => `https://chat.example.com/?lang=${lang}&room=77`;
  /** @type {Record<string, string[]>} */
  const plans = { free: [], starter: [], basic: ["phone"], pro: ["phone", "chat"], enterprise: ["phone", "chat"] };
  for (const [plan, sees] of Object.entries(plans)) {
    const pass = await opened(tokens[plan]);
    assert.equal(pass.plan, plan);
    assert.equal(pass.expires.getTime(), (vectors.at + 3600) * 1000);
    assert.deepEqual(await pass.reveal("phone"), sees.includes("phone") ? phone : null);
    const details = await pass.reveal("chat");
    assert.equal(details?.href ?? null, sees.includes("chat") ? chat("en") : null);
    for (const unknown of ["home", "nope", "constructor", "__proto__"]) assert.equal(await pass.reveal(unknown), null);
  }
  const french = await (await opened(tokens.pro, sites["in French"])).reveal("chat");
  assert.equal(french?.href, chat("fr"));
  assert.deepEqual(french?.languages, [
    { code: "en", href: chat("en") },
    { code: "fr", href: chat("fr") },
  ]);
});

test("the keys are those that the scheme says", () => {
  const derive = (/** @type {string} */ info) =>
    Buffer.from(hkdfSync("sha256", Buffer.from(vectors.master, "base64url"), `${site.site}|${site.epoch}`, info, 32)).toString("base64url");
  for (const [plan, key] of Object.entries(vectors.tier)) assert.equal(derive(`tier:${plan}`), key);
  for (const [channel, key] of Object.entries(vectors.content)) assert.equal(derive(`ck:1|${channel}|en`), key);
  assert.equal(derive("sign:0"), vectors.issuer.key.d);
  assert.deepEqual(vectors.issuer.plans, vectors.tier);
});

test("another site, epoch or key, and the end of its time", async () => {
  assert.equal(await reason(tokens.pro, sites["other site"]), "site");
  assert.equal(await reason(tokens.pro, sites["next epoch"]), "epoch");
  assert.equal(await reason(tokens.pro, sites["other key"]), "altered");
  assert.equal(await reason(tokens.pro, site, (vectors.at + 3600) * 1000 - 1), null);
  assert.equal(await reason(tokens.pro, site, (vectors.at + 3600) * 1000), "expired");
});

test("no header chooses how a pass is verified", async () => {
  for (const alg of ["none", "None", "NONE", "", "HS256", "ES384", "RS256", "EdDSA", null, 0, ["ES256"], undefined]) {
    assert.equal(await reason(forged({}, { alg })), "altered", String(alg));
    const [head, body] = forged({}, { alg }).split(".");
    for (const tail of ["", "AA", base64url(new Uint8Array(64))])
      assert.match((await reason(`${head}.${body}.${tail}`)) ?? "", /altered|malformed/);
  }
  assert.equal(await reason(forged({}, { crit: ["exp"] })), "altered");
  assert.equal(await reason(forged({}, { kid: "9", typ: "x", jwk: { kty: "oct" } })), null, "other members say nothing");
});

test("claims that the site's own key has signed, and that are wrong nevertheless", async () => {
  const pro = vectors.tier.pro;
  /** @type {[Record<string, unknown>, string | null][]} */
  const cases = [
    [{}, null],
    [{ iss: undefined }, null],
    [{ plan: "platinum" }, "plan"],
    [{ plan: "constructor" }, "plan"],
    [{ plan: ["pro"] }, "plan"],
    [{ plan: undefined }, "plan"],
    [{ aud: [site.site] }, "site"],
    [{ aud: `${site.site}x` }, "site"],
    [{ epoch: "1" }, "epoch"],
    [{ epoch: 0 }, "epoch"],
    [{ exp: undefined }, "malformed"],
    [{ exp: "9999999999" }, "malformed"],
    [{ exp: 1e300 }, "malformed"],
    [{ exp: vectors.at + 86_401 }, "malformed"],
    [{ exp: vectors.at + 86_400 }, null],
    [{ iat: undefined }, "malformed"],
    [{ iat: vectors.at + 7200 }, "malformed"],
    [{ key: undefined }, "malformed"],
    [{ key: pro.slice(1) }, "malformed"],
    [{ key: `${pro}=` }, "malformed"],
  ];
  for (const [claims, expected] of cases) assert.equal(await reason(forged(claims)), expected, JSON.stringify(claims));
  // A label that says more than its key can: refused, and where a site doesn't know its keys yet, nothing opens.
  const before = { ...site, checks: undefined };
  for (const claims of [
    { plan: "pro", key: vectors.tier.starter },
    { plan: "basic", key: pro },
  ]) {
    assert.equal(await reason(forged(claims)), "plan");
    const pass = await opened(forged(claims), before);
    assert.equal(await pass.reveal("phone"), null);
  }
});

test("what is no pass", async () => {
  const [head, body, tail] = tokens.pro.split(".");
  const none = [
    "",
    ".",
    "..",
    "...",
    head,
    `${head}.${body}`,
    `${tokens.pro}.`,
    `.${tokens.pro}`,
    `${tokens.pro} `,
    ` ${tokens.pro}`,
    `${tokens.pro}=`,
    "x".repeat(5000),
    `${head}.${body}.${tail}A`,
  ];
  for (const token of none) assert.equal(await reason(token), "malformed", token.slice(0, 40));
  for (const token of [null, undefined, 7, {}, [tokens.pro]]) assert.equal(await reason(/** @type {any} */ (token)), "malformed");
  for (const value of ["null", "[]", '"x"', "7", "{", ""])
    assert.equal(await reason(`${base64url(value)}.${body}.${tail}`), "malformed", value);
  for (const broken of [{}, { v: 2 }, { ...site, v: 2 }, { ...site, key: {} }, { ...site, plans: null }]) {
    assert.equal(await reason(tokens.pro, /** @type {any} */ (broken)), "malformed");
  }
});

/** A reproducible source of chance. @param {number} seed */
function chance(seed) {
  return (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

test("two thousand altered passes are refused", async () => {
  const random = chance(7);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  /** @type {Set<string>} */
  const seen = new Set();
  // Every character once, then chance: header, claims and signature alike.
  for (let at = 0; seen.size < 2000; at += 1) {
    const place = at < tokens.pro.length ? at : random(tokens.pro.length);
    const other = letters[random(64)] ?? "A";
    const way = at < tokens.pro.length ? 0 : random(3);
    const altered = tokens.pro.slice(0, place) + (way === 1 ? "" : other) + tokens.pro.slice(way === 2 ? place : place + 1);
    if (altered === tokens.pro || seen.has(altered)) continue;
    seen.add(altered);
    assert.notEqual(await reason(altered), null, `${place} ${altered}`);
  }
});

test("capsules open only where they belong", async () => {
  const pass = tokens.enterprise;
  const cloned = () => /** @type {SealedSite} */ (structuredClone(site));
  const closed = async (/** @type {(site: SealedSite) => void} */ change, channel = "phone") => {
    const altered = cloned();
    change(altered);
    assert.equal(await (await opened(pass, altered)).reveal(channel), null, change.toString());
  };
  const of = (/** @type {SealedSite} */ site, /** @type {string} */ channel) => site.channels[channel] ?? assert.fail(channel);
  const wrap = (/** @type {SealedSite} */ site, /** @type {string} */ channel, /** @type {string} */ plan) =>
    of(site, channel).wraps[plan] ?? assert.fail(plan);
  assert.notEqual(await (await opened(pass, cloned())).reveal("phone"), null);
  // Wraps of other plans, channels, locales, epochs, sites.
  await closed((site) => (of(site, "phone").wraps.enterprise = wrap(site, "phone", "pro")));
  await closed((site) => (of(site, "phone").wraps.enterprise = wrap(site, "chat", "enterprise")));
  await closed((site) => (of(site, "phone").wraps = of(site, "chat").wraps));
  for (const other of ["in French", "next epoch", "other site", "other key"]) {
    await closed((site) => (of(site, "phone").wraps = of(sites[other], "phone").wraps));
    await closed((site) => (site.channels.phone = of(sites[other], "phone")));
  }
  // Values of others, whole capsules of others.
  await closed((site) => (site.channels.phone = of(site, "chat")));
  await closed((site) => Object.assign(of(site, "phone"), { value: of(site, "chat").value, nonce: of(site, "chat").nonce }));
  await closed((site) => (site.locale = "fr"));
  await closed((site) => delete of(site, "phone").wraps.enterprise);
  for (const part of /** @type {const} */ (["value", "nonce"])) {
    for (let at = 0; at < of(site, "phone")[part].length; at += 7) {
      await closed((site) => {
        const capsule = of(site, "phone");
        capsule[part] = capsule[part].slice(0, at) + (capsule[part][at] === "A" ? "B" : "A") + capsule[part].slice(at + 1);
      });
    }
  }
});

test("a starter's key opens no wrap of the file, whichever it is tried on", async () => {
  const starter = /** @type {SealedSite} */ (structuredClone(site));
  for (const capsule of Object.values(starter.channels)) {
    for (const plan of Object.keys(capsule.wraps)) {
      const tried = structuredClone(starter);
      const channel = Object.keys(starter.channels).find((id) => starter.channels[id] === capsule) ?? "";
      const target = tried.channels[channel] ?? assert.fail();
      target.wraps = { starter: /** @type {any} */ (capsule.wraps[plan]) };
      assert.equal(await (await opened(tokens.starter, tried)).reveal(channel), null);
    }
  }
});

test("a file that holds something else in place of capsules opens nothing", async () => {
  for (const channels of [null, undefined, [], "", { phone: null }, { phone: {} }, { phone: { ...site.channels.phone, wraps: null } }]) {
    const pass = await opened(tokens.pro, { ...site, channels: /** @type {any} */ (channels) });
    assert.equal(await pass.reveal("phone"), null, JSON.stringify(channels));
  }
});

test("base64url is read strictly", () => {
  assert.deepEqual(bytes("AQI"), new Uint8Array([1, 2]));
  assert.deepEqual(bytes(""), new Uint8Array());
  for (const text of ["AQJ", "AQI=", "A", "AQ I", "A+==", "AQ/I", "\u0141QI", null, 5]) assert.equal(bytes(text), null, String(text));
});

test("every pass is refused for the reason that a server gives", async () => {
  const { passes, site: published } = JSON.parse(readFileSync(new URL("../vectors/passes.json", import.meta.url), "utf8"));
  assert.ok(passes.length > 30);
  for (const { wrong, pass, at, refused, says } of passes) {
    assert.equal(await reason(pass, published, at * 1000), refused, wrong);
    // And what the others say of the customer is the same.
    const opened = await openPass(pass, published, at * 1000);
    assert.deepEqual("says" in opened ? opened.says : null, says, wrong);
  }
});

test("an add-on's key opens what the add-on gives, whatever the plan", async () => {
  const site = vectors.sites["add-ons"];
  const now = (vectors.at + 60) * 1000;
  const shown = async (/** @type {string} */ token) => {
    const pass = await openPass(token, site, now);
    assert.ok("reveal" in pass, JSON.stringify(pass));
    return [(await pass.reveal("phone"))?.text ?? null, (await pass.reveal("chat"))?.href ?? null];
  };
  const tokens = vectors["tokens with add-ons"];
  assert.deepEqual(await shown(tokens.vip), ["+1 (555) 010-0199", null]);
  assert.deepEqual(await shown(tokens.both), ["+1 (555) 010-0199", null]);
  assert.deepEqual(await shown(tokens["without its key"]), [null, null]);
  assert.deepEqual(await shown(tokens["another's key"]), [null, null]);
  assert.deepEqual(await shown(vectors.tokens.free), [null, null]);
  assert.equal((await shown(vectors.tokens.pro))[0], "+1 (555) 010-0199");
});
