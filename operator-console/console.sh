#!/bin/sh
# Builds or tests the operator console for Maven, doing nothing where nothing has changed.
#
#   console.sh build   installs packages, generates the wire, checks types, writes target/classes/console
#   console.sh test    runs Vitest, and the built page in a browser against a mock gateway
#   console.sh flight  runs the browser's tests against a running system (ConsoleFlightTest starts it)
#   console.sh picture makes docs/flying.png from a demo that it runs
set -eu
cd "$(dirname "$0")"

fail() {
  echo "operator-console: $1" >&2
  exit 1
}

command -v node >/dev/null 2>&1 || fail "Node.js is missing: install Node.js 20.19 or newer."
command -v npm >/dev/null 2>&1 || fail "npm is missing: install it together with Node.js 20.19 or newer."
node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a == 20 && +b >= 19) ? 0 : 1)' ||
  fail "Node.js $(node --version) is too old: install 20.19 or newer."

# One checksum over names and contents.
checksum() {
  find "$@" -type f ! -path 'src/wire/gen/*' | LC_ALL=C sort | xargs cksum | cksum
}

# Says whether the stamp file holds this checksum already.
fresh() {
  [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

install_packages() {
  lock=$(checksum package.json package-lock.json .npmrc)
  if ! fresh node_modules/.installed "$lock"; then
    npm ci --no-progress --loglevel=error || fail "npm ci failed: see above; it needs the npm registry once."
    echo "$lock" >node_modules/.installed
  fi
}

sources='src public index.html package-lock.json tsconfig.json tsconfig.tools.json vite.config.ts buf.gen.yaml console.sh'
proto=../gateway/src/main/proto

install_packages
mkdir -p target
case "${1:-}" in
  build)
    now=$(checksum $sources test page-test flight-test $proto)
    if fresh target/built "$now" && [ -f target/classes/console/index.html ]; then
      exit 0
    fi
    rm -f target/built
    npm run --silent build
    echo "$now" >target/built
    ;;
  test)
    now=$(checksum $sources test page-test vitest.page.config.ts $proto)
    if fresh target/tested "$now"; then
      echo "operator-console: tests have passed with these sources already"
      exit 0
    fi
    npm run --silent test
    npm run --silent test:page
    echo "$now" >target/tested
    ;;
  flight)
    npm run --silent test:flight
    ;;
  picture)
    npm run --silent picture
    ;;
  *)
    fail "usage: console.sh build | test | flight | picture"
    ;;
esac
