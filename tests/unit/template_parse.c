/* Templates that cannot be read: what is reported, and where. */
#include "template/template.h"

#include "tap.h"

/* The report as "span: message", the label's span behind it. */
static void says(const char *text, const char *want, const char *name) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct source source;
    source_init(&source, &arena, STR("t"), str_from(text));
    struct template *template = template_parse(&arena, &diags, &source);
    struct buf out;
    buf_init(&out, &arena);
    for (const struct diag *d = diags.first; d; d = d->next) {
        buf_printf(&out, STR_FMT ": " STR_FMT, STR_ARG(span_text(d->span)),
                   STR_ARG(d->message));
        if (d->labels)
            buf_printf(&out, " <- " STR_FMT " at %u",
                       STR_ARG(span_text(d->labels->span)),
                       (unsigned)d->labels->span.from);
    }
    str_is(buf_str(&out), str_from(want), name);
    ok((template == NULL) == (out.n > 0), "a report and no template");
    arena_release(&arena);
}

static void deep(size_t depth, bool fits) {
    struct arena arena = {0};
    struct diags diags;
    diags_init(&diags, &arena);
    struct buf text;
    buf_init(&text, &arena);
    for (size_t i = 0; i < depth; i++)
        BUF_LITERAL(&text, "{{#a}}");
    for (size_t i = 0; i < depth; i++)
        BUF_LITERAL(&text, "{{/a}}");
    struct source source;
    source_init(&source, &arena, STR("t"), buf_str(&text));
    ok((template_parse(&arena, &diags, &source) != NULL) == fits,
       fits ? "a hundred sections nest" : "one more does not");
    ok(fits || diags.first->name == DIAG_LIMIT, "and the limit is named");
    arena_release(&arena);
}

int main(void) {
    says("a {{#b}} c", "{{#b}}: section `b` is not closed",
         "a section without an end");
    says("{{#a}}{{/b}}", "{{/b}}: section `a` is closed as `b` <- {{#a}} at 0",
         "ends that disagree show both places");
    says("x{{/a}}", "{{/a}}: no section `a` is open here",
         "an end without a beginning");
    says("{{#a}}\n{{b", "{{: the tag is not closed", "a tag without an end");
    says("{{{a}}", "{{: the tag is not closed", "three braces need three");
    says("{{}}", "{{}}: the tag names nothing", "an empty tag");
    says("{{> }}", "{{> }}: the tag names nothing", "a nameless partial");
    says("{{a b}}", "{{a b}}: `a b` is not the name of a value",
         "a name of two words");
    says("{{$block}}", "{{$block}}: `$block` is not the name of a value",
         "the optional modules are refused, not passed over");
    says("{{=<%=}}",
         "{{=<%=}}: new delimiters are two words, as in `{{=<% %>=}}`",
         "one delimiter");
    says("{{a}} }} {", "", "closing braces alone are text");
    deep(100, true);
    deep(101, false);
    return tap_done();
}
