/* The tree as HTML: what cmark's own renderer writes, and the parts in their
 * slots.  Elements that are one tag each are rows of a table; the others have
 * a function.  `image` and `contents` are the two states in which elements
 * are written differently: as alternative text, and without links. */
#include "doc/weave.h"

#include "base/html.h"
#include "doc/callout.h"

/* Begins a line, if not at the beginning of one. */
static void begin_line(struct weave *weave) {
    struct buf *out = weave->out;
    if (out->n > weave->begin && out->s[out->n - 1] != '\n')
        buf_char(out, '\n');
}

/* Blocks. ------------------------------------------------------------- */

/* A box is named by the text beside it. */
static void open_task(struct weave *weave, const struct element *paragraph) {
    BUF_LITERAL(weave->out, "<label class=\"task\"><input type=\"checkbox\"");
    if (paragraph->task == TASK_DONE)
        BUF_LITERAL(weave->out, " checked=\"\"");
    BUF_LITERAL(weave->out, " disabled=\"\"> ");
}

static void open_block(struct weave *weave, const struct element *element) {
    if (weave_is_tight(element))
        return;
    begin_line(weave);
    if (weave_is_figure(element))
        BUF_LITERAL(weave->out, "<figure class=\"figure\">");
    else
        BUF_LITERAL(weave->out, "<p>");
}

static void open_paragraph(struct weave *weave, const struct element *element) {
    open_block(weave, element);
    if (element->task != TASK_NONE)
        open_task(weave, element);
}

static void close_paragraph(struct weave *weave,
                            const struct element *element) {
    if (element->task != TASK_NONE)
        BUF_LITERAL(weave->out, "</label>");
    if (weave_is_tight(element))
        return;
    if (!weave_is_figure(element)) {
        BUF_LITERAL(weave->out, "</p>\n");
        return;
    }
    if (element->first->title.n > 0) {
        BUF_LITERAL(weave->out, "\n<figcaption>");
        weave_text(weave, CONTEXT_TEXT, element->first->title);
        BUF_LITERAL(weave->out, "</figcaption>");
    }
    BUF_LITERAL(weave->out, "</figure>\n");
}

static void open_list(struct weave *weave, const struct element *element) {
    begin_line(weave);
    if (!element->ordered)
        BUF_LITERAL(weave->out, "<ul>\n");
    else if (element->level == 1)
        BUF_LITERAL(weave->out, "<ol>\n");
    else
        buf_printf(weave->out, "<ol start=\"%d\">\n", element->level);
}

static struct str contents_html(struct weave *weave, struct element *heading);

static void open_heading(struct weave *weave, struct element *element) {
    struct doc_heading *heading = &weave->doc->headings[element->index];
    heading->html = contents_html(weave, element);
    begin_line(weave);
    buf_printf(weave->out, "<h%d id=\"", element->level);
    html_escape(weave->out, heading->id);
    if (heading->class.n > 0) {
        BUF_LITERAL(weave->out, "\" class=\"");
        html_escape(weave->out, heading->class);
    }
    BUF_LITERAL(weave->out, "\">");
}

/* A listing can be scrolled by the keyboard, so it can have the focus. */
static void put_listing(struct weave *weave, const struct element *element) {
    size_t end = 0;
    while (end < element->info.n && !str_space(element->info.s[end]))
        end++;
    begin_line(weave);
    BUF_LITERAL(weave->out, "<pre tabindex=\"0\"><code");
    if (end > 0) {
        BUF_LITERAL(weave->out, " class=\"language-");
        html_escape(weave->out, str_slice(element->info, 0, end));
        buf_char(weave->out, '"');
    }
    buf_char(weave->out, '>');
    html_escape(weave->out, element->text);
    BUF_LITERAL(weave->out, "</code></pre>\n");
}

static void put_html_block(struct weave *weave, const struct element *element) {
    begin_line(weave);
    weave_markup(weave, element->text);
    begin_line(weave);
}

/* A silent block leaves nothing, not even a line. */
static void put_slot(struct weave *weave, const struct element *element) {
    struct str html = weave->parts->fences[element->index];
    if (html.n == 0)
        return;
    begin_line(weave);
    buf_add(weave->out, html);
    begin_line(weave);
}

