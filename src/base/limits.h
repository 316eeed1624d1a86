/* Every limit in one place, each with its reason.  Exceeding one is a
 * diagnostic (`limit`) that names the number. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* A lecture is text; more is a mistake, and spans hold 32-bit offsets. */
#define LIMIT_SOURCE_BYTES ((size_t)16 << 20)

/* Assets are copied whole through memory. */
#define LIMIT_ASSET_BYTES ((size_t)256 << 20)

/* cmark 0.30 takes quadratic time on deeper nesting of quotes and lists. */
#define LIMIT_NESTING 100

/* cmark 0.30 looks through all open images of a paragraph at each link's end:
 * images times brackets, a tenth of a second. */
#define LIMIT_BRACKET_VISITS 10000000

/* cmark copies its target to each link that refers to a definition. */
#define LIMIT_REFERENCE_BYTES (1 << 28)

/* Cells of the pipe tables of a page, those included that rows leave out. */
#define LIMIT_PIPE_CELLS 100000

/* Counts that a page declares, the shared ones included: each is a place in
 * the dimension of every unit. */
#define LIMIT_DECLARED_UNITS 16

/* Recursion of the expression parser: well below the stack of a thread. */
#define LIMIT_EXPRESSION_DEPTH 200

/* Evaluations within evaluations, as in recursion: three or four to a call;
 * what takes more of the stack counts twice.  One takes up to 1.2 kB of it,
 * 2.4 kB with sanitizers, of a thread's 8 MB. */
#define LIMIT_EVALUATION_DEPTH 2400

/* Steps of one page's evaluation: about a second.  Elements that are computed
 * all at once count as steps, too. */
#define LIMIT_EVALUATION_STEPS 20000000

/* Memory of one page's evaluation; one step beyond it may take a third more,
 * so that all of a page stays under 200 MB. */
#define LIMIT_EVALUATION_BYTES ((size_t)128 << 20)

/* Elements of one list, rows of one table. */
#define LIMIT_LIST_LENGTH 1000000

/* Cells of the rows that records give, where a short record has all columns. */
#define LIMIT_TABLE_CELLS 2000000

/* Characters that a format pads a number to: no column is wider. */
#define LIMIT_FORMAT_WIDTH 200

/* Bytes of one text value. */
#define LIMIT_TEXT_BYTES ((size_t)1 << 20)

/* Fields of a record, parameters of a function, columns of a query: each name
 * is compared with all others. */
#define LIMIT_NAMES 1000

/* Mistakes of a page for which the nearest of all its names is looked for. */
#define LIMIT_SUGGESTIONS 100

/* Levels and nodes of one YAML block: no one writes more by hand. */
#define LIMIT_YAML_DEPTH 32
#define LIMIT_YAML_NODES 20000

/* Examples within examples, of which each is read as a page; and examples on
 * one page, as each may take all the steps of a page. */
#define LIMIT_EXAMPLE_DEPTH 4
#define LIMIT_EXAMPLES 100

/* Partials within partials. */
#define LIMIT_TEMPLATE_DEPTH 32

/* Operations of one page's templates: far more than a page of ten megabytes
 * takes, and still well under a second. */
#define LIMIT_TEMPLATE_STEPS 10000000

/* Bytes of one drawing: a larger one goes without the tooltips of its marks. */
#define LIMIT_SVG_BYTES 40000

/* Bars of one chart: beyond it they are no longer to be told apart. */
#define LIMIT_CHART_BARS 200

/* Reference lines of one chart: their labels are placed by trying all ways;
 * as many shaded regions and notes. */
#define LIMIT_CHART_RULES 8

/* Figures under one caption: more are several figures. */
#define LIMIT_FIGURES 8

/* Of a diagram: rows or columns, boxes, groups, and ends of arrows.  More is
 * no longer followed by the eye, and routes are searched one by one. */
#define LIMIT_DIAGRAM_PLACES 24
#define LIMIT_DIAGRAM_BOXES 80
#define LIMIT_DIAGRAM_GROUPS 16
#define LIMIT_DIAGRAM_ENDS 160

/* Layers of one chart, and data of all of them: beyond it nothing can be seen
 * that less does not show, and each datum is a row of the table behind. */
#define LIMIT_CHART_LAYERS 12
#define LIMIT_CHART_DATA 10000

/* Labels of one chart's marks: each is moved until it touches no other. */
#define LIMIT_CHART_LABELS 200

/* Panels of small multiples: more are no longer compared at a glance. */
#define LIMIT_CHART_FACETS 12

#endif
