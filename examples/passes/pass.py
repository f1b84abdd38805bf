import base64, json, os, sys, time

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

# What `guichet seal issuer` printed, from your secrets manager. It never leaves your server.
issuer = json.loads(os.environ["GUICHET_ISSUER"])


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_pass(plan: str, seconds: int = 3600, **whose) -> str:
    """`whose`: `sub` and `account`; `addons`, `seat` and `created`, what they have bought. Leave out what you don't know."""
    iat = int(time.time())
    header = {"alg": "ES256", "typ": "JWT", "kid": str(issuer["epoch"])}
    claims = {"iss": "product", "aud": issuer["site"], "plan": plan, "epoch": issuer["epoch"],
              "iat": iat, "exp": iat + seconds, "key": issuer["plans"][plan], **whose}
    # Add-ons that open something have keys of their own.
    keys = {addon: key for addon, key in issuer.get("addons", {}).items() if addon in whose.get("addons", [])}
    if keys:
        claims["addon_keys"] = keys
    text = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    d = base64.urlsafe_b64decode(issuer["key"]["d"] + "=")
    key = ec.derive_private_key(int.from_bytes(d, "big"), ec.SECP256R1())
    r, s = utils.decode_dss_signature(key.sign(text.encode(), ec.ECDSA(SHA256())))
    return f"{text}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


# Only for a customer who is signed in, and for the plan that they have.
plan, *rest = sys.argv[1:]
print(make_pass(plan, **dict(zip(("sub", "account"), rest)), **json.loads("".join(rest[2:]) or "{}")))
