/* Writes a scene through libxml2's xmlTextWriter, which escapes.
 *
 * Shapes of one look that follow each other are a run: lines become one
 * path, rectangles and texts a group that carries their class once.  Line
 * ends are written here, not by libxml2's indentation, so that a mark and
 * its title share a line. */
#include "chart/svg.h"

#include "base/diag.h"
#include "base/utf8.h"
#include "chart/chart.h"
#include "chart/palette.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include <string.h>

#define FONTS "system-ui, sans-serif"

struct svg {
    xmlTextWriterPtr xml;
    struct arena *arena;
    struct str id;
};

/* Attributes for a drawing outside of its page, by style; pairs of name and
 * value, ended by NULL. */
static const char *const looks[STYLE_COUNT][7] = {
    [STYLE_GRID] = {"stroke", "#d8dde3"},
    [STYLE_GRID_MINOR] = {"stroke", "#d8dde3"},
    [STYLE_AXIS] = {"stroke", "#5b6470"},
    [STYLE_RULE] = {"stroke", "#1c2026", "stroke-dasharray", "5 3"},
    [STYLE_LEADER] = {"stroke", "#5b6470"},
    [STYLE_TICK] = {"fill", "#5b6470"},
    [STYLE_AXIS_TITLE] = {"fill", "#5b6470"},
};

void chart_init(void) {
    xmlInitParser();
}

/* The walls of libxml2's interface: it takes terminated strings and fails
 * only when memory runs out. */
static const xmlChar *svg_chars(const char *text) {
    return (const xmlChar *)text;
}

static void svg_done(int result) {
    if (result < 0)
        bug("libxml2 cannot write to memory");
}

static void svg_open(struct svg *svg, const char *name) {
    svg_done(xmlTextWriterStartElement(svg->xml, svg_chars(name)));
}

static void svg_close(struct svg *svg) {
    svg_done(xmlTextWriterEndElement(svg->xml));
}

static void svg_attribute(struct svg *svg, const char *name,
                          const char *value) {
    svg_done(xmlTextWriterWriteAttribute(svg->xml, svg_chars(name),
                                         svg_chars(value)));
}

static void svg_line_end(struct svg *svg) {
    svg_done(xmlTextWriterWriteRaw(svg->xml, svg_chars("\n")));
}

static void svg_number(struct svg *svg, const char *name, int tenths) {
    struct buf buf;
    buf_init(&buf, svg->arena);
    scene_number(&buf, tenths);
    svg_attribute(svg, name, buf.s);
}

/* Text without what XML cannot hold: control characters, U+FFFE, U+FFFF. */
static const char *svg_clean(struct svg *svg, struct str text) {
    struct buf buf;
    buf_init(&buf, svg->arena);
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (code == '\t' || code == '\n' || code == '\r')
            code = ' ';
        if (code >= 0x20 && code != 0xfffe && code != 0xffff)
            utf8_add(&buf, code);
    }
    return buf.s;
}

static void svg_text(struct svg *svg, struct str text) {
    svg_done(
        xmlTextWriterWriteString(svg->xml, svg_chars(svg_clean(svg, text))));
}

static void svg_element(struct svg *svg, const char *name, const char *id,
                        struct str text) {
    svg_open(svg, name);
    if (id)
        svg_attribute(svg, "id", id);
    svg_text(svg, text);
    svg_close(svg);
}

/* An id within this drawing: "fig-sizes-w-h2". */
static const char *svg_id(struct svg *svg, const char *suffix) {
    return svg_clean(
        svg, str_format(svg->arena, STR_FMT "-%s", STR_ARG(svg->id), suffix));
}

static const char *svg_hatch_name(struct svg *svg, int number) {
    return str_format(svg->arena, "h%d", number).s;
}

/* Shapes. -------------------------------------------------------------- */

static void svg_look(struct svg *svg, const struct shape *shape) {
    struct buf class;
    buf_init(&class, svg->arena);
    if (shape->hatched)
        buf_printf(&class, "h%d", shape->number);
    else if (shape->number)
        buf_printf(&class, "%s%d", scene_class(shape->style), shape->number);
    else
        buf_add(&class, str_from(scene_class(shape->style)));
    svg_attribute(svg, "class", class.s);
    const char *const *look = looks[shape->style];
    for (; *look; look += 2)
        svg_attribute(svg, look[0], look[1]);
}

