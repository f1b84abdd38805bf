// Signing in at an OpenID Connect provider: one of the tests' own, which can lie.

import assert from "node:assert/strict";
import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";

import { agentDesk } from "./agent-desk.mjs";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64 = (/** @type {string | Buffer} */ text) => Buffer.from(text).toString("base64url");

/** @param {Record<string, unknown>} claims @param {import("node:crypto").KeyObject} key */
function signed(claims, key) {
  const text = `${base64(JSON.stringify({ alg: "RS256", kid: "one", typ: "JWT" }))}.${base64(JSON.stringify(claims))}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
}

/** @typedef {{ claims: Record<string, unknown>, key?: import("node:crypto").KeyObject, challenge: string, asked: string[] }} Next */

/** A provider that answers with what `next` says. @param {import("node:test").TestContext} t @param {Next} next */
async function provider(t, next) {
  const server = createServer((request, response) => {
    const json = (/** @type {unknown} */ body, status = 200) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body));
    };
    next.asked.push(request.url ?? "");
    if (request.url === "/.well-known/openid-configuration") {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/keys") return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] });
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const sent = new URLSearchParams(body);
      const verifier = createHash("sha256")
        .update(sent.get("code_verifier") ?? "")
        .digest("base64url");
      if (verifier !== next.challenge || sent.get("code") !== "code") return json({ error: "invalid_grant" }, 400);
      json({ access_token: "a", token_type: "Bearer", id_token: signed(next.claims, next.key ?? privateKey) });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const issuer = `http://127.0.0.1:${port}`;
  return issuer;
}

/** @param {string} url @param {string} [cookie] */
async function visit(url, cookie) {
  const answer = await fetch(url, { redirect: "manual", headers: cookie ? { Cookie: cookie } : {} });
  return { status: answer.status, to: answer.headers.get("location") ?? "", cookies: answer.headers.getSetCookie() };
}

test("who was added signs in at the provider, and nobody else", async (t) => {
  /** @type {Next} */
  const next = { claims: {}, challenge: "", asked: [] };
  const issuer = await provider(t, next);
  const desk = await agentDesk(t, { args: ["--oidc-issuer", issuer, "--oidc-client-id", "desk", "--oidc-client-secret", "secret"] });
  desk.add("Ana Silva");
  const ways = await (await fetch(`${desk.page}v1/sign-in`)).json();
  assert.deepEqual(ways, { link: true, oidc: true });

  /** One sign-in from its beginning. @param {(claims: Record<string, unknown>) => void} change @param {(state: string) => string} [state] @param {boolean} [withCookie] */
  async function attempt(change, state = (own) => own, withCookie = true) {
    const start = await visit(`${desk.page}oidc/start`);
    assert.equal(start.status, 303);
    const url = new URL(start.to);
    const asked = url.searchParams;
    assert.equal(url.origin, issuer);
    assert.equal(asked.get("redirect_uri"), `${desk.page}oidc/return`);
    assert.equal(asked.get("code_challenge_method"), "S256");
    assert.match(start.cookies[0], /^guichet_login=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    next.challenge = asked.get("code_challenge") ?? "";
    const now = Math.floor(Date.now() / 1000);
    const who = { sub: "1", email: "ana@example.com", email_verified: true };
    next.claims = { iss: issuer, aud: "desk", exp: now + 60, iat: now, nonce: asked.get("nonce"), ...who };
    change(next.claims);
    const back = `${desk.page}oidc/return?code=code&state=${state(asked.get("state") ?? "")}`;
    const cookie = start.cookies[0].split(";")[0];
    const end = await visit(back, withCookie ? cookie : undefined);
    return { end, back, cookie };
  }

  const { end, back, cookie } = await attempt(() => {});
  assert.equal(end.to, "/desk/agent/");
  const session = end.cookies.find((one) => one.startsWith("guichet_agent=")) ?? "";
  assert.match(session, /; HttpOnly; SameSite=Strict$/);
  const known = await fetch(`${desk.page}v1/session`, { headers: { Cookie: session.split(";")[0] } });
  assert.equal((await known.json()).agent.name, "Ana Silva");
  const refusal = (/** @type {string} */ why) => `/desk/agent/sign-in?refused=${why}`;
  assert.equal((await visit(back, cookie)).to, refusal("expired"), "the same way back, twice");

  const unverified = await attempt((claims) => {
    claims.email_verified = false;
  });
  assert.equal(unverified.end.to, refusal("unverified"));
  const unknown = await attempt((claims) => {
    claims.email = "eve@example.com";
  });
  assert.equal(unknown.end.to, refusal("unknown"));
  assert.equal(
    (
      await attempt(
        () => {},
        () => "another",
      )
    ).end.to,
    refusal("expired"),
  );
  assert.equal(
    (
      await attempt(
        () => {},
        (own) => own,
        false,
      )
    ).end.to,
    refusal("expired"),
    "in another browser",
  );
});

test("a provider that lies is not believed", async (t) => {
  /** @type {Next} */
  const next = { claims: {}, challenge: "", asked: [] };
  const issuer = await provider(t, next);
  const desk = await agentDesk(t, { args: ["--oidc-issuer", issuer, "--oidc-client-id", "desk"] });
  desk.add("Ana Silva");
  for (const wrong of [{ nonce: "x" }, { aud: "another" }, { iss: "https://login.example.com" }, { exp: 1 }, { key: other.privateKey }]) {
    const start = await visit(`${desk.page}oidc/start`);
    const asked = new URL(start.to).searchParams;
    const { key, ...claims } = /** @type {{ key?: import("node:crypto").KeyObject }} */ (wrong);
    const now = Math.floor(Date.now() / 1000);
    const who = { sub: "1", email: "ana@example.com", email_verified: true };
    next.challenge = asked.get("code_challenge") ?? "";
    next.key = key;
    next.claims = { iss: issuer, aud: "desk", exp: now + 60, iat: now, nonce: asked.get("nonce"), ...who, ...claims };
    const end = await visit(`${desk.page}oidc/return?code=code&state=${asked.get("state")}`, start.cookies[0].split(";")[0]);
    assert.equal(end.to, "/desk/agent/sign-in?refused=unreachable", JSON.stringify(claims));
    assert.ok(!end.cookies.some((one) => one.startsWith("guichet_agent=")));
  }
});
