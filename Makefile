# Lectern.  `make help` lists the goals; README.md says what this is.
#
# Everything that is built goes to build/, a folder for each variant and
# compiler, side by side: build/release-cc, build/asan-clang, ...  A change of
# flags or of the set of files is seen by the content of two stamps there.

V ?= release
ifneq ($(filter default undefined,$(origin CC)),)
CC := cc
endif
B := build/$(V)-$(notdir $(firstword $(CC)))

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory
JOBS := $(shell nproc 2>/dev/null || echo 2)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --jobs=$(JOBS)
endif
export LC_ALL := C

# Packages: what needs it, its name in Debian, and how to see that it is
# there: a command, a header, or a file.
define PACKAGES
build  $(if $(findstring clang,$(CC)),clang,gcc)  $(CC)
build  libc6-dev             <stdio.h>
build  pkg-config            pkg-config
build  libcmark-dev          <cmark.h>
build  libxml2-dev           <libxml2/libxml/xmlwriter.h>
build  libyaml-dev           <yaml.h>
build  libcsv-dev            <csv.h>
build  libjansson-dev        <jansson.h>
build  libmicrohttpd-dev     <microhttpd.h>
test   gcc                   gcc
test   clang                 clang
test   clang-format          clang-format
test   perl                  prove
test   libxml2-utils         xmllint
test   locales               /usr/share/i18n/locales/de_DE
test   default-jre-headless  java
test   nodejs                node
test   npm                   npm
test   python3-minimal       python3
test   lld                   wasm-ld
test   wasi-libc             /usr/include/wasm32-wasi/stdio.h
test   libclang-rt-dev-wasm32  $(WASM)
browser  chromium            chromium
browser  nodejs              node
browser  npm                 npm
publish  rsync               rsync
publish  openssh-server      /usr/sbin/sshd
publish  openssh-client      ssh
numpy  python3-numpy         /usr/lib/python3/dist-packages/numpy
fuzz   clang                 clang
fuzz   libclang-rt-dev       $(FUZZER)
endef

FUZZER := $(or $(firstword $(wildcard \
	/usr/lib/llvm-*/lib/clang/*/lib/*/libclang_rt.fuzzer-*.a)),no-fuzzer)

