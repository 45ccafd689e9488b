#!/bin/sh
# Installs the packages that peer.js needs, unless what the lock file names is there already.
set -eu
cd "$(dirname "$0")"

now=$(cat package.json package-lock.json .npmrc | cksum)
if [ "$(cat node_modules/.installed 2>/dev/null)" = "$now" ]; then
  exit 0
fi
command -v npm >/dev/null 2>&1 || {
  echo "sim/foreign: npm is missing: install it together with Node.js 20.19 or newer." >&2
  exit 1
}
npm ci --no-progress --loglevel=error || {
  echo "sim/foreign: npm ci failed: see above; it needs the npm registry once." >&2
  exit 1
}
echo "$now" >node_modules/.installed
