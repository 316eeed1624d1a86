/* base/str: comparing, cutting, searching, formatting. */
#include "base/str.h"

#include "base/arena.h"
#include "tap.h"

#include <string.h>

static const struct str nothing;

static void compares(void) {
    ok(str_eq(STR("ab"), STR("ab")), "the same bytes are equal");
    ok(!str_eq(STR("ab"), STR("abc")), "a prefix is not equal");
    ok(str_eq(nothing, STR("")), "NULL and \"\" are the same empty text");
    ok(str_eq(STR("a\0b"), STR("a\0b")) && !str_eq(STR("a\0b"), STR("a\0c")),
       "a NUL is a byte like any other");
    ok((str_is)(STR("ab"), "ab") && !(str_is)(STR("ab"), "a"),
       "a text compares with a C string");
    ok((str_is)(nothing, ""), "the empty text is \"\"");
    ok(str_from(NULL).n == 0, "no C string is the empty text");
    ok(str_compare(STR("a"), STR("ab")) < 0 &&
           str_compare(STR("ab"), STR("a")) > 0,
       "a prefix comes first");
    ok(str_compare(STR("a"), STR("b")) < 0 &&
           str_compare(nothing, nothing) == 0,
       "order is by bytes");
    ok(str_compare(STR("z"), STR("\xC3\xA4")) < 0,
       "bytes outside of ASCII are above it");
    ok(str_starts(STR("abc"), STR("ab")) && str_starts(STR("a"), nothing),
       "str_starts");
    ok(!str_starts(STR("a"), STR("ab")) && !str_ends(STR("b"), STR("ab")),
       "a text does not begin or end with a longer one");
    ok(str_ends(STR("abc"), STR("bc")) && str_ends(nothing, nothing),
       "str_ends");
}

static void cuts(void) {
    struct str text = STR("hello");
    str_is(str_slice(text, 1, 3), STR("el"), "a slice is half open");
    str_is(str_slice(text, 3, 99), STR("lo"), "a slice is clamped");
    str_is(str_slice(text, 9, 99), STR(""), "a slice beyond the end is empty");
    str_is(str_slice(text, 3, 1), STR(""), "a slice backwards is empty");
    str_is(str_slice(nothing, 1, 3), STR(""), "nothing can be sliced");
    str_is(str_trim(STR(" \t\r\na b\v\f ")), STR("a b"), "ASCII space goes");
    str_is(str_trim(STR("  ")), STR(""), "nothing is left of spaces");
    str_is(str_trim(nothing), STR(""), "nothing can be trimmed");
    str_is(str_trim(STR("\xC2\xA0x")), STR("\xC2\xA0x"),
           "a no-break space stays");
    struct str before, after;
    ok(str_cut(STR("a=b=c"), '=', &before, &after), "a separator is found");
    str_is(before, STR("a"), "the part before the first separator");
    str_is(after, STR("b=c"), "the part behind it");
    ok(!str_cut(STR("abc"), '=', &before, &after), "no separator");
    str_is(before, STR("abc"), "all is before a separator that is not there");
    str_is(after, STR(""), "and nothing behind it");
    ok(str_cut(STR("="), '=', &before, &after) && before.n + after.n == 0,
       "a separator alone has nothing at either side");
}

static void takes_lines(void) {
    struct str rest = STR("a\r\n\nb\rc\nlast"), line;
    ok(str_line(&rest, &line), "a first line");
    str_is(line, STR("a"), "CRLF ends a line");
    ok(str_line(&rest, &line) && line.n == 0, "an empty line");
    ok(str_line(&rest, &line), "a third line");
    str_is(line, STR("b\rc"), "CR alone ends no line");
    ok(str_line(&rest, &line), "a last line");
    str_is(line, STR("last"), "the last line needs no end");
    ok(!str_line(&rest, &line), "no line is left");
    rest = STR("x\n");
    ok(str_line(&rest, &line) && !str_line(&rest, &line),
       "a line end begins no further line");
    rest = STR("x\r");
    str_line(&rest, &line);
    str_is(line, STR("x\r"), "CR without LF at the end stays");
}

