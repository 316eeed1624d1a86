/* Values written for readers.
 *
 * A number is brought to the unit that is to be shown (the format's, or the
 * value's with a fitting prefix, or the value's), then its digits are
 * written between what stands before and behind them.  Lists and records are
 * written item by item, with bounds on depth and length. */
#include "calc/format_spec.h"

#include "base/date.h"
#include "base/limits.h"
#include "base/num.h"

#include <math.h>

#define MINUS "−"
#define EN_DASH "–"

/* One call of format_value. */
struct writer {
    struct arena *arena;
    struct diags *diags;
    struct buf *out;
    const struct format *format; /* NULL: the default */
    struct span span;
    size_t start; /* of what is written, in `out` */
};

static bool refuse(struct writer *writer, const char *wanted,
                   const char *found) {
    diag_add(writer->diags, DIAG_BAD_FORMAT, writer->span,
             "the format `" STR_FMT "` is for %s; the value is %s",
             STR_ARG(writer->format->text), wanted, found);
    return false;
}

static const char *dimension(struct writer *writer, const struct unit *unit) {
    return str_terminated(writer->arena, unit_dimension(writer->arena, unit));
}

static bool check_dimension(struct writer *writer, const struct unit *unit,
                            const struct unit *wanted) {
    if (!wanted || unit_same(unit, wanted))
        return true;
    diag_add(writer->diags, DIAG_UNIT_MISMATCH, writer->span,
             "a value that is %s cannot be shown in `" STR_FMT "`, which is %s",
             dimension(writer, unit), STR_ARG(unit_name(writer->arena, wanted)),
             dimension(writer, wanted));
    return false;
}

/* What is finite in one unit may not be in another, nor in percent. */
static bool check_size(struct writer *writer, double number) {
    const struct format *format = writer->format;
    bool percent =
        format && (format->spec.type == '%' || format->spec.type == 'p');
    if (isfinite(percent ? number * 100 : number))
        return true;
    diag_add(writer->diags, DIAG_NOT_FINITE, writer->span,
             "the value is too large for the format `" STR_FMT "`",
             STR_ARG(format->text));
    return false;
}

/* Does d3's specifier suit a number of this unit? */
static bool check_spec(struct writer *writer, const struct spec *spec,
                       const struct unit *unit, bool money) {
    if (unit && (spec->type == '%' || spec->type == 'p'))
        return refuse(writer, "plain numbers", dimension(writer, unit));
    if (unit && spec->symbol == '$' && !money)
        return refuse(writer, "money", dimension(writer, unit));
    return true;
}

/* d3's `s` puts a prefix before the unit; where the unit has prefixes of its
 * own that is theirs to do, with the same number of digits. */
static struct spec prefix_spec(struct spec spec) {
    if (spec.type == 's')
        spec.type = 'r';
    return spec;
}

/* The unit to show a number in: with the prefix that suits what the reader
 * will see, so that 999.99 GB is 1 TB. */
static const struct unit *shown_unit(struct writer *writer, double number,
                                     const struct unit *unit) {
    const struct format *format = writer->format;
    if (format && format->unit)
        return format->unit;
    if (format && format->word == FORMAT_SPEC && format->spec.type != 's')
        return unit;
    return unit_prefixed(writer->arena, unit,
                         format_rounded(writer->arena, number));
}

/* The digits without a specifier. */
static void write_digits(struct writer *writer, double number, bool money) {
    const struct format *format = writer->format;
    double size = number < 0 ? -number : number;
    if (format && format->word == FORMAT_WORDS)
        format_words(writer->out, size);
    else if (format && format->word == FORMAT_COMPACT &&
             !(money && size < 1000))
        format_letters(writer->out, number);
    else if (money)
        format_money(writer->out, number);
    else
        format_default(writer->out, number);
}

/* Can the number be said in words? */
static bool check_words(struct writer *writer, double number, bool money) {
    if (money)
        return refuse(writer, "counts", "money");
    return (number == rint(number) && fabs(number) < 1e15) ||
           refuse(writer, "whole numbers below 10^15", "none");
}

static bool write_number(struct writer *writer, double number,
                         const struct unit *unit) {
    const struct format *format = writer->format;
    if (format && format->word == FORMAT_DATE)
        return refuse(writer, "dates", "a number");
    if (!check_dimension(writer, unit, format ? format->unit : NULL))
        return false;
    const struct unit *shown = shown_unit(writer, number, unit);
    number = unit_convert(number, unit, shown);
    if (!check_size(writer, number))
        return false;
    struct str before, behind;
    unit_around(writer->arena, shown, &before, &behind);
    bool money = before.n > 0;
    if (format && format->word == FORMAT_WORDS &&
        !check_words(writer, number, money))
        return false;
    if (!format || format->word != FORMAT_SPEC) {
        if (number < 0)
            buf_add(writer->out, format && format->word == FORMAT_WORDS
                                     ? STR("minus ")
                                     : STR(MINUS));
        buf_add(writer->out, before);
        write_digits(writer, number, money);
        buf_add(writer->out, behind);
        return true;
    }
    struct spec spec = format->spec;
    if (!check_spec(writer, &spec, shown, money))
        return false;
    if (!shown && spec.symbol == '$')
        before = STR("$");
    if (shown && !money)
        spec = prefix_spec(spec);
    format_spec(writer->out, number, &spec, before, behind);
    return true;
}

/* Text, truth: what has one form only, but for d3's type `c`, which is any
 * characters. */
