// The examples for back ends, run as a back end would: what each of them makes, the site opens. `cargo test` has built the
// Rust one; Python needs its package `cryptography` (test.sh installs it).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { openPass } from "../../crates/client/src/seal/pass.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const vectors = JSON.parse(readFileSync(`${ROOT}tests/vectors/seal.json`, "utf8"));
const { issuer, sites, tokens } = vectors;
const rust = `${process.env.CARGO_TARGET_DIR ?? `${ROOT}target`}/debug/examples/pass`;

/** @type {Record<string, [program: string, ...args: string[]]>} */
const EXAMPLES = {
  "pass.mjs": [process.execPath, `${ROOT}examples/passes/pass.mjs`],
  "pass.py": ["python3", `${ROOT}examples/passes/pass.py`],
  "pass.rs": [rust],
};

/** @param {string} example @param {string} plan @param {string[]} whose a customer, an account */
const make = (example, plan, ...whose) => makeWith(issuer, example, plan, ...whose);

/** @param {unknown} issuer @param {string} example @param {string} plan @param {string[]} whose */
function makeWith(issuer, example, plan, ...whose) {
  const [program, ...args] = EXAMPLES[example] ?? assert.fail(example);
  const env = { ...process.env, GUICHET_ISSUER: JSON.stringify(issuer) };
  return execFileSync(program, [...args, plan, ...whose], { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** @param {string} token @param {0 | 1} part */
const part = (token, part) => JSON.parse(Buffer.from(token.split(".")[part] ?? "", "base64url").toString());

for (const example of Object.keys(EXAMPLES)) {
  test(`${example}: the site takes its passes`, async () => {
    if (example === "pass.rs") assert.ok(existsSync(rust), `${rust} is missing: cargo build --example pass`);
    for (const plan of ["starter", "pro", "enterprise"]) {
      const token = make(example, plan);
      const pass = await openPass(token, sites.this);
      assert.ok(!("refused" in pass), JSON.stringify(pass));
      assert.equal(pass.plan, plan);
      const left = pass.expires.getTime() - Date.now();
      assert.ok(left > 3500_000 && left <= 3600_000, `${left}`);
      assert.equal((await pass.reveal("phone"))?.text, plan === "starter" ? undefined : "+1 (555) 010-0199");
      // The same token as `guichet seal token` makes, but for who gives it out and when.
      assert.deepEqual(part(token, 0), part(tokens[plan], 0));
      const { iat, exp, iss } = part(token, 1);
      assert.deepEqual({ ...part(tokens[plan], 1), iat, exp, iss }, part(token, 1));
    }
    assert.throws(() => make(example, "platinum"));
    assert.throws(() => make(example, "constructor"));
  });

  test(`${example}: a pass names its customer and their account`, async () => {
    const token = make(example, "pro", "u-31", "acme");
    assert.deepEqual((({ sub, account }) => ({ sub, account }))(part(token, 1)), { sub: "u-31", account: "acme" });
    assert.ok(!("refused" in (await openPass(token, sites.this))));
    assert.ok(!("account" in part(make(example, "pro", "u-31"), 1)));
    assert.deepEqual(await openPass(make(example, "pro", "two words"), sites.this), { refused: "malformed" });
  });

  test(`${example}: a pass says what the customer has bought, as far as that is known`, async () => {
    for (const bought of [{ addons: ["phone-pack"], seat: false, created: "2024-03-05" }, { seat: true }]) {
      const pass = await openPass(make(example, "pro", "u-31", "acme", JSON.stringify(bought)), sites.this);
      assert.deepEqual("says" in pass && pass.says, { plan: "pro", ...bought });
    }
    assert.deepEqual(await openPass(make(example, "pro", "u-31", "acme", '{ "seat": "yes" }'), sites.this), { refused: "malformed" });
  });

  test(`${example}: a pass carries the keys of the customer's add-ons`, async () => {
    const withAddOns = vectors["issuer with add-ons"];
    const made = (/** @type {object} */ bought) => makeWith(withAddOns, example, "free", "u-31", "acme", JSON.stringify(bought));
    const vip = made({ addons: ["vip", "sso"] });
    assert.deepEqual(part(vip, 1).addon_keys, { vip: withAddOns.addons.vip });
    const pass = await openPass(vip, sites["add-ons"]);
    assert.equal("reveal" in pass && (await pass.reveal("phone"))?.text, "+1 (555) 010-0199");
    for (const bought of [{ addons: ["sso"] }, { addons: [] }, {}]) assert.ok(!("addon_keys" in part(made(bought), 1)));
  });

  test(`${example} stands in docs/passes.md as it is`, () => {
    const docs = readFileSync(`${ROOT}docs/passes.md`, "utf8");
    assert.ok(docs.includes(readFileSync(`${ROOT}examples/passes/${example}`, "utf8")), example);
  });
}
