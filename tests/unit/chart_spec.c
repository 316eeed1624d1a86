/* What authors write: each form is read, each mistake is named once, where it
 * stands. */
#include "chart_harness.h"

#define DATA "n, v, w, c\na, 10, 20, p\nb, 30, 5, q\n"
#define BARS "data: t\nmark: bar\ny: n\nx: v\n"

/* "error: names", or "" if the chart can be drawn. */
static struct str fault(const char *rows, const char *block, char *where) {
    struct drawing drawing;
    struct str result = {0};
    struct buf place;
    drawing_init(&drawing, rows, block);
    buf_init(&place, &drawing.page.arena);
    const struct diag *diag = drawing.page.diags.first;
    if (diag) {
        struct str text = span_text(diag->span);
        snprintf(where, 80, "%s%s: %.*s", diag_kind(diag->name)->name,
                 diag->next ? " ..." : "", text.n > 40 ? 40 : (int)text.n,
                 text.s);
        for (char *c = where; *c; c++)
            if (*c == '\n')
                *c = '\0';
        result = str_from(where);
    } else if (!drawing.planned) {
        result = STR("nothing said");
    }
    drawing_release(&drawing);
    return result;
}

static void refuses(const char *block, const char *want, const char *name) {
    char where[80];
    str_is(fault(DATA, block, where), str_from(want), name);
}

static void accepts(const char *block, const char *name) {
    char where[80];
    str_is(fault(DATA, block, where), STR(""), name);
}

static void test_keys(void) {
    refuses("marck: bar\n", "unknown-key ...: marck", "a misspelt key");
    refuses("mark: bar\ny: n\nx: v\n", "missing-key: mark: bar",
            "no data is missing data");
    refuses("data: t\nmark: pie\ny: n\nx: v\n", "bad-chart: pie",
            "a mark that is not there");
    refuses("data: u\nmark: bar\ny: n\nx: v\n", "unknown-name: u",
            "a table that is not there");
    refuses("data: t\nmark: bar\ny: n\n", "missing-key: data: t",
            "bars of one channel");
    refuses("data: t where v > 99\nmark: bar\ny: n\nx: v\n",
            "bad-chart: t where v > 99", "a table without rows");
    refuses(BARS "stack: maybe\n", "bad-chart: maybe", "an odd stack");
    refuses(BARS "title: [a, b]\n", "wrong-type: [a, b]", "an odd title");
}

static void test_channels(void) {
    refuses("data: t\nmark: bar\ny: n\nx: v log reverse \"V\" | .1f\n",
            "log-bars: v log reverse \"V\" | .1f",
            "the short form has all its parts; bars on a log scale a warning");
    accepts("data: t\nmark: bar\ny: n\nx: {value: v, scale: log, title: V, "
            "domain: [1, 100], format: .1f, reverse: true}\n",
            "the long form as well");
    accepts("data: t\nmark: bar\ny: {value: n, sort: -x}\nx: v\n",
            "names sorted by numbers");
    accepts("data: t\nmark: bar\ny: \"{{ n }} of {{ c }}\"\nx: v\n",
            "a text with values");
    accepts("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\n", "series");
    accepts("data: t\nmark: bar\ny: n\nx: {value: {V: v, W: w}, scale: log, "
            "domain: [1, 1000]}\n",
            "series in the long form");
    refuses("data: t\nmark: bar\ny: n\nx: v cube\n", "bad-chart: cube",
            "a scale that is not there");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, scal: log}\n",
            "unknown-key: scal", "a misspelt option");
    refuses("data: t\nmark: bar\ny: n\nx: {scale: log}\n",
            "bad-chart: {scale: log}", "no value");
    refuses("data: t\nmark: bar\ny: n\nx: vv\n", "unknown-name: vv",
            "a column that is not there");
    refuses("data: t\nmark: bar\ny: n\nx: v | .1q\n", "bad-format: q",
            "an odd format");
    refuses("data: t\nmark: bar\ny: n\nx: c\n", "bad-chart: c",
            "text is no length");
    refuses("data: t\nmark: bar\ny: {A: v}\nx: {B: w}\n", "bad-chart: {A: v}",
            "series twice");
    refuses("data: t\nmark: bar\ny: n log\nx: v\n", "bad-chart: n log",
            "names have no scale");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, sort: ascending}\n",
            "bad-chart: ascending", "numbers have no order of their own");
}

