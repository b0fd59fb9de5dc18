# Turns zh.json and en.json (in this order) into C. With -v what=keys: the enum; what=texts: the rows
# of the table. Stops the build when a key or a {placeholder} stands in one language only; how often it
# stands there, and the two words of a {placeholder|one|many}, are each language's own.

function fail(text) {
	print FILENAME ":" FNR ": " text > "/dev/stderr"
	failed = 1
	exit 1
}

function placeholders(text,    found, list, n, i, j, t) {
	n = 0
	while (match(text, /\{[a-z_]+(\|[^{}|]*\|[^{}|]*)?\}/)) {
		t = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		sub(/\|.*/, "}", t)
		list[++n] = t
	}
	if (text ~ /\{[a-z_]+\|/)
		fail("a number has two words, {n|one|many}: " text)
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && list[j] < list[j - 1]; j--) {
			t = list[j]; list[j] = list[j - 1]; list[j - 1] = t
		}
	found = ""
	for (i = 1; i <= n; i++)
		if (i == 1 || list[i] != list[i - 1])
			found = found list[i]
	return found
}

FNR == 1 { file++ }

/^[ \t]*"/ {
	line = $0
	sub(/^[ \t]*"/, "", line)
	key = line
	sub(/".*/, "", key)
	if (key !~ /^[a-z0-9_.]+$/)
		fail("a key is lower case, digits, dots and underscores: " key)
	text = line
	sub(/^[^"]*"[ \t]*:[ \t]*/, "", text)
	sub(/,[ \t]*$/, "", text)
	if (text !~ /^".*"$/)
		fail("not a text: " text)
	if (text ~ /\\u/)
		fail("write characters as they are, not as \\u")
	if ((file, key) in texts)
		fail("twice: " key)
	if (file == 1)
		keys[++count] = key
	texts[file, key] = text
	total[file]++
	next
}

!/^[ \t]*[{}]?[ \t]*$/ { fail("one \"key\": \"text\" a line") }

END {
	if (failed)
		exit 1
	for (i = 1; i <= count; i++) {
		key = keys[i]
		if (!((2, key) in texts))
			fail("missing in the second language: " key)
		if (placeholders(texts[1, key]) != placeholders(texts[2, key]))
			fail("the languages differ in the placeholders of " key)
	}
	if (total[1] != total[2])
		fail("the second language has keys that the first lacks")
	if (what == "keys") {
		print "#pragma once\n\nenum lang_key {"
		for (i = 1; i <= count; i++) {
			name = keys[i]
			gsub(/\./, "_", name)
			print "\tL_" name ","
		}
		print "\tL_COUNT,\n};"
	} else {
		for (file = 1; file <= 2; file++) {
			print "\t{"
			for (i = 1; i <= count; i++)
				print "\t\t" texts[file, keys[i]] ","
			print "\t},"
		}
	}
}
