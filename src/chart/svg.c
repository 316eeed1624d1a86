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
#include "chart/look.h"
#include "chart/palette.h"
#include "chart/svg_path.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include <string.h>

#define FONTS "system-ui, sans-serif"

struct svg {
    xmlTextWriterPtr xml;
    struct arena *arena;
    struct str id;
};

static const char *const anchors[] = {
    [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};

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

static void svg_attributes(struct svg *svg, const char *const *pair) {
    for (; *pair; pair += 2)
        svg_attribute(svg, pair[0], pair[1]);
}

static void svg_paint(struct svg *svg, const struct shape *shape) {
    const char *painted, *colour = look_paint(shape, &painted);
    if (shape_hatched(shape))
        colour = str_format(svg->arena, "url(#%s)",
                            svg_id(svg, svg_hatch_name(svg, shape->number)))
                     .s;
    if (colour)
        svg_attribute(svg, painted, colour);
    if (shape_dashed(shape))
        svg_attribute(svg, "stroke-dasharray", palette_dash(shape->number));
}

/* All that shapes of a run have in common. */
static void svg_look(struct svg *svg, const struct shape *shape) {
    struct buf class;
    buf_init(&class, svg->arena);
    scene_class(shape, &class);
    if (shape->kind == SHAPE_POINT)
        BUF_LITERAL(&class, " point");
    svg_attribute(svg, "class", class.s);
    svg_attributes(svg, look_attributes(shape->style));
    svg_paint(svg, shape);
    if (shape->kind == SHAPE_POINT)
        svg_attributes(svg, look_point());
    if (shape->anchor != ANCHOR_START)
        svg_attribute(svg, "text-anchor", anchors[shape->anchor]);
}

static void svg_grid(struct svg *svg, const struct shape *shape, size_t count) {
    struct buf path;
    buf_init(&path, svg->arena);
    for (size_t i = 0; i < count; i++)
        svg_path(&shape[i], &path);
    svg_open(svg, "path");
    svg_look(svg, shape);
    svg_attribute(svg, "d", path.s);
    svg_close(svg);
    svg_line_end(svg);
}

/* `same_x`: the group has moved there already. */
static void svg_position(struct svg *svg, const struct shape *shape,
                         bool same_x) {
    if (!same_x)
        svg_number(svg, "x", shape->x);
    svg_number(svg, "y", shape->y);
}

static void svg_rect_size(struct svg *svg, const struct shape *shape) {
    svg_number(svg, "width", shape->width);
    svg_number(svg, "height", shape->height);
    if (shape->radius)
        svg_number(svg, "rx", shape->radius);
}

static void svg_circle(struct svg *svg, const struct shape *shape) {
    svg_number(svg, "cx", shape->x);
    svg_number(svg, "cy", shape->y);
    svg_number(svg, "r", symbol_radius(shape->area));
}

static void svg_outline(struct svg *svg, const struct shape *shape) {
    struct buf path;
    buf_init(&path, svg->arena);
    svg_path(shape, &path);
    svg_attribute(svg, "d", path.s);
}

static bool svg_round(const struct shape *shape) {
    return shape->kind == SHAPE_POINT && shape->symbol == SYMBOL_CIRCLE;
}

static const char *svg_name(const struct shape *shape) {
    if (shape->kind == SHAPE_TEXT)
        return "text";
    if (shape->kind == SHAPE_RECT)
        return "rect";
    return svg_round(shape) ? "circle" : "path";
}

/* One shape, on a line of its own.  `grouped`: the group has its look. */
static void svg_shape(struct svg *svg, const struct shape *shape, bool grouped,
                      bool same_x) {
    svg_open(svg, svg_name(shape));
    if (!grouped)
        svg_look(svg, shape);
    if (shape->kind == SHAPE_TEXT || shape->kind == SHAPE_RECT)
        svg_position(svg, shape, same_x);
    else if (svg_round(shape))
        svg_circle(svg, shape);
    else
        svg_outline(svg, shape);
    if (shape->kind == SHAPE_RECT)
        svg_rect_size(svg, shape);
    if (shape->kind == SHAPE_TEXT)
        svg_text(svg, shape->text);
    else if (shape->text.n)
        svg_element(svg, "title", NULL, shape->text);
    svg_close(svg);
    svg_line_end(svg);
}

/* Names below each other, and bars from one base, have their x in common. */
static bool svg_column(const struct shape *shape, size_t count) {
    if (shape->kind != SHAPE_TEXT && shape->kind != SHAPE_RECT)
        return false;
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
    if (column)
        svg_move(svg, shape->x);
    svg_line_end(svg);
    for (size_t i = 0; i < count; i++)
        svg_shape(svg, &shape[i], true, column);
    svg_close(svg);
    svg_line_end(svg);
}

static bool svg_alike(const struct shape *a, const struct shape *b) {
    return a->kind == b->kind && a->style == b->style &&
           a->number == b->number && a->anchor == b->anchor &&
           a->patterned == b->patterned;
}

static void svg_shapes(struct svg *svg, const struct scene *scene) {
    for (size_t i = 0, next; i < scene->count; i = next) {
        const struct shape *shape = &scene->shapes[i];
        for (next = i + 1; next < scene->count; next++)
            if (!svg_alike(shape, &scene->shapes[next]))
                break;
        if (shape->kind == SHAPE_LINE)
            svg_grid(svg, shape, next - i);
        else if (next > i + 1)
            svg_group(svg, shape, next - i);
        else
            svg_shape(svg, shape, false, false);
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
        if (shape_hatched(&scene->shapes[i]))
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