static void test_domains(void) {
    accepts("data: t\nmark: bar\ny: n\nx: {value: v, domain: [0, 50]}\n",
            "a domain with zero");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, domain: [5, 50]}\n",
            "truncated-bars: [5, 50]", "bars start at zero");
    refuses("data: t\nmark: bar\ny: n\nx: {value: {V: v, W: w}, "
            "domain: [1, 1000]}\nstack: true\n",
            "bad-scale: [1, 1000]", "and a stack has to");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, domain: [0, 20]}\n",
            "bad-scale: [0, 20]", "bars are not cut off");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, domain: [50, 0]}\n",
            "bad-scale: [50, 0]", "a domain ascends");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v, domain: [0, 5 GB]}\n",
            "unit-mismatch: 5 GB", "a domain has the dimension of the numbers");
    refuses("data: t\nmark: bar\ny: {value: n, domain: [a]}\nx: v\n",
            "bad-chart: [a]", "a domain of names has all of them");
    refuses("data: t\nmark: bar\ny: n\nx: {value: v - 10, scale: log}\n",
            "bad-scale: {value: v - 10, scale: log}", "no zero on a log scale");
}

static void test_colours(void) {
    accepts(BARS "color: c\n", "a colour by text");
    accepts(BARS "color: w log\n", "a colour by number");
    refuses("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\ncolor: c\n",
            "bad-chart: c", "series have their colours");
    refuses("data: t\nmark: bar\ny: 'X'\nx: v\n", "unknown-name: X",
            "a name is an expression");
    refuses("data: t\nmark: bar\ny: '\"X\"'\nx: v\n", "bad-chart: '\"X\"'",
            "two bars of one name");
    refuses("data: t\nmark: bar\ny: '\"X\"'\nx: v log\ncolor: c\n",
            "bad-scale: v log", "no stacks on a log scale");
    refuses("data: t\nmark: bar\ny: '\"X\"'\nx: v log\ncolor: c\n"
            "stack: false\n",
            "log-bars: v log", "but groups");
    refuses(BARS "stack: true\n", "bad-chart: true", "nothing to stack");
    refuses(BARS "color: {value: c, sort: x}\n", "bad-chart: x",
            "colours have no order");
}

static void test_labels(void) {
    accepts(BARS "label: v | .0f\n", "a label for each bar");
    accepts("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\nlabel: {W: w}\n",
            "a label for one series");
    refuses("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\nlabel: v\n",
            "bad-chart: v", "a label for which series?");
    refuses("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\nlabel: {X: v}\n",
            "bad-chart: {X: v}", "a label for no series");
    accepts("data: t\nmark: bar\ny: n\nx: {V: v, W: w}\nstack: true\n"
            "label: v + w\n",
            "a label for each stack");
    refuses(BARS "label: v log\n", "bad-chart: v log", "labels have no scale");
}

static void test_rules(void) {
    accepts(BARS "rules: [{x: 15, label: limit}]\n", "a rule");
    refuses(BARS "rules: [{y: 15}]\n", "bad-chart: {y: 15}",
            "a rule on the names");
    refuses(BARS "rules: [{x: 15 GB}]\n", "unit-mismatch: 15 GB",
            "a rule of another dimension");
    refuses(BARS "rules: {x: 15}\n", "wrong-type: {x: 15}", "rules are a list");
    refuses(BARS "rules: [{x: 15, labl: a}]\n", "unknown-key: labl",
            "a misspelt key of a rule");
    refuses(BARS "rules: [{x: '\"a\"'}]\n", "wrong-type: \"a\"",
            "a rule stands at a number");
}

static void test_orientation(void) {
    struct drawing drawing;
    drawing_init(&drawing, DATA, BARS);
    ok(drawing.plot.horizontal, "numbers on x lie");
    drawing_release(&drawing);
    drawing_init(&drawing, DATA, "data: t\nmark: bar\nx: w\ny: v\n");
    ok(!drawing.plot.horizontal, "of two numbers y is the length");
    str_is(drawing.plot.bands.names[0], STR("20"), "and x the name");
    drawing_release(&drawing);
    drawing_init(&drawing, DATA, "data: t\nmark: bar\nx: w log\ny: v\n");
    ok(drawing.plot.horizontal, "unless only x has a log scale");
    drawing_release(&drawing);
    drawing_init(&drawing, DATA,
                 "data: t\nmark: bar\ny: {value: n, sort: -x}\nx: v\n");
    str_is(drawing.plot.bands.names[0], STR("b"), "the largest comes first");
    drawing_release(&drawing);
    drawing_init(&drawing, "n, v\na,\nb, -1\nc, 1\n",
                 "data: t\nmark: bar\ny: {value: n, sort: x}\nx: v\n");
    str_is(drawing.plot.bands.names[2], STR("a"), "what is missing last");
    drawing_release(&drawing);
}

int main(void) {
    test_keys();
    test_channels();
    test_domains();
    test_colours();
    test_labels();
    test_rules();
    test_orientation();
    return tap_done();
}
