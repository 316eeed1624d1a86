/* The window as HTML: what the terminal shows, its colours as classes.
 *
 * Text in a window has no control characters, so that an escape sequence in
 * it is always one of the painter's. */
#include "base/diag.h"
#include "base/html.h"

struct ink_class {
    struct str code, class;
};

static const struct ink_class classes[] = {
    {STR_INIT("1"), STR_INIT("bold")},
    {STR_INIT("1;31"), STR_INIT("error")},
    {STR_INIT("1;33"), STR_INIT("warning")},
    {STR_INIT("34"), STR_INIT("gutter")},
};

static void add_ink(struct buf *out, struct str code) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_eq(code, classes[i].code)) {
            buf_printf(out, "<span class=\"" STR_FMT "\">",
                       STR_ARG(classes[i].class));
            return;
        }
    BUF_LITERAL(out, "</span>");
}

void diags_html(struct buf *out, const struct diags *diags) {
    static const struct str escape = STR_INIT("\033[");
    struct buf window;
    buf_init(&window, out->arena);
    diags_print(&window, diags, DIAG_WINDOW, true);
    struct str text = buf_str(&window);
    for (size_t from = 0, at; from < text.n;) {
        at = str_find(text, escape, from);
        html_escape(out, str_slice(text, from, at));
        if (at == STR_NONE)
            break;
        size_t end = str_find_byte(text, 'm', at);
        add_ink(out, str_slice(text, at + escape.n, end));
        from = end + 1;
    }
}