static bool write_text(struct writer *writer, struct str text,
                       enum value_kind kind) {
    const struct format *format = writer->format;
    if (format && (format->word != FORMAT_SPEC || format->spec.type != 'c' ||
                   format->unit))
        return refuse(writer, "numbers", value_kind_name(kind));
    buf_add(writer->out, text);
    return true;
}

static bool write_date(struct writer *writer, int day) {
    const struct format *format = writer->format;
    if (format && format->word != FORMAT_DATE)
        return refuse(writer, "numbers", "a date");
    if (format)
        date_write(writer->out, day, format->pattern);
    else
        date_iso(writer->out, day);
    return true;
}

static bool write_value(struct writer *writer, struct value value, int depth);

static bool within(struct writer *writer, int depth) {
    bool deep = depth > LIMIT_NESTING;
    bool wide = writer->out->n - writer->start > LIMIT_TEXT_BYTES;
    if (deep)
        diag_add(writer->diags, DIAG_LIMIT, writer->span,
                 "lists within lists are shown at most %d deep", LIMIT_NESTING);
    else if (wide)
        diag_add(writer->diags, DIAG_LIMIT, writer->span,
                 "a value is shown with at most " STR_FMT " bytes",
                 STR_ARG(num_grouped(writer->out->arena, LIMIT_TEXT_BYTES)));
    return !deep && !wide;
}

/* Lists and records within another stand in brackets, as they are written. */
static bool write_list(struct writer *writer, const struct list *list,
                       int depth) {
    if (depth > 0)
        buf_char(writer->out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            BUF_LITERAL(writer->out, ", ");
        if (!within(writer, depth) ||
            !write_value(writer, list_item(list, i), depth + 1))
            return false;
    }
    if (depth > 0)
        buf_char(writer->out, ']');
    return true;
}

static bool write_field(struct writer *writer, struct str name,
                        struct value value, int depth) {
    if (!within(writer, depth))
        return false;
    buf_add(writer->out, name);
    BUF_LITERAL(writer->out, ": ");
    return write_value(writer, value, depth + 1);
}

static bool write_record(struct writer *writer, const struct record *record,
                         int depth) {
    const struct table *table = record->table;
    size_t count = table ? table->columns : record->count;
    if (depth > 0)
        buf_char(writer->out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            BUF_LITERAL(writer->out, ", ");
        struct str name =
            table ? table->column[i].name : record->fields[i].name;
        struct value value =
            table ? list_item(table->column[i].values, record->row)
                  : record->fields[i].value;
        if (!write_field(writer, name, value, depth))
            return false;
    }
    if (depth > 0)
        buf_char(writer->out, '}');
    return true;
}

/* False for poison, too: its mistake is reported already. */
static bool write_value(struct writer *writer, struct value value, int depth) {
    switch (value.kind) {
    case VALUE_POISON:
        return false;
    case VALUE_MISSING:
        BUF_LITERAL(writer->out, EN_DASH);
        return true;
    case VALUE_NUMBER:
        return write_number(writer, value.number, value.unit);
    case VALUE_TEXT:
        return write_text(writer, value.text, value.kind);
    case VALUE_TRUTH:
        return write_text(writer, value.truth ? STR("true") : STR("false"),
                          value.kind);
    case VALUE_DATE:
        return write_date(writer, (int)value.number);
    case VALUE_LIST:
        return write_list(writer, value.list, depth);
    case VALUE_RECORD:
        return write_record(writer, value.record, depth);
    case VALUE_TABLE:
    case VALUE_FUNCTION:
        diag_help(diag_add(writer->diags, DIAG_WRONG_TYPE, writer->span,
                           "%s cannot be shown within a text",
                           value_kind_name(value.kind)),
                  value.kind == VALUE_TABLE
                      ? "take a column of it, or show it in a `table` block"
                      : "call it, with its arguments in parentheses");
        return false;
    }
    bug("a value has a kind");
}

bool format_value(struct arena *arena, struct diags *diags, struct buf *out,
                  struct value value, const struct format *format,
                  struct span span) {
    struct writer writer = {.arena = arena,
                            .diags = diags,
                            .out = out,
                            .format = format,
                            .span = span,
                            .start = out->n};
    return write_value(&writer, value, 0);
}

/* Lists are cut at the bounds that format_value reports. */
static void write_plain(struct buf *out, struct value value, size_t start,
                        int depth) {
    switch (value.kind) {
    case VALUE_NUMBER:
        num_shortest(out, value.number);
        break;
    case VALUE_TEXT:
        buf_add(out, value.text);
        break;
    case VALUE_TRUTH:
        buf_add(out, value.truth ? STR("true") : STR("false"));
        break;
    case VALUE_DATE:
        date_iso(out, (int)value.number);
        break;
    case VALUE_LIST:
        for (size_t i = 0; depth < LIMIT_NESTING && i < value.list->count &&
                           out->n - start < LIMIT_TEXT_BYTES;
             i++) {
            if (i > 0)
                BUF_LITERAL(out, ", ");
            write_plain(out, list_item(value.list, i), start, depth + 1);
        }
        break;
    case VALUE_POISON:
    case VALUE_MISSING:
    case VALUE_RECORD:
    case VALUE_TABLE:
    case VALUE_FUNCTION:
        break;
    }
}

void format_plain(struct buf *out, struct value value) {
    write_plain(out, value, out->n, 0);
}
