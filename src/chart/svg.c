/* Writes a scene through libxml2's xmlTextWriter: the element, its title and
 * description, the hatches; what is drawn comes from svg_shape.c.  Line ends
 * are written here, not by libxml2's indentation, so that a mark and its
 * title share a line. */
#include "chart/svg.h"

#include "base/diag.h"
#include "chart/chart.h"
#include "chart/palette.h"
#include "chart/svg_shape.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

#include <string.h>

#define FONTS "system-ui, sans-serif"

struct svg {
    xmlTextWriterPtr xml;
    struct arena *arena;
    struct str id;
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

static void svg_raw(struct svg *svg, struct str text) {
    svg_done(
        xmlTextWriterWriteRawLen(svg->xml, svg_chars(text.s), (int)text.n));
}

static void svg_line_end(struct svg *svg) {
    svg_raw(svg, STR("\n"));
}

static void svg_number(struct svg *svg, const char *name, int tenths) {
    struct buf buf;
    buf_init(&buf, svg->arena);
    scene_number(&buf, tenths);
    svg_attribute(svg, name, buf.s);
}

/* Terminated, as libxml2 needs it. */
static const char *svg_string(struct svg *svg, struct str text) {
    return str_terminated(svg->arena, svg_clean(svg->arena, text));
}

static void svg_text(struct svg *svg, struct str text) {
    svg_done(
        xmlTextWriterWriteString(svg->xml, svg_chars(svg_string(svg, text))));
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
    return svg_string(
        svg, str_format(svg->arena, STR_FMT "-%s", STR_ARG(svg->id), suffix));
}

static const char *svg_hatch_name(struct svg *svg, int number) {
    return str_format(svg->arena, "h%d", number).s;
}

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
                     const struct svg_head *head, struct str shapes) {
    const char *title = svg_id(svg, "t"), *description = svg_id(svg, "d");
    svg_open(svg, "svg");
    svg_root(svg, scene, title, description);
    svg_line_end(svg);
    svg_element(svg, "title", title, head->title);
    svg_line_end(svg);
    svg_element(svg, "desc", description, head->description);
    svg_line_end(svg);
    svg_patterns(svg, scene);
    svg_raw(svg, shapes);
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
    struct buf shapes;
    buf_init(&shapes, scene->arena);
    svg_shapes(scene, head->id, &shapes);
    svg_body(&svg, scene, head, buf_str(&shapes));
    xmlFreeTextWriter(xml);
    buf_add(out, (struct str){(const char *)xmlBufferContent(memory),
                              (size_t)xmlBufferLength(memory)});
    xmlBufferFree(memory);
}
