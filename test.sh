#!/usr/bin/env bash
# Installs what the tests need, then runs all of them. Needs Rust, Node 20 and, for Chromium, servers and Python, apt.
# CHROMIUM=/path/to/chromium uses a browser that is already there.
set -euo pipefail
cd "$(dirname "$0")"
# Whoever runs the tests may have a key of their own; the sample is the one that a fork sees.
unset GUICHET_SEAL_KEY SUPPORT_PHONE

step() { printf '\n── %s\n' "$1"; }

find_chromium() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then command -v "$name"; return; fi
  done
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

install() {
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# Of a server only the program is wanted: the services that Debian starts with it are turned off, where systemd starts any.
# A machine may have another one, for which apt would have to remove it: then this fails instead.
install_server() {
  install --no-remove "$1"
  if [ -d /run/systemd/system ]; then as_root systemctl disable --now "${@:2}" || true; fi
}

step "Chromium, fonts, PostgreSQL, Exim, Dovecot, nginx, Caddy, Apache, openssl, strace, Python for the example of a back end and for schemathesis"
if [ -z "$(find_chromium)" ]; then install chromium fonts-noto-core fonts-noto-cjk; fi
if ! python3 -c "import cryptography" 2>/dev/null; then install python3 python3-cryptography; fi
if ! command -v strace >/dev/null 2>&1; then install strace; fi
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then install postgresql; fi
if [ ! -x /usr/sbin/exim4 ]; then install_server exim4-daemon-light exim4.service; fi
if [ ! -x /usr/lib/dovecot/imap ]; then install_server dovecot-imapd dovecot.service dovecot.socket; fi
if [ ! -x /usr/sbin/nginx ]; then install_server nginx-light nginx.service; fi
if [ ! -x /usr/bin/caddy ]; then install_server caddy caddy.service; fi
if [ ! -x /usr/sbin/apache2 ]; then install_server apache2 apache2.service; fi
if ! command -v openssl >/dev/null 2>&1; then install openssl; fi
export SCHEMATHESIS="$PWD/target/schemathesis/bin/st"
if ! "$SCHEMATHESIS" --version >/dev/null 2>&1; then
  if ! python3 -c "import ensurepip" 2>/dev/null; then install python3-venv; fi
  python3 -m venv --clear target/schemathesis
  target/schemathesis/bin/pip install --quiet --disable-pip-version-check schemathesis==4.32.5
fi
# A server that speaks S3, for deployments to a bucket: moto without what it needs for anything else.
export S3_PYTHON="$PWD/target/s3/bin/python"
if ! "$S3_PYTHON" -c "import flask_cors, moto.s3" 2>/dev/null; then
  if ! python3 -c "import ensurepip" 2>/dev/null; then install python3-venv; fi
  python3 -m venv --clear target/s3
  target/s3/bin/pip install --quiet --disable-pip-version-check "moto[s3]==5.2.5" flask==3.1.3 flask-cors==6.0.5
fi
# What makes wheels, and what reads workflows as GitHub would: known by their content.
# Behind the rest: it has a Python of its own.
PATH="$PATH:$PWD/target/tools/bin"
requirements=(packaging/requirements/lint.txt packaging/requirements/pack.txt packaging/requirements/build.txt)
if ! cmp -s target/tools/installed <(cat "${requirements[@]}"); then
  if ! python3 -c "import ensurepip" 2>/dev/null; then install python3-venv; fi
  python3 -m venv --clear target/tools
  target/tools/bin/pip install --quiet --disable-pip-version-check --require-hashes "${requirements[@]/#/--requirement=}"
  cat "${requirements[@]}" > target/tools/installed
fi
# What translators' systems are made of: it reads and writes XLIFF and PO without our code.
if ! cmp -s target/exchange/installed packaging/requirements/exchange.txt; then
  if ! python3 -c "import ensurepip" 2>/dev/null; then install python3-venv; fi
  python3 -m venv --clear target/exchange
  target/exchange/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement packaging/requirements/exchange.txt
  cp packaging/requirements/exchange.txt target/exchange/installed
fi
CHROMIUM="$(find_chromium)"
export CHROMIUM
"$CHROMIUM" --version

step "Node packages"
npm ci --no-audit --no-fund
# Cloudflare's server for trying a site: ten times as large as all else, so it has a folder of its own.
export WRANGLER="$PWD/target/wrangler/node_modules/wrangler/bin/wrangler.js"
if [ ! -f "$WRANGLER" ]; then npm install --prefix target/wrangler --no-audit --no-fund --no-save wrangler@4.86.0; fi
# What code scanning reads reports with, a program of 100 MB.
export SARIF_MULTITOOL="$PWD/target/sarif/node_modules/@microsoft/sarif-multitool/bin.js"
if [ ! -f "$SARIF_MULTITOOL" ]; then
  npm install --prefix target/sarif --no-audit --no-fund --no-save @microsoft/sarif-multitool@5.7.0
fi

step "Formatting and lints"
cargo fmt --all --check
# With what published programs have and `cargo build` leaves out.
features=(--features guichet/network,guichet-desk/object-storage)
cargo clippy --locked --workspace --all-targets "${features[@]}" -- -D warnings
# And without it, as whoever builds a clone has it.
cargo clippy --locked --workspace -- -D warnings
npx biome check --error-on-warnings .
npx tsc -p tsconfig.json
npx tsc -p tests/tsconfig.json

step "Rust tests"
tests/desk/with-postgres cargo test --locked --workspace "${features[@]}"

step "JavaScript tests"
node --test tests/js/

step "Builds that are killed at random system calls: a sample, a different one each day"
python3 tests/kill/run.py --seconds 100 --seed "$(date +%j)"
python3 tests/kill/deploys.py --kills 12 --seed "$(date +%j)"

step "The sample help centre in Chromium"
# The program that the tests were built with: `cargo run` would compile half of the dependencies again, with other features.
programs="$(realpath "${CARGO_TARGET_DIR:-target}")/debug"
guichet="$programs/guichet"
"$guichet" build --strict --quiet -o target/sample
"$guichet" search test -o target/sample
# Once more with a key and a number of this run: neither may be found in what comes out.
GUICHET_SEAL_KEY="$("$guichet" seal keygen)" SUPPORT_PHONE="+1 555 010 4477" bash -euc '
  "$0" build --strict --quiet -o target/sample-sealed && "$0" seal verify target/sample-sealed' "$guichet"
export GUICHET="$guichet"
node --test --test-concurrency=1 tests/browser/

step "Reports of checks, by what CI servers read them with"
node --test tests/formats/

step "Files for translators, as another program reads and writes them"
target/exchange/bin/python tests/exchange/run.py "$guichet" .
target/exchange/bin/python tests/exchange/loops.py "$guichet"

step "The program for any Linux, cross-built"
# As it is published, but for the optimizations, which take the most time. Rust's own library for it comes from where Rust comes from,
# and is not to be had everywhere: then packages are made of the program of the tests.
target="$(uname -m)-unknown-linux-musl"
library="$(rustc --print sysroot)/lib/rustlib/$target"
if [ ! -d "$library" ]; then rustup target add "$target" || true; fi
if [ -d "$library" ]; then
  # The Python that has zig comes first here.
  PATH="$PWD/target/tools/bin:$PATH" CARGO_PROFILE_DIST_LTO=off CARGO_PROFILE_DIST_OPT_LEVEL=0 CARGO_PROFILE_DIST_CODEGEN_UNITS=16 \
    cargo zigbuild --locked --quiet --profile dist --config 'profile.dist.package."*".opt-level=0' --target "$target" \
    --package guichet --bin guichet --features network
  export GUICHET_STATIC="$(realpath "${CARGO_TARGET_DIR:-target}")/$target/dist/guichet"
else
  echo "not built: Rust has no library for $target here"
fi

step "Packages of this program, installed and used"
node --test tests/packaging/

step "The site on web servers, on Cloudflare's server for trying it, and in a bucket"
node --test --test-concurrency=1 tests/hosts/

step "The support desk, with SQLite and with PostgreSQL, and with mail servers"
# As `guichet` above: what the tests were built with.
export GUICHET_DESK="$programs/guichet-desk"
tests/desk/with-postgres tests/desk/with-mail node --test --test-timeout=600000 tests/desk/
node tests/desk/schemathesis.mjs
node tests/desk/kill.mjs --kills 10 --seed "$(date +%j)"
tests/desk/with-postgres node tests/desk/kill.mjs --kills 3 --seed "$(date +%j)" --postgres

step "Hostile texts in Chromium: whether the suite can fail, and a sample, a different one each day"
node tests/attack/run.mjs --self-test
node tests/attack/run.mjs --seconds 110
