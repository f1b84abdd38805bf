import base64, json, os, sys, time

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

# What `guichet seal issuer` printed, from your secrets manager. It never leaves your server.
issuer = json.loads(os.environ["GUICHET_ISSUER"])


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_pass(plan: str, sub: str | None = None, account: str | None = None, seconds: int = 3600) -> str:
    iat = int(time.time())
    header = {"alg": "ES256", "typ": "JWT", "kid": str(issuer["epoch"])}
    claims = {"iss": "product", "aud": issuer["site"], "plan": plan, "epoch": issuer["epoch"],
              "iat": iat, "exp": iat + seconds, "key": issuer["plans"][plan]}
    claims |= {name: value for name, value in (("sub", sub), ("account", account)) if value}
    text = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    d = base64.urlsafe_b64decode(issuer["key"]["d"] + "=")
    key = ec.derive_private_key(int.from_bytes(d, "big"), ec.SECP256R1())
    r, s = utils.decode_dss_signature(key.sign(text.encode(), ec.ECDSA(SHA256())))
    return f"{text}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


# Only for a customer who is signed in, and for the plan that they have.
print(make_pass(*sys.argv[1:4]))