WASM := $(or $(firstword $(wildcard \
	/usr/lib/llvm-*/lib/clang/*/lib/wasi/libclang_rt.builtins-wasm32.a)),no-wasm)

# The checker of HTML comes from npm, into build/.
VNU_VERSION := 26.9.27
VNU := build/node/node_modules/vnu-jar/build/dist/vnu.jar

# Chromium is driven by playwright-core; axe-core has the rules of access.
PLAYWRIGHT_VERSION := 1.65.1
AXE_VERSION := 4.14.1
BROWSER := build/browser/node_modules/.done-$(PLAYWRIGHT_VERSION)-$(AXE_VERSION)

# Variants.
FLAGS_debug := -O0 -g3
FLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
FLAGS_asan := -O1 -g -fno-omit-frame-pointer \
	-fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_tsan := -O1 -g -fsanitize=thread
FLAGS_fuzz := $(FLAGS_asan) -fsanitize=fuzzer-no-link,float-cast-overflow \
	-DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
LINK_release := -pie -Wl,-z,relro,-z,now
ifeq ($(FLAGS_$(V)),)
$(error V=$(V) is unknown: it is debug, release, asan, tsan or fuzz)
endif

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	-Wswitch-enum -Wimplicit-fallthrough -Wdouble-promotion \
	-Wnull-dereference $(if $(WERROR),-Werror)

# Headers of libraries are -isystem: the warnings are for our code.  Asked at
# first use only, when the packages are there.
LIBS := libcmark libxml-2.0 yaml-0.1 jansson libmicrohttpd
LIB_CFLAGS = $(eval LIB_CFLAGS := $$(patsubst -I%,-isystem %,$$(shell \
	pkg-config --cflags $(LIBS))))$(LIB_CFLAGS)
LIB_LINK = $(eval LIB_LINK := $$(shell pkg-config --libs $(LIBS)))$(LIB_LINK)
STRICT = -std=c17 -D_POSIX_C_SOURCE=200809L -fno-common -ffp-contract=off \
	-pthread -Isrc $(WARN)
COMPILE = $(CC) $(STRICT) $(FLAGS_$(V)) $(LIB_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) -pthread $(FLAGS_$(V)) $(CFLAGS) $(LINK_$(V)) $(LDFLAGS)

# One short line for each step; VERBOSE=1 shows the commands.
say = $(if $(VERBOSE),,@echo '  $(1) $@' &&)

# All objects but main.o form a library, which the unit tests link too.
SRC := $(sort $(wildcard src/*.c src/*/*.c))
OBJ := $(SRC:src/%.c=$(B)/%.o)
BUILTIN := $(shell find templates assets -type f 2>/dev/null | sort)
# The slow ones first.
TESTS := tests/house/compile.t $(sort $(filter-out %/compile.t,\
	$(wildcard tests/house/*.t tests/*.t tests/fuzz/*.t))) \
	tests/bench/differential.py
UNIT := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/*.c))
# Programs that other tests run.
DRIVERS := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c tests/fuzz/*.c \
	tests/browser/*.c))

all: $(B)/lectern ## Compile only: build/lectern (the default)
	@ln -sfn $(B:build/%=%)/lectern build/lectern

site: all ## Install what is missing, compile, build content/ into site/
	$(B)/lectern build -o site .

serve: all ## Show the course while it is being written: PORT=8000 OPEN=1
	$(B)/lectern serve $(PORT:%=-p %) $(OPEN:%=--open) .

test: $(B)/lectern units $(VNU) ## Run all tests; V=asan, V=tsan: built so
	@LECTERN=$(B)/lectern VNU=$(VNU) CHECK_FLAGS='$(STRICT) $(LIB_CFLAGS)' \
	    DIFFERENTIAL=$(B)/tests/bench/differential FUZZ=$(B)/tests/fuzz \
	    PERL5LIB=tests/lib prove --harness Tally --exec '' --jobs $(JOBS) \
	    --merge --failures --comments $(TESTS) $(UNIT)
units: $(UNIT) $(DRIVERS)

# Not among the tests: it needs Chromium, and axe takes a second for each page
# in each of six looks.
WIDTHS := $(B)/tests/browser/widths
browser: $(B)/lectern $(WIDTHS) $(BROWSER) ## Look at the site in Chromium
	@rm -rf build/browser/site
	@$(B)/lectern build -q -o build/browser/site .
	@SITE=build/browser/site WIDTHS=$(WIDTHS) \
	    LECTERN=$(B)/lectern \
	    NODE_PATH=build/browser/node_modules PERL5LIB=tests/lib \
	    prove --harness Tally --exec '' --jobs $(JOBS) --comments \
	    tests/browser/axe.js tests/browser/text.js tests/browser/preview.js

# Among the tests, too, where they leave out what needs rsync or sshd if that
# is not here.
publish: $(B)/lectern | setup ## Test publishing, with a real sshd on loopback
	@LECTERN=$(B)/lectern PERL5LIB=tests/lib \
	    prove --harness Tally --exec '' --comments tests/publish.t

differential: units ## Compare 100,000 expressions with Python's results
	@DIFFERENTIAL=$(B)/tests/bench/differential \
	    tests/bench/differential.py 100000

bench: units ## Time charts beside other programs; BENCH_NODE: see its head
	@CHARTS=$(B)/tests/bench/charts tests/bench/charts.py

numpy: | setup ## Record again what NumPy computes, for tests/numpy.t
	/usr/bin/python3 tests/bench/numpy_record.py

fuzz: | setup ## T=60 ONLY=calc: clang's fuzzer on each target, T seconds
	@$(MAKE) V=fuzz CC=clang B=build/fuzz-clang units
	@tests/fuzz/run.sh build/fuzz-clang/tests/fuzz $(or $(T),60) $(ONLY)

layout: $(B)/lectern ## N=2000 SEED=1 ONLY=line: charts of random tables
	@LECTERN=$(B)/lectern PERL5LIB=tests/lib tests/layout.t $(or $(N),2000) \
	    $(or $(SEED),1) $(ONLY)

bless: $(B)/lectern ## CASE=doc/name: show and accept new expected output
	@LECTERN=$(B)/lectern tests/cases.t --bless $(CASE)

format: ## Format the C sources
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] tests/*.h tests/unit/*.c)

clean: ## Remove everything that was built
	rm -rf build
	@find site -mindepth 1 ! -name .gitignore -delete

# Installed: the program with all that it needs inside, and beside it copies of
# its templates and assets to begin own ones from.  DESTDIR is put before each
# place, for packages.
PREFIX := /usr/local
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share
MAN = $(SHARE)/man/man1/lectern.1
BASH = $(SHARE)/bash-completion/completions/lectern
ZSH = $(SHARE)/zsh/site-functions/_lectern
FISH = $(SHARE)/fish/vendor_completions.d/lectern.fish
MANUALS := man bash zsh fish
INSTALLED = $(filter templates/%.html assets/%,$(BUILTIN))

install: all $(MANUALS:%=$(B)/manual.%) ## PREFIX=/usr/local DESTDIR=: install
	@install -d $(BIN) $(dir $(MAN) $(BASH) $(ZSH) $(FISH))
	install -m 755 $(B)/lectern $(BIN)/lectern
	install -m 644 $(B)/manual.man $(MAN)
	install -m 644 $(B)/manual.bash $(BASH)
	install -m 644 $(B)/manual.zsh $(ZSH)
	install -m 644 $(B)/manual.fish $(FISH)
	@for f in $(INSTALLED); do \
	    install -D -m 644 "$$f" "$(SHARE)/lectern/$$f" || exit; done

uninstall: ## Remove what install has put there
	rm -f $(BIN)/lectern $(MAN) $(BASH) $(ZSH) $(FISH)
	rm -rf $(SHARE)/lectern

$(B)/manual.%: $(B)/lectern FORCE
	$(call say,MANUAL) $(B)/lectern manual $* > $@

# The tracked files, all with the time of the commit: the same commit gives the
# same bytes.
VERSION := $(shell sed -n 's/.*LECTERN_VERSION "\(.*\)"/\1/p' src/cmd/cmd.h)
DIST := build/lectern-$(VERSION).tar.gz

dist: ## The source as build/lectern-VERSION.tar.gz
	@mkdir -p build
	git archive --format=tar --prefix=lectern-$(VERSION)/ HEAD | \
	    gzip -9n > $(DIST)

help: ## Show this
	@sed -n 's/^\([a-z]*\):.*## /  make \1@/p' Makefile | \
	while IFS=@ read -r a b; do printf '%-15s %s\n' "$$a" "$$b"; done
	@echo '  V=debug|release|asan|tsan  CC=gcc|clang  WERROR=1  VERBOSE=1'

$(B)/lectern: $(B)/main.o $(B)/liblectern.a
	$(call say,LINK) $(LINK) -o $@ $^ $(LIB_LINK) -lcsv -lm

$(B)/liblectern.a: $(filter-out %/main.o,$(OBJ)) $(B)/builtin.o $(B)/files
	@rm -f $@
	$(call say,AR) ar qcs $@ $(filter %.o,$^)

$(B)/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) -MMD -MP -c -o $@ $<

# Loops over blocks of numbers, where the processor does several at a time.
$(B)/calc/vector.o: CFLAGS += -O3

$(B)/builtin.o: $(B)/builtin.c $(B)/flags
	$(call say,CC) $(COMPILE) -c -o $@ $<

$(B)/tests/%: tests/%.c $(B)/liblectern.a $(B)/flags
	@mkdir -p $(@D)
	$(call say,TEST) $(COMPILE) -Itests -MMD -MP -c -o $@.o $<
	@$(LINK) $(if $(filter fuzz,$(V)),$(if $(findstring /fuzz/,$<),\
	    -fsanitize=fuzzer)) -o $@ $@.o $(B)/liblectern.a $(LIB_LINK) -lcsv -lm

# templates/ and assets/ as a table in C: see src/site/builtin.h.
$(B)/builtin.c: $(BUILTIN) $(B)/files
	@{ echo '#include "site/builtin.h"'; n=0; \
	for f in $(BUILTIN); do n=$$((n + 1)); \
	    echo "static const unsigned char file_$$n[] = {"; \
	    od -An -v -tu1 "$$f" | sed 's/[0-9][0-9]*/&,/g'; echo '0};'; done; \
	echo 'const struct site_builtin site_builtins[] = {'; n=0; \
	for f in $(BUILTIN); do n=$$((n + 1)); \
	    echo "{\"$$f\", file_$$n, sizeof(file_$$n) - 1},"; done; \
	echo '{0, 0, 0}};'; \
	echo "const size_t site_builtin_count = $$n;"; } > $@

# Stamps: rewritten only when their content changes.
stamp = @mkdir -p $(B); echo '$(subst ','\'',$(1))' | cmp -s - $@ || \
	echo '$(subst ','\'',$(1))' > $@
$(B)/flags: FORCE | setup
	$(call stamp,$(COMPILE) $(LINK))
$(B)/files: FORCE
	$(call stamp,$(SRC) $(BUILTIN))

# Set-up: `make` alone only says what is missing, the other goals install it.
GROUPS := build$(addprefix |,$(filter test fuzz browser publish,\
	$(MAKECMDGOALS)))
INSTALL := $(filter site serve test fuzz browser publish setup,\
	$(MAKECMDGOALS))
define SETUP
have() {
    case $$1 in
    '<'*) printf '#if !__has_include(%s)\n#error\n#endif\n' "$$1" |
          $(CC) -E -o /dev/null -x c - ;;
    /*) test -e "$$1" ;;
    *) command -v "$$1" ;;
    esac >/dev/null 2>&1
}
missing=$$(echo "$$PACKAGES" | while read -r group package probe; do
    case $$group in $(GROUPS)) have "$$probe" || printf ' %s' $$package ;; esac
done)
[ -n "$$missing" ] || exit 0
say() { echo "make: missing$$missing ($$1)" >&2; exit 1; }
[ -n "$(INSTALL)" ] || say "run 'make setup' to install"
have apt-get || say "these are Debian's names: install their like, then go on"
[ "$$(id -u)" = 0 ] && as= || { have sudo && as=sudo; } ||
    say "run 'apt-get install$$missing' as root"
echo "Installing$$missing"
$$as apt-get -q update
$$as env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends $$missing
endef
export PACKAGES SETUP
setup: ## Install what is missing to build (and nothing if all is there)
	@sh -eu -c "$$SETUP"

$(VNU): | setup
	npm install --prefix build/node --no-save --no-package-lock --no-audit \
	    --no-fund --ignore-scripts --loglevel=error vnu-jar@$(VNU_VERSION)
	@touch $@

$(BROWSER): | setup
	npm install --prefix build/browser --no-save --no-package-lock \
	    --no-audit --no-fund --ignore-scripts --loglevel=error \
	    playwright-core@$(PLAYWRIGHT_VERSION) axe-core@$(AXE_VERSION)
	@touch $@

-include $(OBJ:.o=.d) $(UNIT:=.d) $(DRIVERS:=.d)
.PHONY: publish
.PHONY: all site serve test bench browser layout differential fuzz bless units
.PHONY: format clean help setup install uninstall dist FORCE
FORCE:
