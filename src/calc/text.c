/* Values as text: alone, and inside other text between `{{` and `}}`. */
#include "base/html.h"
#include "calc/format.h"
#include "calc/working.h"

struct str calc_show(struct calc *calc, struct value value,
                     const struct format *format, struct span span) {
    struct buf out;
    buf_init(&out, calc->arena);
    if (value.kind != VALUE_POISON)
        format_value(calc->arena, calc->diags, &out, value, format, span);
    return buf_str(&out);
}

/* <data> around what shows the value. */
static struct str data_html(struct calc *calc, struct value value,
                            struct excerpt source, const char *class,
                            struct str html) {
    struct buf out, plain;
    buf_init(&out, calc->arena);
    buf_init(&plain, calc->arena);
    format_plain(&plain, value);
    buf_printf(&out, "<data%s value=\"", class);
    html_escape(&out, buf_str(&plain));
    BUF_LITERAL(&out, "\" title=\"");
    html_escape(&out, source.text);
    BUF_LITERAL(&out, "\">");
    buf_add(&out, html);
    BUF_LITERAL(&out, "</data>");
    return buf_str(&out);
}

struct str calc_show_html(struct calc *calc, struct value value,
                          const struct formula *formula) {
    struct buf text;
    if (value.kind == VALUE_POISON)
        return (struct str){0};
    buf_init(&text, calc->arena);
    html_escape(&text, calc_show(calc, value, formula->format,
                                 excerpt_whole(formula->text)));
    return data_html(calc, value, formula->text, "", buf_str(&text));
}

/* The working of a value, in both forms. */
static void show_working(struct calc *calc, struct value value,
                         const struct formula *formula, const struct row *row,
                         struct str *html, struct str *plain) {
    struct frame frame, *within = row ? &frame : NULL;
    if (row)
        frame_init(calc, &frame, NULL, FRAME_ROW, NULL, NULL, 0, row);
    if (plain)
        *plain = working_text(calc, formula, within,
                              calc_show(calc, value, formula->format,
                                        excerpt_whole(formula->text)));
    if (html)
        *html = data_html(calc, value, formula->text, " class=\"working\"",
                          working_html(calc, formula, within, value, true));
}

void calc_value(struct calc *calc, struct excerpt text, const struct row *row,
                struct str *html, struct str *plain) {
    struct formula formula;
    bool show;
    if (html)
        *html = (struct str){0};
    if (plain)
        *plain = (struct str){0};
    if (!working_formula(calc, text, &formula, &show))
        return;
    struct value value = calc_evaluate(calc, formula.expression, row);
    if (value.kind == VALUE_POISON)
        return;
    if (show) {
        show_working(calc, value, &formula, row, html, plain);
        return;
    }
    if (html)
        *html = calc_show_html(calc, value, &formula);
    if (plain)
        *plain =
            calc_show(calc, value, formula.format, excerpt_whole(formula.text));
}

/* Where the `}}` that ends a value stands, from `from` on: the last of a run
 * of braces, so that a record may end before it. */
static size_t value_end(struct str text, size_t from) {
    size_t end = str_find(text, STR("}}"), from);
    while (end != STR_NONE && end + 2 < text.n && text.s[end + 2] == '}')
        end++;
    return end;
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
        struct str value;
        calc_value(calc, excerpt_slice(text, open + 2, close), row,
                   html ? &value : NULL, html ? NULL : &value);
        buf_add(&out, value);
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
