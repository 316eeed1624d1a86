/* Text, links and images: everything that masks can stand in. */
#include "doc/weave.h"

#include "base/html.h"
#include "doc/markup.h"
#include "doc/mask.h"

static void put_plain(struct weave *weave, enum context context,
                      struct str text) {
    if (context == CONTEXT_URL)
        markup_url(weave->out, text);
    else if (context == CONTEXT_HTML || context == CONTEXT_TAG)
        buf_add(weave->out, text);
    else
        html_escape(weave->out, text);
}

static bool is_rich(enum context context) {
    return context == CONTEXT_TEXT || context == CONTEXT_HTML;
}

static void put_value(struct weave *weave, enum context context, size_t index) {
    if (is_rich(context)) {
        buf_add(weave->out, weave->parts->values[index]);
        return;
    }
    struct str text = weave->parts->value_texts[index];
    if (context != CONTEXT_URL) {
        html_escape(weave->out, text);
        return;
    }
    struct buf url;
    buf_init(&url, weave->doc->arena);
    html_url(&url, text);
    markup_url(weave->out, buf_str(&url));
}

static void put_reference(struct weave *weave, enum context context,
                          size_t index) {
    struct str html = weave->parts->references[index];
    if (is_rich(context) && weave->links == 0 && !weave->contents)
        buf_add(weave->out, html);
    else
        markup_text(weave->out, html);
}

static void close_claim(struct weave *weave, size_t index) {
    BUF_LITERAL(weave->out, "</span>");
    if (weave->parts->workings && !weave->contents)
        buf_add(weave->out, weave->parts->workings[index]);
}

static void put_mask(struct weave *weave, enum context context,
                     const struct mask *mask) {
    if (mask->dead)
        put_plain(weave, context, mask_written(weave->doc->prose->masks, mask));
    else if (mask->kind == MASK_TILDE)
        buf_char(weave->out, '~');
    else if (mask->kind == MASK_VALUE)
        put_value(weave, context, mask->index);
    else if (mask->kind == MASK_REFERENCE)
        put_reference(weave, context, mask->index);
    else if (mask->kind == MASK_CLAIM_OPEN && is_rich(context))
        buf_printf(weave->out, "<span" STR_FMT ">",
                   STR_ARG(weave->parts->claims[mask->index]));
    else if (mask->kind == MASK_CLAIM_CLOSE && is_rich(context))
        close_claim(weave, mask->index);
}

void weave_text(struct weave *weave, enum context context, struct str text) {
    struct str plain;
    struct mask *mask;
    while (mask_cut(weave->doc->prose->masks, &text, &plain, &mask)) {
        put_plain(weave, context, plain);
        if (mask)
            put_mask(weave, context, mask);
    }
}

void weave_markup(struct weave *weave, struct str html) {
    static const enum context places[] = {
        [MARKUP_TEXT] = CONTEXT_HTML,
        [MARKUP_TAG] = CONTEXT_TAG,
        [MARKUP_CODE] = CONTEXT_TAG,
    };
    struct markup markup = {.rest = html};
    enum markup_place place;
    struct str run;
    while (markup_next(&markup, &place, &run))
        weave_text(weave, places[place], run);
}

/* Links and images. --------------------------------------------------- */

/* The URL that is given for a link, with the values that it has. */
static void put_url(struct weave *weave, const struct element *element) {
    const struct masks *masks = weave->doc->prose->masks;
    struct str url = weave->parts->links[element->index];
    struct str rest = element->url, plain;
    size_t at = 0;
    struct mask *mask;
    while (mask_cut(masks, &rest, &plain, &mask)) {
        if (!mask || mask->dead)
            continue;
        struct str written = mask_written(masks, mask);
        size_t found = str_find(url, written, at);
        if (found == STR_NONE)
            continue;
        markup_url(weave->out, str_slice(url, at, found));
        put_mask(weave, CONTEXT_URL, mask);
        at = found + written.n;
    }
    markup_url(weave->out, str_slice(url, at, url.n));
}

static void put_title(struct weave *weave, const struct element *element) {
    if (element->title.n == 0)
        return;
    BUF_LITERAL(weave->out, " title=\"");
    weave_text(weave, CONTEXT_PLAIN, element->title);
    buf_char(weave->out, '"');
}

void weave_open_link(struct weave *weave, const struct element *element) {
    if (weave->contents)
        return;
    weave->links++;
    BUF_LITERAL(weave->out, "<a href=\"");
    put_url(weave, element);
    buf_char(weave->out, '"');
    put_title(weave, element);
    buf_char(weave->out, '>');
}

void weave_close_link(struct weave *weave) {
    if (weave->contents)
        return;
    weave->links--;
    BUF_LITERAL(weave->out, "</a>");
}

bool weave_is_tight(const struct element *paragraph) {
    const struct element *item = paragraph->parent;
    return item && item->parent && item->parent->kind == ELEMENT_LIST &&
           item->parent->tight;
}

/* A paragraph of nothing but an image that says something. */
bool weave_is_figure(const struct element *element) {
    const struct element *image = element->first;
    return element->kind == ELEMENT_PARAGRAPH && !weave_is_tight(element) &&
           image && !image->next && image->kind == ELEMENT_IMAGE &&
           (image->first || image->title.n > 0);
}

void weave_open_image(struct weave *weave, const struct element *element) {
    if (!weave->contents) {
        BUF_LITERAL(weave->out, "<img src=\"");
        put_url(weave, element);
        BUF_LITERAL(weave->out, "\" alt=\"");
    }
    weave->image = element;
}

/* The title of a figure is its caption. */
void weave_close_image(struct weave *weave, const struct element *element) {
    weave->image = NULL;
    if (weave->contents)
        return;
    buf_char(weave->out, '"');
    if (!weave_is_figure(element->parent))
        put_title(weave, element);
    BUF_LITERAL(weave->out, " />");
}

/* What is in an image's brackets, as text. */
void weave_alternative(struct weave *weave, const struct element *element) {
    if (element->kind == ELEMENT_SOFT_BREAK ||
        element->kind == ELEMENT_HARD_BREAK)
        buf_char(weave->out, ' ');
    else
        weave_text(weave, CONTEXT_PLAIN, element->text);
}