static void searches(void) {
    struct str text = STR("abcabcabd");
    ok(str_find(text, STR("abd"), 0) == 6, "a text is found");
    ok(str_find(text, STR("abc"), 1) == 3, "searching begins where it is told");
    ok(str_find(text, STR("abe"), 0) == STR_NONE, "what is not there");
    ok(str_find(text, STR("bda"), 0) == STR_NONE, "it must fit in the rest");
    ok(str_find(text, nothing, 4) == 4 && str_find(text, nothing, 9) == 9,
       "nothing is found anywhere");
    ok(str_find(text, nothing, 10) == STR_NONE, "but not beyond the end");
    ok(str_find(nothing, STR("a"), 0) == STR_NONE, "in nothing is nothing");
    ok(str_find_byte(text, 'c', 3) == 5, "a byte is found");
    ok(str_find_byte(text, 'a', 99) == STR_NONE, "not beyond the end");
    ok(str_find_byte(STR("a\xFF"), '\xFF', 0) == 1, "any byte can be found");
}

static void formats(void) {
    struct arena arena = {0};
    str_is(str_format(&arena, "%d-" STR_FMT, 7, STR_ARG(STR("xy"))),
           STR("7-xy"), "printf into an arena");
    str_is(str_format(&arena, "%s", ""), STR(""), "an empty format");
    struct str copy = str_copy(&arena, STR("a\0b"));
    ok(copy.n == 3 && copy.s[3] == '\0', "a copy is terminated");
    ok(str_copy(&arena, nothing).s[0] == '\0', "a copy of nothing, too");
    ok(strcmp(str_terminated(&arena, STR("abc")), "abc") == 0,
       "a C string of a text");
    arena_release(&arena);
    ok(str_hash(nothing) == UINT64_C(0xcbf29ce484222325) &&
           str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c) &&
           str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8),
       "the hash has the values of FNV-1a's authors");
    int spaces = 0, digits = 0, letters = 0;
    for (int c = -128; c < 128; c++) {
        spaces += str_space((char)c);
        digits += str_digit((char)c);
        letters += str_letter((char)c);
    }
    ok(spaces == 6 && digits == 10 && letters == 52,
       "classes are those of ASCII");
}

/* The first place by comparing at each. */
static size_t find_plainly(struct str text, struct str needle) {
    for (size_t at = 0; at + needle.n <= text.n; at++)
        if (memcmp(text.s + at, needle.s, needle.n) == 0)
            return at;
    return STR_NONE;
}

/* All needles of five letters in texts of two letters, and one so long that
 * comparing at each place would take minutes. */
static void searches_what_repeats(void) {
    bool same = true;
    char text[24], needle[5];
    for (unsigned bits = 0; bits < 1U << 16; bits += 7)
        for (unsigned wanted = 0; wanted < 1U << 5; wanted++) {
            for (unsigned i = 0; i < sizeof text; i++)
                text[i] = bits >> i % 16 & 1 ? 'a' : 'b';
            for (unsigned i = 0; i < sizeof needle; i++)
                needle[i] = wanted >> i & 1 ? 'a' : 'b';
            struct str in = {text, sizeof text}, what = {needle, sizeof needle};
            same = same && str_find(in, what, 0) == find_plainly(in, what);
        }
    ok(same, "the first place is found, however often a text begins");
    struct arena arena = {0};
    size_t half = (size_t)1 << 20;
    char *long_text = arena_alloc(&arena, 2 * half);
    char *long_needle = arena_alloc(&arena, half);
    memset(long_text, 'a', 2 * half);
    memset(long_needle, 'a', half);
    long_needle[half - 1] = 'b';
    struct str in = {long_text, 2 * half}, what = {long_needle, half};
    ok(str_find(in, what, 0) == STR_NONE, "a long text that almost repeats");
    long_text[2 * half - 1] = 'b';
    ok(str_find(in, what, 0) == half, "and one that is at the end");
    arena_release(&arena);
}

static void hashes(void) {
    uint64_t ab = str_hash_on(str_hash_on(0, STR("a")), STR("b"));
    ok(ab == str_hash_on(str_hash_on(0, STR("a")), STR("b")),
       "what is equal has one hash");
    ok(ab != str_hash_on(0, STR("ab")) &&
           ab != str_hash_on(str_hash_on(0, STR("ab")), STR("")) &&
           ab != str_hash_on(str_hash_on(0, STR("b")), STR("a")),
       "where a text ends, and in which order they come, counts");
}

int main(void) {
    hashes();
    searches_what_repeats();
    compares();
    cuts();
    takes_lines();
    searches();
    formats();
    return tap_done();
}
