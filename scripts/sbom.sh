#!/usr/bin/env bash
# What the release binary is made from, as CycloneDX 1.5 in OUT/guichet.cdx.json: each crate that is linked or that runs while
# it is compiled, in its locked version, with its licence and the hash of its package. The same commit makes the same bytes.
#
#   scripts/sbom.sh OUT
#
# Needs cargo-cyclonedx (cargo install cargo-cyclonedx --locked --version 0.5.9) and Node.
set -euo pipefail

if [ $# != 1 ]; then
  sed -n '5s/^# *//p' "$0" >&2
  exit 2
fi
mkdir -p "$1"
out="$(cd "$1" && pwd -P)/guichet.cdx.json"
cd "$(dirname "$0")/.."
cargo metadata --locked --format-version 1 >/dev/null
# With a time of its own it writes no number and no time that another run has others of.
time="$(git log -1 --format=%ct)"
SOURCE_DATE_EPOCH="$time" cargo cyclonedx --format json --spec-version 1.5 --target x86_64-unknown-linux-gnu --features network --override-filename guichet.cdx --quiet
# It names this folder, which is none of anybody's business.
node scripts/sbom.mjs guichet.cdx.json > "$out"
rm guichet.cdx.json