static void open_callout(struct weave *weave, const struct element *element) {
    begin_line(weave);
    buf_printf(weave->out, "<aside class=\"callout " STR_FMT "\">\n",
               STR_ARG(callout_class(element->index)));
}

/* The kind is said in words in every case. */
static void open_callout_title(struct weave *weave,
                               const struct element *element) {
    BUF_LITERAL(weave->out, "<p class=\"callout-title\">");
    buf_add(weave->out, callout_title(element->parent->index));
    if (element->first)
        BUF_LITERAL(weave->out, ": ");
}

static void open_table(struct weave *weave) {
    begin_line(weave);
    BUF_LITERAL(weave->out, "<div class=\"scroll\" tabindex=\"0\" "
                            "role=\"group\" aria-label=\"Table\">\n<table>\n");
}

static void close_table(struct weave *weave, const struct element *table) {
    if (table->first != table->last)
        BUF_LITERAL(weave->out, "</tbody>\n");
    BUF_LITERAL(weave->out, "</table>\n</div>\n");
}

static void open_row(struct weave *weave, const struct element *row) {
    if (row->level > 0)
        BUF_LITERAL(weave->out, "<thead>\n");
    else if (row->parent->first->next == row)
        BUF_LITERAL(weave->out, "<tbody>\n");
    BUF_LITERAL(weave->out, "<tr>");
}

static void close_row(struct weave *weave, const struct element *row) {
    BUF_LITERAL(weave->out, "</tr>\n");
    if (row->level > 0)
        BUF_LITERAL(weave->out, "</thead>\n");
}

/* A header that says nothing, as in the corner, is no header. */
static bool is_header(const struct element *cell) {
    return cell->parent->level > 0 && cell->first;
}

static void open_cell(struct weave *weave, const struct element *cell) {
    static const struct str classes[] = {
        [ALIGN_NONE] = STR_INIT(""),
        [ALIGN_LEFT] = STR_INIT(" class=\"left\""),
        [ALIGN_CENTER] = STR_INIT(" class=\"center\""),
        [ALIGN_RIGHT] = STR_INIT(" class=\"right\""),
    };
    buf_add(weave->out,
            is_header(cell) ? STR("<th scope=\"col\"") : STR("<td"));
    buf_add(weave->out, classes[cell->align]);
    buf_char(weave->out, '>');
}

static void close_cell(struct weave *weave, const struct element *cell) {
    buf_add(weave->out, is_header(cell) ? STR("</th>") : STR("</td>"));
}

/* The walk. ----------------------------------------------------------- */

struct tag {
    struct str open;
    struct str close;
    bool open_line; /* begins a line */
    bool close_line;
};

static const struct tag tags[ELEMENT_KINDS] = {
    [ELEMENT_QUOTE] = {STR_INIT("<blockquote>\n"), STR_INIT("</blockquote>\n"),
                       true, true},
    [ELEMENT_ITEM] = {STR_INIT("<li>"), STR_INIT("</li>\n"), true, false},
    [ELEMENT_RULE] = {STR_INIT("<hr />\n"), {0}, true, false},
    [ELEMENT_SOFT_BREAK] = {STR_INIT("\n"), {0}, false, false},
    [ELEMENT_HARD_BREAK] = {STR_INIT("<br />\n"), {0}, false, false},
    [ELEMENT_EMPHASIS] = {STR_INIT("<em>"), STR_INIT("</em>"), false, false},
    [ELEMENT_STRONG] = {STR_INIT("<strong>"), STR_INIT("</strong>"), false,
                        false},
    [ELEMENT_STRIKE] = {STR_INIT("<del>"), STR_INIT("</del>"), false, false},
    [ELEMENT_CALLOUT] = {{0}, STR_INIT("</aside>\n"), false, true},
    [ELEMENT_CALLOUT_TITLE] = {{0}, STR_INIT("</p>\n"), false, false},
};

static void put_tag(struct weave *weave, struct str tag, bool line) {
    if (tag.n == 0)
        return;
    if (line)
        begin_line(weave);
    buf_add(weave->out, tag);
}