static void svg_fill(struct svg *svg, const struct shape *shape) {
    const char *fill = NULL;
    if (shape->hatched)
        fill = str_format(svg->arena, "url(#%s)",
                          svg_id(svg, svg_hatch_name(svg, shape->number)))
                   .s;
    else if (shape->style == STYLE_MARK)
        fill = palette_series(shape->number);
    else if (shape->style == STYLE_RAMP)
        fill = palette_ramp(shape->number);
    if (fill)
        svg_attribute(svg, "fill", fill);
    if (shape->anchor == ANCHOR_MIDDLE)
        svg_attribute(svg, "text-anchor", "middle");
    else if (shape->anchor == ANCHOR_END)
        svg_attribute(svg, "text-anchor", "end");
}

static void svg_path_to(struct buf *path, int right, int down) {
    buf_char(path, right && down ? 'l' : right ? 'h' : 'v');
    if (right)
        scene_number(path, right);
    if (right && down)
        buf_char(path, ' ');
    if (down || !right)
        scene_number(path, down);
}

static void svg_lines(struct svg *svg, const struct shape *shape,
                      size_t count) {
    struct buf path;
    buf_init(&path, svg->arena);
    for (size_t i = 0; i < count; i++, shape++) {
        buf_char(&path, 'M');
        scene_number(&path, shape->x);
        buf_char(&path, ' ');
        scene_number(&path, shape->y);
        svg_path_to(&path, shape->width, shape->height);
    }
    svg_open(svg, "path");
    svg_look(svg, shape - 1);
    svg_attribute(svg, "d", path.s);
    svg_close(svg);
    svg_line_end(svg);
}

/* `same_x`: the group has moved there already. */
static void svg_rect(struct svg *svg, const struct shape *shape, bool alone,
                     bool same_x) {
    svg_open(svg, "rect");
    if (alone) {
        svg_look(svg, shape);
        svg_fill(svg, shape);
    }
    if (!same_x)
        svg_number(svg, "x", shape->x);
    svg_number(svg, "y", shape->y);
    svg_number(svg, "width", shape->width);
    svg_number(svg, "height", shape->height);
    if (shape->text.n)
        svg_element(svg, "title", NULL, shape->text);
    svg_close(svg);
    svg_line_end(svg);
}

static void svg_string(struct svg *svg, const struct shape *shape, bool alone,
                       bool same_x) {
    svg_open(svg, "text");
    if (alone) {
        svg_look(svg, shape);
        svg_fill(svg, shape);
    }
    if (!same_x)
        svg_number(svg, "x", shape->x);
    svg_number(svg, "y", shape->y);
    svg_text(svg, shape->text);
    svg_close(svg);
    svg_line_end(svg);
}

/* Names below each other, and bars from one base, have their x in common. */
static bool svg_column(const struct shape *shape, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (shape[i].x != shape->x)
            return false;
    return true;
}

static void svg_move(struct svg *svg, int x) {
    struct buf move;
    buf_init(&move, svg->arena);
    BUF_LITERAL(&move, "translate(");
    scene_number(&move, x);
    BUF_LITERAL(&move, " 0)");
    svg_attribute(svg, "transform", move.s);
}

static void svg_group(struct svg *svg, const struct shape *shape,
                      size_t count) {
    bool column = svg_column(shape, count);
    svg_open(svg, "g");
    svg_look(svg, shape);
    svg_fill(svg, shape);
    if (column)
        svg_move(svg, shape->x);
    svg_line_end(svg);
    for (size_t i = 0; i < count; i++) {
        if (shape[i].kind == SHAPE_RECT)
            svg_rect(svg, &shape[i], false, column);
        else
            svg_string(svg, &shape[i], false, column);
    }
    svg_close(svg);
    svg_line_end(svg);
}

static bool svg_alike(const struct shape *a, const struct shape *b) {
    return a->kind == b->kind && a->style == b->style &&
           a->number == b->number && a->anchor == b->anchor &&
           a->hatched == b->hatched;
}

