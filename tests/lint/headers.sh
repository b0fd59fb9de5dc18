#!/bin/sh
# Compiles every header alone: what it needs, it includes. $1 is the compiler with its flags.
set -eu
cd "$(dirname "$0")/../.."
count=0
for header in $(find app web -name '*.h' | LC_ALL=C sort); do
	printf '#include "%s"\n' "$header" | $1 -Wno-unused -fsyntax-only -x c - || {
		echo "lint: $header does not compile alone" >&2
		exit 1
	}
	count=$((count + 1))
done
echo "lint: $count headers compile alone"
