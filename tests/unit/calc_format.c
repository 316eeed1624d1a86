/* Formats: the defaults, compact, units, money, refusals. */
#include "calc/calc.h"
#include "calc/format.h"
#include "calc/unit.h"

#include "tap.h"

#include <string.h>

static struct arena arena;

static const struct unit *unit_of(const char *text) {
    size_t end;
    return unit_begin(&arena, NULL, str_from(text), &end);
}

/* No-break spaces as spaces, so that the tables can be typed. */
static struct str plain(struct str text) {
    struct buf out;
    buf_init(&out, &arena);
    for (size_t i = 0; i < text.n; i++) {
        bool space = text.n - i >= 2 && !memcmp(text.s + i, "\xc2\xa0", 2);
        buf_char(&out, space ? ' ' : text.s[i]);
        i += space;
    }
    return buf_str(&out);
}

/* "name: message" and the help, if there is one. */
static struct str report(const struct diags *diags) {
    const struct diag *d = diags->first;
    return str_format(&arena, "%s: " STR_FMT "%s" STR_FMT,
                      diag_kind(d->name)->name, STR_ARG(d->message),
                      d->help.n ? "; " : "", STR_ARG(d->help));
}

/* The value as shown, or the one report; `format` NULL is the default. */
static struct str show(struct value value, const char *format) {
    struct diags diags;
    struct buf out;
    struct source *source = ARENA_NEW(&arena, struct source);
    const struct format *parsed = NULL;
    diags_init(&diags, &arena);
    buf_init(&out, &arena);
    if (format) {
        source_init(source, &arena, STR("x.md"), str_from(format));
        parsed = format_parse(&arena, &diags, NULL, excerpt_all(source));
        if (!parsed != (diags.first != NULL))
            return STR("a report and a format");
        if (!parsed)
            return diags.first->next ? STR("two reports") : report(&diags);
    }
    bool shown =
        format_value(&arena, &diags, &out, value, parsed, (struct span){0});
    if (diags.first)
        return shown || diags.first->next ? STR("two results") : report(&diags);
    return shown ? plain(buf_str(&out)) : STR("(silent)");
}

static struct str show_number(double number, const char *unit,
                              const char *format) {
    return show(value_number(number, unit_of(unit)), format);
}

