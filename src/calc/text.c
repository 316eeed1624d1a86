/* Values as text: alone, and inside other text between `{{` and `}}`. */
#include "base/html.h"
#include "calc/evaluate.h"
#include "calc/format.h"

struct str calc_show(struct calc *calc, struct value value,
                     const struct format *format, struct span span) {
    struct buf out;
    buf_init(&out, calc->arena);
    if (value.kind != VALUE_POISON)
        format_value(calc->arena, calc->diags, &out, value, format, span);
    return buf_str(&out);
}

struct str calc_show_html(struct calc *calc, struct value value,
                          const struct formula *formula) {
    struct buf out, plain;
    buf_init(&out, calc->arena);
    buf_init(&plain, calc->arena);
    if (value.kind == VALUE_POISON)
        return (struct str){0};
    struct str text =
        calc_show(calc, value, formula->format, excerpt_whole(formula->text));
    format_plain(&plain, value);
    BUF_LITERAL(&out, "<data value=\"");
    html_escape(&out, buf_str(&plain));
    BUF_LITERAL(&out, "\" title=\"");
    html_escape(&out, formula->text.text);
    BUF_LITERAL(&out, "\">");
    html_escape(&out, text);
    BUF_LITERAL(&out, "</data>");
    return buf_str(&out);
}

/* Where the `}}` that ends a value stands, from `from` on: the last of a run
 * of braces, so that a record may end before it. */
static size_t value_end(struct str text, size_t from) {
    size_t end = str_find(text, STR("}}"), from);
    while (end != STR_NONE && end + 2 < text.n && text.s[end + 2] == '}')
        end++;
    return end;
}

/* Appends the value between the braces, or nothing after a report. */
static void add_value(struct calc *calc, struct buf *out, struct excerpt text,
                      const struct row *row, bool html) {
    struct formula formula;
    if (!calc_formula(calc, text, &formula))
        return;
    struct value value = calc_evaluate(calc, formula.expression, row);
    if (html)
        buf_add(out, calc_show_html(calc, value, &formula));
    else
        buf_add(out, calc_show(calc, value, formula.format,
                               excerpt_whole(formula.text)));
}

static struct str fill(struct calc *calc, struct excerpt text,
                       const struct row *row, bool html) {
    struct buf out;
    struct str all = text.text;
    size_t at = 0;
    buf_init(&out, calc->arena);
    while (at < all.n) {
        size_t open = str_find(all, STR("{{"), at);
        size_t end = open == STR_NONE ? all.n : open;
        struct str plain = str_slice(all, at, end);
        if (html)
            html_escape(&out, plain);
        else
            buf_add(&out, plain);
        if (open == STR_NONE)
            break;
        size_t close = value_end(all, open + 2);
        if (close == STR_NONE) {
            diag_add(calc->diags, DIAG_UNCLOSED_VALUE,
                     excerpt_span(text, open, open + 2),
                     "`{{` is not closed by `}}`");
            break;
        }
        add_value(calc, &out, excerpt_slice(text, open + 2, close), row, html);
        at = close + 2;
    }
    return buf_str(&out);
}

struct str calc_text(struct calc *calc, struct excerpt text,
                     const struct row *row) {
    return fill(calc, text, row, false);
}

struct str calc_text_html(struct calc *calc, struct excerpt text,
                          const struct row *row) {
    return fill(calc, text, row, true);
}
