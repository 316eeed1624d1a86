/* How many charts a second, for charts.py, which compares with others.
 *
 *     charts COUNT NAME ROWS BLOCK
 *
 * ROWS is a file of CSV, which defines the table NAME, and BLOCK one of the
 * YAML of a chart.  COUNT times both are read and the chart is drawn, from
 * the bytes of the two texts to the bytes of SVG; and libxml2's writer alone
 * writes the same elements as often, from a tree of them.  Both take turns,
 * ROUNDS of them, and the best counts: the machine may have other work.  The
 * output is three lines, `figures N` and `writer N`, each a second, and `bytes
 * N`, and then the SVG.
 */
#include "chart/chart.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 20

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The whole of a file, or an end with a message. */
static struct str file_text(struct arena *arena, const char *path) {
    struct buf text;
    char block[4096];
    size_t n;
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(3);
    }
    buf_init(&text, arena);
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&text, (struct str){block, n});
    fclose(file);
    return buf_str(&text);
}

struct work {
    struct str name, rows, block;
};

static struct excerpt work_text(struct arena *arena, struct str text) {
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, STR("bench"), text);
    return excerpt_all(source);
}

/* The SVG, in the arena. */
static struct str work_draw(const struct work *work, struct arena *arena) {
    struct diags diags;
    struct figure figure;
    diags_init(&diags, arena);
    struct calc *calc = calc_new(arena, &diags);
    calc_data(calc, work_text(arena, work->name),
              data_csv(arena, &diags, work_text(arena, work->rows), ','));
    struct node *node = data_yaml(arena, &diags, work_text(arena, work->block));
    if (node && chart_draw(calc, CHART_CHART, node, STR("fig-bench"),
                           CHART_FULL, &figure))
        return figure.svg;
    fputs("charts: the block cannot be drawn\n", stderr);
    exit(1);
}

static double work_rate(const struct work *work, long count) {
    struct arena arena;
    arena_init(&arena);
    struct arena_mark start = arena_mark(&arena);
    double begin = seconds();
    for (long i = 0; i < count; i++) {
        work_draw(work, &arena);
        arena_reset(&arena, start);
    }
    double rate = (double)count / (seconds() - begin);
    arena_release(&arena);
    return rate;
}

/* libxml2's writer. ---------------------------------------------------- */

static void replay_node(xmlTextWriterPtr xml, const xmlNode *node) {
    if (node->type == XML_TEXT_NODE) {
        xmlTextWriterWriteString(xml, node->content);
        return;
    }
    xmlTextWriterStartElement(xml, node->name);
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        xmlTextWriterWriteAttribute(xml, attr->name, attr->children->content);
    for (const xmlNode *child = node->children; child; child = child->next)
        replay_node(xml, child);
    xmlTextWriterEndElement(xml);
}

/* The root is a stand-in for both drawings' parent. */
static double replay_rate(const xmlNode *root, long count) {
    double begin = seconds();
    for (long i = 0; i < count; i++) {
        xmlBufferPtr memory = xmlBufferCreate();
        xmlTextWriterPtr xml = xmlNewTextWriterMemory(memory, 0);
        replay_node(xml, root);
        xmlFreeTextWriter(xml);
        xmlBufferFree(memory);
    }
    return (double)count / (seconds() - begin);
}

int main(int argc, char **argv) {
    struct arena arena;
    if (argc != 5) {
        fputs("usage: charts COUNT NAME ROWS BLOCK\n", stderr);
        return 2;
    }
    chart_init();
    arena_init(&arena);
    long count = strtol(argv[1], NULL, 10);
    struct work work = {str_from(argv[2]), file_text(&arena, argv[3]),
                        file_text(&arena, argv[4])};
    struct str svg = work_draw(&work, &arena);
    struct str both = str_format(&arena, "<g>" STR_FMT "</g>", STR_ARG(svg));
    xmlDocPtr document =
        xmlReadMemory(both.s, (int)both.n, NULL, NULL, XML_PARSE_NOBLANKS);
    double figures = 0, writer = 0;
    for (int round = 0; round < ROUNDS; round++) {
        long part = (count + ROUNDS - 1) / ROUNDS;
        figures = fmax(figures, work_rate(&work, part));
        writer =
            fmax(writer, replay_rate(xmlDocGetRootElement(document), part));
    }
    printf("figures %.0f\nwriter %.0f\n", figures, writer);
    printf("bytes %zu\n" STR_FMT, svg.n, STR_ARG(svg));
    xmlFreeDoc(document);
    arena_release(&arena);
    return 0;
}