static void enter(struct weave *weave, struct element *element) {
    const struct tag *tag = &tags[element->kind];
    put_tag(weave, tag->open, tag->open_line);
    switch (element->kind) {
    case ELEMENT_LIST:
        open_list(weave, element);
        break;
    case ELEMENT_LISTING:
        put_listing(weave, element);
        break;
    case ELEMENT_HTML_BLOCK:
        put_html_block(weave, element);
        break;
    case ELEMENT_PARAGRAPH:
        open_paragraph(weave, element);
        break;
    case ELEMENT_HEADING:
        open_heading(weave, element);
        break;
    case ELEMENT_SLOT:
        put_slot(weave, element);
        break;
    case ELEMENT_CALLOUT:
        open_callout(weave, element);
        break;
    case ELEMENT_CALLOUT_TITLE:
        open_callout_title(weave, element);
        break;
    case ELEMENT_TABLE:
        open_table(weave);
        break;
    case ELEMENT_ROW:
        open_row(weave, element);
        break;
    case ELEMENT_CELL:
        open_cell(weave, element);
        break;
    case ELEMENT_TEXT:
        weave_text(weave, CONTEXT_TEXT, element->text);
        break;
    case ELEMENT_CODE:
        BUF_LITERAL(weave->out, "<code>");
        html_escape(weave->out, element->text);
        BUF_LITERAL(weave->out, "</code>");
        break;
    case ELEMENT_HTML:
        weave_markup(weave, element->text);
        break;
    case ELEMENT_LINK:
        weave_open_link(weave, element);
        break;
    case ELEMENT_IMAGE:
        weave_open_image(weave, element);
        break;
    case ELEMENT_DOCUMENT:
    case ELEMENT_QUOTE:
    case ELEMENT_ITEM:
    case ELEMENT_RULE:
    case ELEMENT_SOFT_BREAK:
    case ELEMENT_HARD_BREAK:
    case ELEMENT_EMPHASIS:
    case ELEMENT_STRONG:
    case ELEMENT_STRIKE:
    case ELEMENT_KINDS:
        break;
    }
}

static void leave(struct weave *weave, const struct element *element) {
    const struct tag *tag = &tags[element->kind];
    put_tag(weave, tag->close, tag->close_line);
    if (element->kind == ELEMENT_LIST)
        put_tag(weave, element->ordered ? STR("</ol>\n") : STR("</ul>\n"),
                false);
    else if (element->kind == ELEMENT_PARAGRAPH)
        close_paragraph(weave, element);
    else if (element->kind == ELEMENT_HEADING)
        buf_printf(weave->out, "</h%d>\n", element->level);
    else if (element->kind == ELEMENT_TABLE)
        close_table(weave, element);
    else if (element->kind == ELEMENT_ROW)
        close_row(weave, element);
    else if (element->kind == ELEMENT_CELL)
        close_cell(weave, element);
    else if (element->kind == ELEMENT_LINK)
        weave_close_link(weave);
    else if (element->kind == ELEMENT_IMAGE)
        weave_close_image(weave, element);
}

/* Writes an element and what is inside. */
static void put_element(struct weave *weave, struct element *root) {
    struct step step = tree_enter(root);
    do {
        struct element *element = step.element;
        if (!weave->image && step.entering)
            enter(weave, element);
        else if (!weave->image || weave->image == element)
            leave(weave, element);
        else if (step.entering)
            weave_alternative(weave, element);
    } while (tree_next(&step, root));
}

/* The inline elements of a heading. */
static struct str contents_html(struct weave *weave, struct element *heading) {
    struct buf html;
    buf_init(&html, weave->doc->arena);
    struct weave inner = {
        .doc = weave->doc,
        .parts = weave->parts,
        .out = &html,
        .contents = true,
    };
    for (struct element *at = heading->first; at; at = at->next)
        put_element(&inner, at);
    return buf_str(&html);
}

void doc_html(struct doc *doc, const struct doc_parts *parts, struct buf *out) {
    struct weave weave = {
        .doc = doc, .parts = parts, .out = out, .begin = out->n};
    put_element(&weave, doc->prose->root);
}
