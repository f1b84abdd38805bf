#!/usr/bin/env bash
# What the programs of a release are made from, as CycloneDX 1.5 in OUT/guichet.cdx.json and OUT/guichet-desk.cdx.json: each crate that
# is linked or that runs while it is compiled, in its locked version, with its licence and the hash of its package. The same
# commit makes the same bytes.
#
#   scripts/sbom.sh OUT
#
# Needs cargo-cyclonedx (cargo install cargo-cyclonedx --locked --version 0.5.9) and Node.
set -euo pipefail

if [ $# != 1 ]; then
  sed -n '6s/^# *//p' "$0" >&2
  exit 2
fi
mkdir -p "$1"
out="$(cd "$1" && pwd -P)"
cd "$(dirname "$0")/.."
cargo metadata --locked --format-version 1 >/dev/null
# With a time of its own it writes no number and no time that another run has others of.
time="$(git log -1 --format=%ct)"
# bom NAME FOLDER FEATURES: of the package in that folder, as a release has it.
bom() {
  SOURCE_DATE_EPOCH="$time" cargo cyclonedx --manifest-path "$2/Cargo.toml" --format json --spec-version 1.5 \
    --target x86_64-unknown-linux-gnu --features "$3" --override-filename "$1.cdx" --quiet
  # It names this folder, which is none of anybody's business.
  node scripts/sbom.mjs "$2/$1.cdx.json" > "$out/$1.cdx.json"
  find . -path ./target -prune -o -name "$1.cdx.json" -not -path "$out/*" -print0 | xargs -0 rm -f
}
bom guichet . network
bom guichet-desk crates/desk object-storage
