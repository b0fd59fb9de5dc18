# kanwall: one program. `make help` lists the targets.
#
# Variants live side by side in build/: SAN=address (with undefined), SAN=thread or SAN=coverage
# choose one. CFLAGS and LDFLAGS are the builder's own and are never changed here.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CFLAGS ?= -O2 -g
LDFLAGS ?=
SAN ?=

VARIANT := $(if $(SAN),$(SAN),release)
B := build/$(VARIANT)
BIN := $(B)/kanwall

PKGS := sdl2 SDL2_ttf SDL2_image sqlite3 libmicrohttpd fontconfig icu-uc libqrencode libsodium inih
# What `make deps` installs. Tests need more; they are added when a check is among the goals.
DEB_BUILD := build-essential pkg-config libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev \
	libmicrohttpd-dev libfontconfig-dev libicu-dev libqrencode-dev libsodium-dev libinih-dev \
	libjs-sortable fonts-lxgw-wenkai fonts-inter fonts-noto-cjk fonts-noto-color-emoji
DEB_TEST := libcmocka-dev chromium sqlite3 curl ca-certificates
NEEDS_TESTS := $(filter check check-% test bench,$(MAKECMDGOALS))

SAN_address := -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
SAN_thread := -fsanitize=thread -fno-omit-frame-pointer
SAN_coverage := --coverage
SAN_FLAGS := $(SAN_$(SAN))

# Asked late, so that `make deps demo` on a bare machine finds what deps has just installed.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -DKANWALL_VERSION='"$(VERSION)"' -Wall -Wextra -Werror \
	-Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -fno-common -pthread \
	-I. -I$(B)/generated $(PKG_CFLAGS) $(SAN_FLAGS) $(CFLAGS)
ALL_LDFLAGS = -pthread -Wl,--as-needed $(SAN_FLAGS) $(LDFLAGS)
LDLIBS = $(PKG_LIBS) -lm

SRC := $(sort $(wildcard app/*/*.c app/wall/scenes/*.c web/*.c) app/main.c)
SRC_S := $(sort $(wildcard app/*/*.S web/*.S))
OBJ := $(SRC:%.c=$(B)/%.o) $(SRC_S:%.S=$(B)/%.S.o)
LIB_OBJ := $(filter-out $(B)/app/main.o,$(OBJ))
UNIT := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/unit/*.c tests/scenes/*.c)))
SUPPORT_OBJ := $(patsubst %.c,$(B)/%.o,$(wildcard tests/support/*.c))
GENERATED := $(B)/generated/lang_keys.h $(B)/generated/lang_texts.h
# `make V=1` shows the commands.
Q := $(if $(V),,@)
SAY = $(if $(V),,@printf '  %-4s %s\n' $(1) $(2))
WAIT := $(if $(filter deps,$(MAKECMDGOALS)),deps)

.PHONY: all run demo deps check test check-unit check-web check-asan check-tsan check-threads bench install uninstall \
	clean help lint
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BIN)

help:
	@echo 'all run demo deps check (= test) check-asan check-tsan bench install uninstall clean'
	@echo 'SAN=address|thread|coverage  PREFIX=$(PREFIX)  DESTDIR=$(DESTDIR)'

run: all
	$(BIN)

demo: all
	$(BIN) demo $(ARGS)

deps:
	@sh tests/support/deps.sh "$(DEB_BUILD)" "$(if $(NEEDS_TESTS),$(DEB_TEST))"

$(BIN): $(OBJ)
	$(call SAY,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(OBJ) $(LDLIBS)

$(B)/%.o: %.c Makefile | $(GENERATED) $(WAIT)
	@mkdir -p $(@D)
	$(call SAY,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(if $(filter tests/%,$<),,-include app/base/banned.h) -MMD -MP -c -o $@ $<

# The page's files, the words, the SQL, the icons and the demo are bytes of the program. An .incbin
# leaves no trace for -MMD, so what it may name is named here.
EMBEDDED := $(wildcard web/phone/* web/phone/*/* assets/lang/*.json assets/icons/* app/ledger/*.sql assets/calendars/* assets/demo/* web/*.json)
$(B)/%.S.o: %.S $(EMBEDDED) Makefile | $(WAIT)
	@mkdir -p $(@D)
	$(call SAY,AS,$<)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/generated/web/files.inc: web/files.sh $(EMBEDDED)
	@mkdir -p $(@D)
	@sh web/files.sh >$@

$(B)/web/files.S.o $(B)/web/files.o: $(B)/generated/web/files.inc

$(B)/generated/lang_keys.h: assets/lang/lang.awk assets/lang/zh.json assets/lang/en.json
	@mkdir -p $(@D)
	@awk -v what=keys -f $^ >$@

$(B)/generated/lang_texts.h: assets/lang/lang.awk assets/lang/zh.json assets/lang/en.json
	@mkdir -p $(@D)
	@awk -v what=texts -f $^ >$@

# --- tests ---------------------------------------------------------------------------------------

$(B)/tests/%: $(B)/tests/%.o $(LIB_OBJ) $(SUPPORT_OBJ)
	$(call SAY,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

lint: $(GENERATED)
	sh tests/lint/includes.sh
	sh tests/lint/projections.sh
	sh tests/lint/headers.sh "$(CC) $(ALL_CFLAGS)"

check-unit: $(UNIT)
	@sh tests/support/run_units.sh $(UNIT)

check-web: all
	@sh tests/support/node.sh $(BIN)

check test: lint check-unit check-web

# Under a sanitizer everything runs, but the wall is killed five times instead of fifty.
check-asan check-tsan: export KANWALL_KILL_ROUNDS ?= 5

check-asan:
	$(MAKE) SAN=address check

check-tsan:
	$(MAKE) SAN=thread check-threads

THREADED := %/mailbox_test %/ledger_test %/converge_test
check-threads: $(BIN) $(filter $(THREADED),$(UNIT))
	@sh tests/support/run_units.sh $(filter $(THREADED),$(UNIT))
	@sh tests/support/node.sh $(BIN) threads

BENCH_OBJ := $(patsubst %.c,$(B)/%.o,$(wildcard tests/bench/*.c))
$(B)/tests/bench/bench: $(BENCH_OBJ) $(LIB_OBJ)
	$(call SAY,LD,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)

bench: all $(B)/tests/bench/bench
	$(B)/tests/bench/bench $(BIN)

# --- install -------------------------------------------------------------------------------------

install: all
	install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/kanwall
	install -D -m 644 assets/kanwall.1 $(DESTDIR)$(PREFIX)/share/man/man1/kanwall.1

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/kanwall $(DESTDIR)$(PREFIX)/share/man/man1/kanwall.1

clean:
	rm -rf build

-include $(OBJ:.o=.d) $(UNIT:=.d) $(SUPPORT_OBJ:.o=.d) $(BENCH_OBJ:.o=.d) $(wildcard $(B)/tests/tools/*.d)
