#!/bin/sh
# A projection writes the rows of its own subject and no others: every UPDATE and DELETE in projections.sql
# says whose, and every statement of a section ends before the next begins.
set -eu
awk '
function judge() {
	if (statement ~ /^(UPDATE|DELETE)/ && statement !~ /WHERE (id|subject) = :subject/) {
		print "lint: " section " touches the rows of every subject"
		bad = 1
	}
	if (open && statement != "") {
		print "lint: " section " does not end its last statement"
		bad = 1
	}
}
/^-- @/ { open = 1; judge(); statement = ""; section = $2; next }
/^[ \t]*--/ || /^[ \t]*$/ { next }
{
	statement = statement (statement == "" ? "" : " ") $0
	if (/;[ \t]*$/) { open = 0; judge(); statement = "" }
}
END { open = 1; judge(); exit bad }
' app/ledger/projections.sql
echo "lint: projections write their own subject"
