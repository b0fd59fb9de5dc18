#!/bin/sh
# Installs what is missing of the Debian packages named in $1 (to build and run) and $2 (to test).
# Says what it does, asks for nothing, and uses sudo only when not root.
set -eu

if ! command -v apt-get >/dev/null 2>&1; then
	echo "deps: no apt-get here; please install: $1 $2" >&2
	exit 1
fi

wanted="$1 $2"
# Node.js comes as Debian's nodejs and npm, or as a package of its own that holds both.
if [ -n "$2" ]; then
	command -v node >/dev/null 2>&1 || wanted="$wanted nodejs"
	command -v npm >/dev/null 2>&1 || wanted="$wanted npm"
fi

missing=
for package in $wanted; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$status" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
	echo "deps: everything is here"
	exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
	as_root="sudo"
fi
echo "deps: installing$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