static void defaults(void) {
    static const struct {
        double number;
        const char *text;
    } rows[] = {
        {0, "0"},
        {-0.0, "0"},
        {7, "7"},
        {-7, "−7"},
        {2012, "2012"},
        {9999, "9999"},
        {10000, "10,000"},
        {29508, "29,508"},
        {-1234567, "−1,234,567"},
        {9007199254740992, "9,007,199,254,740,992"},
        {1e20, "100,000,000,000,000,000,000"},
        {1e21, "1×10²¹"},
        {3.14159e23, "3.142×10²³"},
        {-1e300, "−1×10³⁰⁰"},
        {0.5, "0.5"},
        {1.0 / 3, "0.3333"},
        {2.0 / 3, "0.6667"},
        {108.69565217391305, "108.7"},
        {29508.196721311476, "29,508"},
        {123456.7, "123,457"},
        {99999.7, "100,000"},
        {9999.96, "10,000"},
        {2012.5, "2013"},
        {0.00001234, "0.00001234"},
        {0.000001, "0.000001"},
        {0.0000001, "1×10⁻⁷"},
        {1.2345e-30, "1.235×10⁻³⁰"},
        {434.99999999999994, "435"},
        {0.1 + 0.2, "0.3"},
        {5e-324, "4.941×10⁻³²⁴"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(show_number(rows[i].number, "", NULL), str_from(rows[i].text),
               rows[i].text);
}

static void compact(void) {
    static const struct {
        double number;
        const char *unit, *text;
    } rows[] = {
        {0, "", "0"},
        {7, "", "7"},
        {500, "", "500"},
        {999, "", "999"},
        {1000, "", "1K"},
        {4600, "", "4.6K"},
        {50000, "", "50K"},
        {4.6e6, "", "4.6M"},
        {61e6, "", "61M"},
        {-61e6, "", "−61M"},
        {999499, "", "999K"},
        {999500, "", "1M"},
        {1.5e9, "", "1.5B"},
        {175e9, "", "175B"},
        {1.8e12, "", "1.8T"},
        {1.234e12, "", "1.23T"},
        {1e15, "", "1000T"},
        {1e18, "", "1,000,000T"},
        {0.1234, "", "0.123"},
        {12.34, "", "12.3"},
        {1e-9, "", "1×10⁻⁹"},
        {500, "$", "$500"},
        {50000, "$", "$50K"},
        {4.6e6, "$", "$4.6M"},
        {8e6, "$", "$8M"},
        {100e6, "$", "$100M"},
        {-4.6e6, "$", "−$4.6M"},
        {12.34, "$", "$12.34"},
        {0.5, "$", "$0.50"},
        {5000, "$/h", "$5K/h"},
        {350e9, "B", "350 GB"},
        {1080.5, "GB", "1.08 TB"},
        {50000, "image", "50K image"},
        {29508, "s", "29.5K s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(show_number(rows[i].number, rows[i].unit, "compact"),
               str_from(rows[i].text), rows[i].text);
    str_is(show_number(1080e9, "B", "compact GB"), STR("1.08K GB"),
           "compact in a unit stays in it");
}

static void units(void) {
    static const struct {
        double number;
        const char *unit, *format, *text;
    } rows[] = {
        {350e9, "B", NULL, "350 GB"},
        {70, "ms", NULL, "70 ms"},
        {0.5, "GB", NULL, "500 MB"},
        {2800, "GB", NULL, "2.8 TB"},
        {999.99, "GB", NULL, "1 TB"},
        {999.9, "GB", NULL, "999.9 GB"},
        {-350e9, "B", NULL, "−350 GB"},
        {0, "GB", NULL, "0 GB"},
        {29508, "s", NULL, "29,508 s"},
        {4718592, "FLOP", NULL, "4.719 MFLOP"},
        {989e12, "FLOP/s", NULL, "989 TFLOP/s"},
        {500, "t", NULL, "500 t"},
        {0.4, "kWh/h", NULL, "400 Wh/h"},
        {80, "GiB", NULL, "80 GiB"},
        {9.8, "m/s^2", NULL, "9.8 m/s²"},
        {4600000, "$", NULL, "$4,600,000"},
        {4600, "$", NULL, "$4600"},
        {-4600000, "$", NULL, "−$4,600,000"},
        {0.5, "$", NULL, "$0.50"},
        {0.0025, "$", NULL, "$0.0025"},
        {0.07, "$", NULL, "$0.07"},
        {1234.5, "$", NULL, "$1234.50"},
        {12345.678, "$", NULL, "$12,345.68"},
        {0.999999, "$", NULL, "$1.00"},
        {19.999, "€", NULL, "€20.00"},
        {2.5, "$/h", NULL, "$2.50/h"},
        {0, "$", NULL, "$0"},
        {350e9, "B", ".0f GB", "350 GB"},
        {2800e9, "B", ",.1f GB", "2,800.0 GB"},
        {80, "GB", ".0f GiB", "75 GiB"},
        {80, "GB", ".1f", "80.0 GB"},
        {350e9, "B", ",d", "350,000,000,000 B"},
        {350e9, "B", "GB", "350 GB"},
        {0.35e9, "B", "GB", "0.35 GB"},
        {1080e9, "B", "bit", "8,640,000,000,000 bit"},
        {1, "day", "d h", "24 h"},
        {90, "min", ".1f h", "1.5 h"},
        {350e9, "B", ".3s", "350 GB"},
        {1.5e9, "B", ".3s", "1.50 GB"},
        {1500, "GB", "~s", "1.5 TB"},
        {1500, "GB", ".3s GB", "1500 GB"},
        {4600000, "$", "$,.2f", "$4,600,000.00"},
        {4600000, "$", ",.2f", "$4,600,000.00"},
        {4600000, "$", "$.2s", "$4.6M"},
        {-4600000, "$", "($,.0f", "($4,600,000)"},
        {-5, "GB", "(.0f", "(5 GB)"},
        {4.6, "€", "$.2f", "€4.60"},
        {4.6, "", "$.2f", "$4.60"},
        {5, "$/h", "$.2f", "$5.00/h"},
        {5, "GB", ">8.1f", "  5.0 GB"},
        {5, "GB", "+.1f", "+5.0 GB"},
        {255, "B", "#x", "0xff B"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(show_number(rows[i].number, rows[i].unit, rows[i].format),
               str_from(rows[i].text), rows[i].text);
    struct buf out;
    buf_init(&out, &arena);
    format_number(&out, -29508);
    buf_char(&out, ' ');
    format_compact(&out, -61e6);
    str_is(buf_str(&out), STR("−29,508 −61M"), "plain numbers need no value");
}

static void refused_formats(void) {
    static const struct {
        const char *format, *report;
    } rows[] = {
        {".1q", "bad-format: `.1q` is not a format; formats are like `,.0f`, "
                "`.1%`, `.3s`, `$,.2f`, `.1f GB` and `compact`"},
        {"", "bad-format: no format stands behind the `|`; formats are like "
             "`,.0f`, "
             "`.1%`, `.3s`, `$,.2f`, `.1f GB` and `compact`"},
        {"compct",
         "bad-format: `compct` is not a format; did you mean `compact`?"},
        {"Compact",
         "bad-format: `Compact` is not a format; did you mean `compact`?"},
        {"spelt", "bad-format: `spelt` is not a format; formats are like "
                  "`,.0f`, `.1%`, `.3s`, `$,.2f`, `.1f GB` and `compact`"},
        {"f.1", "bad-format: `f.1` is not a format; formats are like `,.0f`, "
                "`.1%`, `.3s`, `$,.2f`, `.1f GB` and `compact`"},
        {".1fGB", "bad-format: `.1fGB` is not a format; formats are like "
                  "`,.0f`, `.1%`, `.3s`, `$,.2f`, `.1f GB` and `compact`"},
        {".21f", "bad-format: a format's precision is at most 20"},
        {".99999999999999999999f",
         "bad-format: a format's precision is at most 20"},
        {"201d", "bad-format: a format's width is at most 200"},
        {"99999999999999999999d",
         "bad-format: a format's width is at most 200"},
        {".1f GiBs",
         "unknown-unit: no unit is called `GiBs`; did you mean `GiB`?"},
        {"compact xyz", "unknown-unit: no unit is called `xyz`"},
        {"GB/xyz", "unknown-unit: no unit is called `xyz`"},
        {".1f FLOPS", "unknown-unit: `FLOPS` has two readings; write `FLOP`, "
                      "a count, or `FLOP/s`, a rate"},
        {".1% GB", "bad-format: a percentage has no unit and is no money"},
        {"$.1%", "bad-format: a percentage has no unit and is no money"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        str_is(show_number(1, "", rows[i].format), str_from(rows[i].report),
               rows[i].format);
}

static void unsuitable(void) {
    str_is(show_number(1, "s", ".1f GB"),
           STR("unit-mismatch: a value that is time cannot be shown in `GB`, "
               "which is information"),
           "another dimension is refused");
    str_is(show_number(1, "", "GB"),
           STR("unit-mismatch: a value that is a plain number cannot be shown "
               "in `GB`, which is information"),
           "so is none at all");
    str_is(show_number(1, "s", ".1%"),
           STR("bad-format: the format `.1%` is for plain numbers; the value "
               "is time"),
           "a percentage is of a plain number");
    str_is(show_number(1, "s", "$.2f"),
           STR("bad-format: the format `$.2f` is for money; the value is "
               "time"),
           "a money sign is for money");
    str_is(show(value_text(STR("a")), ".1f"),
           STR("bad-format: the format `.1f` is for numbers; the value is "
               "text"),
           "a number's format is not for text");
    str_is(show(value_truth(true), "compact"),
           STR("bad-format: the format `compact` is for numbers; the value is "
               "a truth value"),
           "nor for truth");
    str_is(show((struct value){.kind = VALUE_TABLE}, NULL),
           STR("wrong-type: a table cannot be shown within a text; take a "
               "column of it, or show it in a `table` block"),
           "a table has no text");
    str_is(show((struct value){.kind = VALUE_FUNCTION}, NULL),
           STR("wrong-type: a function cannot be shown within a text; call "
               "it, with its arguments in parentheses"),
           "nor has a function");
    str_is(show_number(1e307, "", ".1%"),
           STR("not-finite: the value is too large for the format `.1%`"),
           "what overflows in percent is refused");
    str_is(show_number(1e307, "GB", ".1f B"),
           STR("not-finite: the value is too large for the format `.1f B`"),
           "... or in a unit");
    str_is(show((struct value){.kind = VALUE_POISON}, NULL), STR("(silent)"),
           "poison is silent");
}

static struct value list_of(const struct value *items, size_t count) {
    struct list *list = ARENA_NEW(&arena, struct list);
    *list = (struct list){.count = count, .items = items};
    return (struct value){.kind = VALUE_LIST, .list = list};
}

static void kinds(void) {
    struct value missing = {.kind = VALUE_MISSING};
    struct value items[] = {value_number(1, unit_of("GB")),
                            value_text(STR("a")), missing};
    struct value numbers[] = {value_number(0.5, NULL), value_number(2, NULL)};
    struct field fields[] = {{STR("x"), items[0]}, {STR("y"), missing}};
    struct record record = {.count = 2, .fields = fields};
    struct value poison = {.kind = VALUE_POISON};
    str_is(show(value_text(STR("a b")), NULL), STR("a b"), "text is text");
    str_is(show(value_text(STR("a b")), "c"), STR("a b"), "... with `c`, too");
    str_is(show(value_truth(false), NULL), STR("false"), "truth is a word");
    str_is(show(missing, ".1f"), STR("–"), "what is missing is a dash");
    str_is(show(list_of(items, 3), NULL), STR("1 GB, a, –"),
           "a list shows its items");
    str_is(show(list_of(numbers, 2), ".1%"), STR("50.0%, 200.0%"),
           "... each in the format");
    str_is(show(list_of(NULL, 0), NULL), STR(""), "... if it has any");
    str_is(show(list_of(&poison, 1), NULL), STR("(silent)"),
           "... and is silent about poison");
    str_is(show((struct value){.kind = VALUE_RECORD, .record = &record}, NULL),
           STR("x: 1 GB, y: –"), "a record shows its fields");
}

static void bounds(void) {
    struct value *items = ARENA_ARRAY(&arena, 1000, struct value);
    for (size_t i = 0; i < 1000; i++)
        items[i] = value_number(1000000, NULL);
    struct value thousand = list_of(items, 1000);
    struct value *lists = ARENA_ARRAY(&arena, 1000, struct value);
    for (size_t i = 0; i < 1000; i++)
        lists[i] = thousand;
    str_is(show(list_of(lists, 1000), NULL),
           STR("limit: a value is shown with at most 1,048,576 bytes"),
           "what is shown is bounded in length");
    struct value deep = value_number(1, NULL);
    for (size_t i = 0; i < 10000; i++) {
        struct value *item = ARENA_NEW(&arena, struct value);
        *item = deep;
        deep = list_of(item, 1);
    }
    str_is(show(deep, NULL),
           STR("limit: lists within lists are shown at most 100 deep"),
           "... and in depth");
    struct buf out;
    buf_init(&out, &arena);
    format_plain(&out, deep);
    format_plain(&out, list_of(lists, 1000));
    ok(out.n > 0 && out.n < 2 << 20, "so is what machines read");
}

static void machines(void) {
    struct value items[] = {value_number(0.1, unit_of("GB")),
                            value_text(STR("a"))};
    struct value values[] = {value_number(350e9, unit_of("B")),
                             value_number(-1.0 / 3, NULL),
                             value_text(STR("a, b")),
                             value_truth(true),
                             list_of(items, 2),
                             {.kind = VALUE_MISSING},
                             {.kind = VALUE_TABLE}};
    static const char *const texts[] = {"350000000000",
                                        "-0.3333333333333333",
                                        "a, b",
                                        "true",
                                        "0.1, a",
                                        "",
                                        ""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf out;
        buf_init(&out, &arena);
        format_plain(&out, values[i]);
        str_is(buf_str(&out), str_from(texts[i]), "a value for machines");
    }
}

int main(void) {
    defaults();
    compact();
    units();
    refused_formats();
    unsuitable();
    kinds();
    bounds();
    machines();
    arena_release(&arena);
    return tap_done();
}