static void svg_shapes(struct svg *svg, const struct scene *scene) {
    for (size_t i = 0, next; i < scene->count; i = next) {
        const struct shape *shape = &scene->shapes[i];
        for (next = i + 1; next < scene->count; next++)
            if (!svg_alike(shape, &scene->shapes[next]))
                break;
        if (shape->kind == SHAPE_LINE)
            svg_lines(svg, shape, next - i);
        else if (next > i + 1)
            svg_group(svg, shape, next - i);
        else if (shape->kind == SHAPE_TEXT)
            svg_string(svg, shape, true, false);
        else
            svg_rect(svg, shape, true, false);
    }
}

/* Head. ---------------------------------------------------------------- */

static void svg_pattern(struct svg *svg, int number) {
    const char *size = str_format(svg->arena, "%d", HATCH_SIZE).s;
    svg_open(svg, "pattern");
    svg_attribute(svg, "id", svg_id(svg, svg_hatch_name(svg, number)));
    svg_attribute(svg, "width", size);
    svg_attribute(svg, "height", size);
    svg_attribute(svg, "patternUnits", "userSpaceOnUse");
    svg_open(svg, "rect");
    svg_attribute(svg, "class", str_format(svg->arena, "c%d", number).s);
    svg_attribute(svg, "width", size);
    svg_attribute(svg, "height", size);
    svg_attribute(svg, "fill", palette_series(number));
    svg_close(svg);
    svg_open(svg, "path");
    svg_attribute(svg, "class", "hatch");
    svg_attribute(svg, "stroke", "#fff");
    svg_attribute(svg, "stroke-opacity", ".6");
    svg_attribute(svg, "d", palette_hatch(number));
    svg_close(svg);
    svg_close(svg);
    svg_line_end(svg);
}

static void svg_patterns(struct svg *svg, const struct scene *scene) {
    bool used[PALETTE_SERIES + 1] = {false};
    for (size_t i = 0; i < scene->count; i++)
        if (scene->shapes[i].hatched)
            used[scene->shapes[i].number] = true;
    for (int number = 1; number <= PALETTE_SERIES; number++)
        if (used[number])
            svg_pattern(svg, number);
}

static void svg_root(struct svg *svg, const struct scene *scene,
                     const char *title, const char *description) {
    struct buf box;
    buf_init(&box, svg->arena);
    BUF_LITERAL(&box, "0 0 ");
    scene_number(&box, scene->width);
    buf_char(&box, ' ');
    scene_number(&box, scene->height);
    svg_attribute(
        svg, "class",
        str_format(svg->arena, "chart " STR_FMT, STR_ARG(scene->name)).s);
    svg_attribute(svg, "xmlns", "http://www.w3.org/2000/svg");
    svg_attribute(svg, "role", "img");
    svg_attribute(svg, "aria-labelledby",
                  str_format(svg->arena, "%s %s", title, description).s);
    svg_attribute(svg, "viewBox", box.s);
    svg_number(svg, "width", scene->width);
    svg_number(svg, "height", scene->height);
    svg_attribute(svg, "font-family", FONTS);
    svg_attribute(svg, "font-size", str_format(svg->arena, "%d", TEXT_SIZE).s);
    svg_attribute(svg, "fill", "currentColor");
}

static void svg_body(struct svg *svg, const struct scene *scene,
                     const struct svg_head *head) {
    const char *title = svg_id(svg, "t"), *description = svg_id(svg, "d");
    svg_open(svg, "svg");
    svg_root(svg, scene, title, description);
    svg_line_end(svg);
    svg_element(svg, "title", title, head->title);
    svg_line_end(svg);
    svg_element(svg, "desc", description, head->description);
    svg_line_end(svg);
    svg_patterns(svg, scene);
    svg_shapes(svg, scene);
    svg_close(svg);
    svg_line_end(svg);
}

void svg_write(const struct scene *scene, const struct svg_head *head,
               struct buf *out) {
    xmlBufferPtr memory = xmlBufferCreate();
    xmlTextWriterPtr xml = memory ? xmlNewTextWriterMemory(memory, 0) : NULL;
    if (!xml)
        bug("libxml2 has no memory");
    struct svg svg = {xml, scene->arena, head->id};
    svg_body(&svg, scene, head);
    xmlFreeTextWriter(xml);
    buf_add(out, (struct str){(const char *)xmlBufferContent(memory),
                              (size_t)xmlBufferLength(memory)});
    xmlBufferFree(memory);
}
