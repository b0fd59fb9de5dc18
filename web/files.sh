#!/bin/sh
# Lists what the page is made of, for files.S and files.c: EMBED(number, "path", "source") a line, sorted.
# Run from the root of the tree.
set -eu
export LC_ALL=C
{
	find web/phone -type f | sed 's|^web\(/.*\)$|\1 web\1|'
	find assets/lang -name '*.json' | sed 's|^assets\(/.*\)$|\1 assets\1|'
	find assets/icons -name '*.svg' | sed 's|^assets\(/.*\)$|\1 assets\1|'
	echo "/vendor/Sortable.min.js ${SORTABLE:-/usr/share/javascript/sortable/Sortable.min.js}"
} | sort | awk '{ printf "EMBED(%d, \"%s\", \"%s\")\n", NR, $1, $2 }'
