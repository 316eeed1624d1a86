V ?= debug
B := build/$(V)
CC ?= gcc
LIBS := libcmark libxml-2.0 yaml-0.1
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	-Wswitch-enum -Wimplicit-fallthrough -Wdouble-promotion \
	-Wnull-dereference
LIB_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(LIBS)))
ALL_CFLAGS := -std=c17 -D_POSIX_C_SOURCE=200809L -fno-common -g -Isrc $(WARN) $(LIB_CFLAGS) $(CFLAGS)
SRC := $(wildcard src/*.c src/*/*.c)
OBJ := $(SRC:src/%.c=$(B)/%.o)
$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
-include $(OBJ:.o=.d)
