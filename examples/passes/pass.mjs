import { createPrivateKey, sign } from "node:crypto";

// What `guichet seal issuer` printed, from your secrets manager. It never leaves your server.
const issuer = JSON.parse(process.env.GUICHET_ISSUER);

/** `addons`, `seat` and `created`: what the customer has bought. Leave out what you don't know. */
export function makePass(plan, { sub, account, addons, seat, created } = {}, seconds = 3600) {
  if (!Object.hasOwn(issuer.plans, plan)) throw new Error(`no key for the plan ${plan}`);
  const iat = Math.floor(Date.now() / 1000);
  const header = { alg: "ES256", typ: "JWT", kid: String(issuer.epoch) };
  // Add-ons that open something have keys of their own.
  const keys = Object.entries(issuer.addons ?? {}).filter(([addon]) => addons?.includes(addon));
  const addon_keys = keys.length > 0 ? Object.fromEntries(keys) : undefined;
  const whose = { plan, sub, account, addons, seat, created, key: issuer.plans[plan], addon_keys };
  const claims = { iss: "product", aud: issuer.site, ...whose, epoch: issuer.epoch, iat, exp: iat + seconds };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = createPrivateKey({ key: issuer.key, format: "jwk" });
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

// Only for a customer who is signed in, and for the plan that they have.
const [plan, sub, account, bought = "{}"] = process.argv.slice(2);
console.log(makePass(plan, { sub, account, ...JSON.parse(bought) }));
