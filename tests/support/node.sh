#!/bin/sh
# Tests of the real binary ($1) by Node.js: HTTP, faults, browser. $2 = threads: HTTP and faults only.
set -eu
bin=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
export KANWALL_BIN="$bin"
export TZ="${KANWALL_TEST_TZ:-$(sh "$root/tests/support/noon.sh")}"
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$root/tests/support/leaks.txt:print_suppressions=0}"
cd "$root/tests"

if [ ! -d browser/node_modules/playwright-core ] ||
	[ browser/package-lock.json -nt browser/node_modules/.package-lock.json ]; then
	(cd browser && npm ci --no-audit --no-fund --loglevel=error)
fi
node --test --test-concurrency=2 http/*.test.mjs
node --test --test-concurrency=1 faults/*.test.mjs
[ "${2:-}" = threads ] && exit 0

node --test --test-concurrency=1 browser/*.test.mjs
