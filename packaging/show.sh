#!/usr/bin/env bash
# From nothing to a built site: a new Debian (debootstrap, chroot) in which packages of a finished program are installed and used,
# without a network, and how long each step takes.
#
#   packaging/show.sh PROGRAM [SUITE]     as root; PROGRAM is a static guichet for this machine, SUITE is bookworm unless named
#
# MIRROR is where Debian comes from; TREE is a folder for it, which stays and is used again. Needs debootstrap, and what
# packaging/pack.mjs needs.
set -euo pipefail
if [ $# -lt 1 ] || [ "$(id -u)" -ne 0 ]; then
  sed -n '5,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
here="$(cd "$(dirname "$0")" && pwd -P)"
program="$(realpath "$1")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

target="$(uname -m)-unknown-linux-musl"
mkdir -p "$work/programs/$target"
cp "$program" "$work/programs/$target/guichet"
node "$here/pack.mjs" "$work/programs" "$work/packages" --only npm,wheels --trial --repository https://example.com/guichet 2>/dev/null

tree="${TREE:-$work/debian}"
if [ ! -e "$tree/usr/bin/npm" ]; then
  {
    debootstrap --variant=minbase "${2:-bookworm}" "$tree" "${MIRROR:-http://deb.debian.org/debian}" &&
      chroot "$tree" apt-get update &&
      chroot "$tree" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv nodejs npm
  } > "$work/log" 2>&1 || {
    tail -n 20 "$work/log" >&2
    exit 1
  }
fi
rm -rf "$tree"/packages "$tree"/opt/* "$tree"/root/by-*
cp -r "$work/packages" "$tree/packages"

# In the new tree, in a network of its own that leads nowhere.
inside() {
  local start=${EPOCHREALTIME/[.,]/}
  unshare --net chroot "$tree" env -i HOME=/root PATH=/usr/bin:/bin:/usr/sbin LANG=C.UTF-8 sh -euc "$2"
  printf '%6d ms  %s\n' $(((${EPOCHREALTIME/[.,]/} - start) / 1000)) "$1"
}

. "$tree/etc/os-release"
echo "$PRETTY_NAME, no network, $(basename "$work"/packages/wheels/*.whl), $(du -h "$work"/packages/wheels/*.whl | cut -f1)"
begin=${EPOCHREALTIME/[.,]/}
inside "pip installs the wheel into a new environment" '
  python3 -m venv /opt/wheel
  /opt/wheel/bin/pip install --quiet --no-index --find-links /packages/wheels guichet-cli'
inside "guichet init" '/opt/wheel/bin/guichet --quiet init /root/by-wheel'
inside "guichet build --strict" 'cd /root/by-wheel && /opt/wheel/bin/guichet --quiet build --strict && test -f public/en/index.html'
printf '%6d ms  together\n' $(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
begin=${EPOCHREALTIME/[.,]/}
inside "npm installs the packages into a new folder" '
  mkdir /opt/npm && cd /opt/npm
  npm install --silent --offline --no-audit --no-fund /packages/npm/guichet-[0-9]*.tgz /packages/npm/guichet-cli-*.tgz'
inside "guichet init" '/opt/npm/node_modules/.bin/guichet --quiet init /root/by-npm'
inside "guichet build --strict" 'cd /root/by-npm && /opt/npm/node_modules/.bin/guichet --quiet build --strict && test -f public/en/index.html'
printf '%6d ms  together\n' $(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
