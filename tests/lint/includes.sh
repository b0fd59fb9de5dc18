#!/bin/sh
# Reads the #include lines against the table of floors: includes point downwards, and each library has
# one home. Prints every line that does not, and fails if there is one.
set -eu
cd "$(dirname "$0")/../.."

find app web -name '*.[ch]' | LC_ALL=C sort | xargs awk '
function folder(path) {
	if (path ~ /^app\/main\.c$/) return "main"
	if (path ~ /^app\/cli\//) return "cli"
	if (path ~ /^web\//) return "web"
	if (match(path, /^app\/[a-z]+\//)) return substr(path, 5, RLENGTH - 5)
	return "?"
}
function complain(why) {
	printf "%s:%d: %s: %s\n", FILENAME, FNR, why, $0
	bad++
}
BEGIN {
	may["main"] = " main cli web wall commands ledger draw model base "
	may["cli"] = may["main"]
	may["web"] = " web commands ledger model base "
	may["wall"] = " wall draw model base "
	may["commands"] = " commands ledger model base "
	may["ledger"] = " ledger model base "
	may["draw"] = " draw base "
	may["model"] = " model base "
	may["base"] = " base "
	home["sqlite3.h"] = " ledger "
	home["microhttpd.h"] = " web "
	home["SDL.h"] = " draw wall "
	home["SDL_ttf.h"] = " draw "
	home["SDL_image.h"] = " draw "
	home["fontconfig/fontconfig.h"] = " draw "
	home["qrencode.h"] = " draw "
	home["sodium.h"] = " base "
	home["ini.h"] = " cli "
}
/^#[ \t]*include[ \t]*"/ {
	match($0, /"[^"]+"/)
	path = substr($0, RSTART + 1, RLENGTH - 2)
	from = folder(FILENAME)
	if (path ~ /^lang_(keys|texts)\.h$/) {
		if (from != "base") complain("generated words belong to base/lang")
	} else if (path !~ /^(app|web)\//) {
		complain("name the path from the root of the tree")
	} else if (index(may[from], " " folder(path) " ") == 0) {
		complain(from " may not include " folder(path))
	}
}
/^#[ \t]*include[ \t]*</ {
	match($0, /<[^>]+>/)
	library = substr($0, RSTART + 1, RLENGTH - 2)
	sub(/^SDL2\//, "", library)
	from = folder(FILENAME)
	if (library in home && index(home[library], " " from " ") == 0 && from != "main")
		complain("<" library "> has its home in" home[library])
	if (library ~ /^unicode\// && from != "draw" && from != "commands" && from != "ledger" && from != "base")
		complain("ICU is for text, not for " from)
}
END {
	if (bad) exit 1
	print "lint: includes point downwards"
}'

long=$(find app web -name '*.[ch]' -size +1k -exec wc -l {} + | awk '$2 != "total" && $1 > 700 { print "  " $2 ": " $1 " lines" }')
if [ -n "$long" ]; then
	echo "lint: a file of more than 700 lines holds more than one idea:"
	echo "$long"
	exit 1
fi
