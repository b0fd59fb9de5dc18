#!/bin/sh
# Runs the cmocka programs one after the other, all of them, and fails if one did.
failed=0
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=tests/support/leaks.txt:print_suppressions=0}"
export TZ="${KANWALL_TEST_TZ:-Asia/Shanghai}"
for program in "$@"; do
	echo "== $program"
	"./$program" || failed=$((failed + 1))
done
[ "$failed" -eq 0 ] || {
	echo "$failed test programs failed" >&2
	exit 1
}
