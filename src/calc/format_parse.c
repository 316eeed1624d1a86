/* Formats read: a word, or d3's specifier, then perhaps a unit.
 *
 * The specifier is read part by part, in order; each part may be absent.
 * What is left is a unit, or the place where it stops being a format. */
#include "calc/format_spec.h"

#include "base/date.h"
#include "base/limits.h"
#include "base/near.h"
#include "base/utf8.h"

#include <string.h>

#define MOST_PRECISION 20

static const struct {
    struct str name;
    enum format_word word;
} words[] = {
    {STR_INIT("compact"), FORMAT_COMPACT},
    {STR_INIT("words"), FORMAT_WORDS},
    {STR_INIT("date"), FORMAT_DATE},
};

/* The text being read. */
struct reader {
    struct str text;
    size_t at;
};

static bool is_among(struct str text, size_t at, const char *set) {
    return at < text.n && text.s[at] && strchr(set, text.s[at]);
}

/* One of the bytes of `set`, taken; else 0. */
static char take(struct reader *reader, const char *set) {
    if (!is_among(reader->text, reader->at, set))
        return 0;
    return reader->text.s[reader->at++];
}

/* Digits as a number of at most `most` + 1; false if there are none. */
static bool take_number(struct reader *reader, size_t most, size_t *number) {
    size_t begin = reader->at;
    *number = 0;
    for (char digit; (digit = take(reader, "0123456789"));)
        *number = *number * 10 + (size_t)(digit - '0') > most
                      ? most + 1
                      : *number * 10 + (size_t)(digit - '0');
    return reader->at > begin;
}

/* Any one code point before an alignment fills. */
static void take_alignment(struct reader *reader, struct spec *spec) {
    size_t behind = reader->at;
    if (behind < reader->text.n)
        utf8_next(reader->text, &behind);
    if (is_among(reader->text, behind, "<>^=")) {
        spec->fill = str_slice(reader->text, reader->at, behind);
        reader->at = behind;
    }
    char align = take(reader, "<>^=");
    if (align)
        spec->align = align;
}

static void read_spec(struct reader *reader, struct spec *spec) {
    *spec = (struct spec){
        .fill = STR(" "), .align = '>', .sign = '-', .precision = -1};
    take_alignment(reader, spec);
    char sign = take(reader, "+-( ");
    if (sign)
        spec->sign = sign;
    spec->symbol = take(reader, "$#");
    spec->zero = take(reader, "0");
    take_number(reader, LIMIT_FORMAT_WIDTH, &spec->width);
    spec->comma = take(reader, ",");
    size_t precision;
    struct reader point = *reader;
    if (take(&point, ".") && take_number(&point, MOST_PRECISION, &precision)) {
        spec->precision = (int)precision;
        *reader = point;
    }
    spec->trim = take(reader, "~");
    spec->type = take(reader, SPEC_TYPES);
}

/* `from` is where the specifier ends. */
static const struct format *refuse(struct diags *diags, struct excerpt text,
                                   size_t from) {
    struct near near;
    near_init(&near, text.text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        near_offer(&near, words[i].name);
    struct str best = near_best(&near);
    if (best.n)
        from = 0;
    struct diag *d =
        diag_add(diags, DIAG_BAD_FORMAT, excerpt_span(text, from, text.text.n),
                 text.text.n > 0 ? "`" STR_FMT "` is not a format"
                                 : "no format stands behind the `|`" STR_FMT,
                 STR_ARG(text.text));
    if (from > 0)
        diag_note(d, "a format ends before this");
    if (best.n)
        diag_suggest(d, best);
    else
        diag_help(d, "formats are like `,.0f`, `.1%%`, `.3s`, `$,.2f`, "
                     "`.1f GB` and `compact`");
    return NULL;
}

/* Numbers out of bounds; d3 would take the bound itself, silently. */
static bool check_bounds(struct diags *diags, struct excerpt text,
                         const struct spec *spec) {
    bool wide = spec->width > LIMIT_FORMAT_WIDTH;
    bool precise = spec->precision > MOST_PRECISION;
    if (wide)
        diag_add(diags, DIAG_BAD_FORMAT, excerpt_whole(text),
                 "a format's width is at most %d", LIMIT_FORMAT_WIDTH);
    else if (precise)
        diag_add(diags, DIAG_BAD_FORMAT, excerpt_whole(text),
                 "a format's precision is at most %d", MOST_PRECISION);
    return !wide && !precise;
}

/* What follows the word `date`. */
static bool read_pattern(struct diags *diags, struct excerpt text,
                         struct format *format) {
    size_t bad = date_pattern(text.text);
    format->pattern = text.text;
    if (text.text.n > 0 && bad == STR_NONE)
        return true;
    struct diag *diag = diag_add(
        diags, DIAG_BAD_FORMAT,
        bad == STR_NONE ? excerpt_whole(text)
                        : excerpt_span(text, bad, bad + 2),
        bad == STR_NONE ? "`date` has no pattern" : "no part of a date");
    diag_help(diag, "write `date %%d %%b %%Y`; there are %%Y %%y %%m %%d %%e "
                    "%%b %%B %%a %%A %%j, and %%-d without a zero");
    return false;
}

/* The unit behind a specifier or word, parted from it by a space. */
static bool read_unit(struct arena *arena, struct diags *diags,
                      const struct unit_names *units, struct excerpt text,
                      struct format *format) {
    struct excerpt rest = excerpt_trim(text);
    bool percent = format->spec.type == '%' || format->spec.type == 'p';
    if (percent && (rest.text.n > 0 || format->spec.symbol == '$')) {
        diag_add(diags, DIAG_BAD_FORMAT, excerpt_whole(text),
                 "a percentage has no unit and is no money");
        return false;
    }
    if (format->word == FORMAT_DATE)
        return read_pattern(diags, rest, format);
    if (rest.text.n > 0)
        format->unit = unit_parse(arena, diags, units, rest);
    return format->unit || rest.text.n == 0;
}

/* The word that the format begins with; its end in `*end`. */
static enum format_word read_word(struct str text, size_t *end) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = words[i].name.n;
        if (str_starts(text, words[i].name) &&
            (text.n == n || str_space(text.s[n]))) {
            *end = n;
            return words[i].word;
        }
    }
    return FORMAT_DEFAULT;
}

const struct format *format_parse(struct arena *arena, struct diags *diags,
                                  const struct unit_names *units,
                                  struct excerpt text) {
    text = excerpt_trim(text);
    struct format *format = ARENA_NEW(arena, struct format);
    format->text = text.text;
    size_t end = 0, unit_end = 0;
    format->word = read_word(text.text, &end);
    if (format->word == FORMAT_DEFAULT && text.text.n > 0) {
        struct reader reader = {.text = text.text};
        read_spec(&reader, &format->spec);
        end = reader.at;
        format->word = FORMAT_SPEC;
    }
    bool complete = end == text.text.n || str_space(text.text.s[end]);
    if (end == 0 || !complete) {
        if (!unit_begin(arena, units, text.text, &unit_end))
            return refuse(diags, text, end);
        format->word = FORMAT_DEFAULT;
        format->spec = (struct spec){0};
        end = 0;
    }
    struct excerpt rest = excerpt_slice(text, end, text.text.n);
    if (!check_bounds(diags, text, &format->spec) ||
        !read_unit(arena, diags, units, rest, format))
        return NULL;
    return format;
}

const struct unit *format_unit(const struct format *format) {
    return format->unit;
}
