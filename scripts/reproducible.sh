#!/usr/bin/env bash
# Builds the binary that is published so that whoever builds the same commit with the same Rust on the same kind of machine has the
# same bytes, wherever their folders are.
#
#   scripts/reproducible.sh OUT      builds this folder into OUT/guichet and prints the hash
#   scripts/reproducible.sh --check  builds two copies of the last commit, in two folders and with two registries of their
#     [OUT]                          own, and ends with 1 unless the hashes are the same; OUT is where the binary goes then
#
# TARGET is what it is built for, such as x86_64-unknown-linux-musl (this machine, unless it is set); a target with musl is
# built by cargo-zigbuild. PROGRAMS="guichet guichet-desk" builds both programs.
#
# Such a build takes 8 to 15 minutes on two cores, and --check makes two. CARGO_PROFILE_DIST_LTO=off and
# CARGO_PROFILE_DIST_OPT_LEVEL=0 make a quick try of it.
set -euo pipefail
read -ra programs <<< "${PROGRAMS:-guichet}"
how=(build)
case "${TARGET:-}" in
  "") ;;
  *musl) how=(zigbuild --target "$TARGET") ;;
  *) how=(build --target "$TARGET") ;;
esac
# Where cargo leaves programs, below its folder.
where="${TARGET:+$TARGET/}dist"

# What a published program has that `cargo build` of a clone leaves out.
features_of() {
  if [ "$1" = guichet ]; then echo network; else echo object-storage; fi
}

# The folders become names that are the same everywhere. Not by RUSTFLAGS: cargo mixes those into the names of symbols, and
# the folders would be in there again. TARGET is where cargo builds, and is deleted first: it has to be complete.
build() {
  local source="$1" target="$2" home="${CARGO_HOME:-$HOME/.cargo}"
  rm -rf "$target"
  mkdir -p "$target"
  cat > "$target/rustc" <<SCRIPT
#!/bin/sh
exec "\$@" --remap-path-prefix "$source=/guichet" --remap-path-prefix "$target=/target" --remap-path-prefix "$home=/cargo"
SCRIPT
  chmod +x "$target/rustc"
  # C has the same (mimalloc, onig), and its compiler's own flags for it.
  local c="'-ffile-prefix-map=$source=/guichet' '-ffile-prefix-map=$target=/target' '-ffile-prefix-map=$home=/cargo'"
  # One by one: together they would have each other's features.
  for program in "${programs[@]}"; do
    (cd "$source" && env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$target" \
      RUSTC_WRAPPER="$target/rustc" CFLAGS="$c" CC_SHELL_ESCAPED_FLAGS=1 LC_ALL=C SOURCE_DATE_EPOCH=0 GUICHET_COMMIT="$commit" \
      cargo "${how[@]}" --profile dist --locked --quiet --package "$program" --bin "$program" --features "$(features_of "$program")")
  done
}

hash_of() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

here="$(cd "$(dirname "$0")/.." && pwd -P)"
# What a new site's workflow is told to build; of a folder that is not as the commit has it, nothing is known.
commit=""
if [ "${1:-}" = --check ] || [ -z "$(git -C "$here" status --porcelain)" ]; then commit="$(git -C "$here" rev-parse HEAD)"; fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
work="$(cd "$work" && pwd -P)"

if [ "${1:-}" = --check ]; then
  # Folders of other lengths, and files of other times.
  for folder in "$work/a" "$work/another/folder with spaces"; do
    mkdir -p "$folder"
    git -C "$here" archive HEAD | tar -x -m -C "$folder"
  done
  find "$work/a" -type f -exec touch -t 200101010000 {} +
  registry="${CARGO_HOME:-$HOME/.cargo}"
  build "$work/a" "$work/target-a"
  # The second one downloads its own dependencies, into a folder of its own.
  CARGO_HOME="$work/cargo" && export CARGO_HOME
  mkdir -p "$CARGO_HOME"
  if [ -f "$registry/config.toml" ]; then cp "$registry/config.toml" "$CARGO_HOME/"; fi
  build "$work/another/folder with spaces" "$work/target of another"
  for program in "${programs[@]}"; do
    a="$work/target-a/$where/$program"
    b="$work/target of another/$where/$program"
    # A name of a folder would be another one elsewhere, even if both were built below the same.
    if grep -qaF -e "$work" -e "$registry" "$a" "$b"; then
      echo "a folder of this machine is named in $program" >&2
      exit 1
    fi
    printf '%s\n%s\n' "$(hash_of "$a")" "$(hash_of "$b")"
    if ! cmp -s "$a" "$b"; then
      echo "the two builds of $program are not the same" >&2
      if [ -n "${KEEP:-}" ]; then
        mkdir -p "$KEEP"
        cp "$a" "$KEEP/first-$program"
        cp "$b" "$KEEP/second-$program"
      fi
      exit 1
    fi
    if [ -n "${2:-}" ]; then
      mkdir -p "$2"
      cp "$a" "$2/$program"
    fi
  done
elif [ $# = 1 ]; then
  build "$here" "$work/target"
  mkdir -p "$1"
  for program in "${programs[@]}"; do
    cp "$work/target/$where/$program" "$1/$program"
    printf '%s  %s\n' "$(hash_of "$1/$program")" "$program"
  done
else
  sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
