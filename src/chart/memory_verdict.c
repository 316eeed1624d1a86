/* What fits where, in sentences and as columns of the table.
 *
 * Of memory that devices share, R stays whole on each and S is divided: N
 * devices hold R + S / N each, so a capacity C is enough from S / (C - R)
 * devices on, and never if R alone fills it.  Memory that nothing divides is
 * thought of as cut into as many pieces as it needs. */
#include "chart/memory.h"

#include "base/html.h"
#include "chart/bar.h"

#include <math.h>

/* A capacity is not exceeded by the rounding of a sum. */
#define VERDICT_SLACK 1e-9

/* Up to so many bars have a sentence each; of more, each device has one. */
#define VERDICT_BARS 6

/* Of those that do not fit so many are named in it. */
#define VERDICT_NAMED 6

/* The part of a bar from which on its largest part is told. */
#define VERDICT_MOST .5

/* What a bar takes: all of it, and what devices could not divide. */
struct taken {
    double all, whole, divided;
};

static struct taken verdict_taken(const struct memory *memory, size_t band) {
    const struct plot *plot = &memory->plot;
    const bool *divided = memory_strategy(memory, band)->divided;
    struct taken taken = {0};
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if (bar->band != band || bar->missing)
            continue;
        taken.all += bar->number;
        if (divided[bar->series])
            taken.divided += bar->number * memory->devices[band];
        else
            taken.whole += bar->number;
    }
    return taken;
}

struct verdict memory_verdict(const struct memory *memory, size_t band,
                              const struct plot_rule *device) {
    struct taken taken = verdict_taken(memory, band);
    double capacity = device->number;
    struct verdict verdict = {.fits =
                                  taken.all <= capacity * (1 + VERDICT_SLACK),
                              .full = taken.all / capacity};
    if (!memory->across.expression)
        verdict.needs = fmax(1, ceil(verdict.full - VERDICT_SLACK));
    else if (taken.divided == 0)
        verdict.needs = verdict.fits ? 1 : 0;
    else if (taken.whole < capacity)
        verdict.needs = fmax(
            1, ceil(taken.divided / (capacity - taken.whole) - VERDICT_SLACK));
    return verdict;
}

static struct str verdict_count(const struct memory *memory, double count) {
    return calc_show(memory->calc, value_number(count, NULL), NULL,
                     (struct span){0});
}

/* A sentence for each bar. --------------------------------------------- */

/* "30% full" */
static void verdict_full(const struct verdict *verdict, struct buf *out) {
    double full = floor(100 * verdict->full + VERDICT_SLACK);
    if (full < 1)
        BUF_LITERAL(out, "under 1% full");
    else
        buf_printf(out, "%.0f%% full", full);
}

/* "fits A100 (30% full)", "needs 35 × A100" */
static void verdict_say(const struct memory *memory, size_t band,
                        const struct plot_rule *device, struct buf *out) {
    struct verdict verdict = memory_verdict(memory, band, device);
    struct str needs = verdict_count(memory, verdict.needs);
    bool shared = memory->across.expression;
    if (verdict.fits) {
        BUF_LITERAL(out, "fits ");
        html_escape(out, device->name);
        BUF_LITERAL(out, " (");
        verdict_full(&verdict, out);
        if (shared && verdict.needs > 0 &&
            verdict.needs < memory->devices[band])
            buf_printf(
                out, "; %s would do",
                verdict.needs == 1
                    ? "one"
                    : str_format(out->arena, STR_FMT " of them", STR_ARG(needs))
                          .s);
        buf_char(out, ')');
        return;
    }
    buf_add(out, shared ? STR("too much for ") : STR("needs "));
    if (!shared)
        buf_printf(out, STR_FMT " × ", STR_ARG(needs));
    html_escape(out, device->name);
    if (shared && verdict.needs > 0)
        buf_printf(out, ", fits from " STR_FMT " devices on", STR_ARG(needs));
    else if (shared)
        BUF_LITERAL(out, ", however many share it");
}

/* Its largest part, where that is most of the bar and not all: the series, or
 * plot->series. */
static size_t verdict_largest(const struct memory *memory, size_t band,
                              double *share) {
    const struct plot *plot = &memory->plot;
    double all = verdict_taken(memory, band).all;
    for (size_t i = 0; i < plot->bars; i++) {
        const struct bar *bar = &plot->bar[i];
        if (bar->band != band || bar->missing ||
            bar->number < VERDICT_MOST * all || bar->number >= all)
            continue;
        *share = bar->number / all;
        return bar->series;
    }
    return plot->series;
}

/* "18 GB on each of 8 devices, 67% of it Optimizer" */
static void verdict_takes(const struct memory *memory, size_t band,
                          struct buf *out) {
    const struct plot *plot = &memory->plot;
    double share = 0;
    html_escape(out, plot->totals[band].text);
    if (memory->across.expression && memory->devices[band] > 1)
        buf_printf(out, " on each of " STR_FMT " devices",
                   STR_ARG(verdict_count(memory, memory->devices[band])));
    size_t largest = verdict_largest(memory, band, &share);
    if (largest == plot->series)
        return;
    buf_printf(out, ", %.0f%% of it ", fmin(99, round(100 * share)));
    html_escape(out, plot->series_names[largest]);
}

static void verdict_bar(const struct memory *memory, size_t band,
                        struct buf *out) {
    const struct plot *plot = &memory->plot;
    BUF_LITERAL(out, "<li><b>");
    html_escape(out, plot->bands.names[band]);
    BUF_LITERAL(out, "</b> takes ");
    verdict_takes(memory, band, out);
    for (size_t i = 0; i < plot->axis.rules; i++) {
        buf_add(out, i ? STR("; ") : STR(": "));
        verdict_say(memory, band, &plot->axis.rule[i], out);
    }
    BUF_LITERAL(out, ".</li>\n");
}

/* A sentence for each device. ------------------------------------------ */

/* "GPT-3 needs 15", "GPT-3 fits from 15 devices on" */
static void verdict_exceeds(const struct memory *memory, size_t band,
                            const struct verdict *verdict, struct buf *out) {
    struct str needs = verdict_count(memory, verdict->needs);
    html_escape(out, memory->plot.bands.names[band]);
    if (!memory->across.expression)
        buf_printf(out, " needs " STR_FMT, STR_ARG(needs));
    else if (verdict->needs > 0)
        buf_printf(out, " fits from " STR_FMT " devices on", STR_ARG(needs));
    else
        BUF_LITERAL(out, " never fits");
}

static void verdict_device(const struct memory *memory,
                           const struct plot_rule *device, struct buf *out) {
    size_t bars = memory->plot.bands.count, fits = 0, named = 0;
    for (size_t band = 0; band < bars; band++)
        fits += memory_verdict(memory, band, device).fits;
    BUF_LITERAL(out, "<li><b>");
    html_escape(out, device->name);
    BUF_LITERAL(out, "</b> (");
    html_escape(out, device->shown);
    if (fits == bars)
        buf_printf(out, ") holds all %zu", bars);
    else
        buf_printf(out, ") holds %zu of %zu", fits, bars);
    for (size_t band = 0; band < bars && named < VERDICT_NAMED; band++) {
        struct verdict verdict = memory_verdict(memory, band, device);
        if (verdict.fits)
            continue;
        buf_add(out, named++ ? STR(", ") : STR("; "));
        verdict_exceeds(memory, band, &verdict, out);
    }
    if (bars - fits > named)
        buf_printf(out, ", and %zu more do not fit one", bars - fits - named);
    BUF_LITERAL(out, ".</li>\n");
}

struct str memory_notes(const void *of) {
    const struct memory *memory = of;
    const struct plot *plot = &memory->plot;
    struct buf out;
    buf_init(&out, calc_arena(memory->calc));
    if (!plot->axis.rules)
        return buf_str(&out);
    BUF_LITERAL(&out, "<ul>\n");
    if (plot->bands.count <= VERDICT_BARS)
        for (size_t band = 0; band < plot->bands.count; band++)
            verdict_bar(memory, band, &out);
    else
        for (size_t i = 0; i < plot->axis.rules; i++)
            verdict_device(memory, &plot->axis.rule[i], &out);
    BUF_LITERAL(&out, "</ul>\n");
    return buf_str(&out);
}

/* The text alternative and the table. ---------------------------------- */

void memory_describe(const void *of, struct description *out) {
    const struct memory *memory = of;
    const struct plot *plot = &memory->plot;
    size_t most = 0;
    double share = 0;
    bar_describe(plot, out);
    for (size_t band = 0; band < plot->bands.count; band++)
        if (plot->totals[band].value.number > plot->totals[most].value.number)
            most = band;
    size_t largest = verdict_largest(memory, most, &share);
    if (largest < plot->series)
        describe_say(out, "%.0f%% of " STR_FMT " is " STR_FMT ".",
                     fmin(99, round(100 * share)),
                     STR_ARG(plot->bands.names[most]),
                     STR_ARG(plot->series_names[largest]));
}

/* How many devices a bar needs: "1, fits", "35", or "none suffices". */
static struct sheet_cell verdict_cell(const struct memory *memory, size_t band,
                                      const struct plot_rule *device) {
    struct verdict verdict = memory_verdict(memory, band, device);
    struct value count = value_number(verdict.needs, NULL);
    if (verdict.needs == 0)
        return (struct sheet_cell){.text = STR("never fits"),
                                   .value = {.kind = VALUE_MISSING}};
    return (struct sheet_cell){
        .text = str_format(calc_arena(memory->calc), STR_FMT "%s",
                           STR_ARG(verdict_count(memory, verdict.needs)),
                           verdict.fits ? ", fits" : ""),
        .value = count};
}

/* The table of the bars, with a column for each device. */
void memory_tabulate(const void *of, struct sheet *sheet) {
    const struct memory *memory = of;
    const struct plot *plot = &memory->plot;
    struct arena *arena = calc_arena(memory->calc);
    bar_tabulate(plot, sheet);
    struct sheet old = *sheet;
    size_t devices = plot->axis.rules;
    sheet->columns += devices;
    sheet->column = arena_grow(arena, old.column, old.columns, sheet->columns,
                               sizeof *sheet->column);
    sheet->cells =
        ARENA_ARRAY(arena, sheet->columns * sheet->rows, struct sheet_cell);
    for (size_t i = 0; i < devices; i++)
        sheet->column[old.columns + i] = (struct sheet_column){
            .header = str_format(arena, STR_FMT " needed",
                                 STR_ARG(plot->axis.rule[i].name)),
            .align = SHEET_RIGHT};
    for (size_t row = 0; row < sheet->rows; row++) {
        struct sheet_cell *cells = &sheet->cells[row * sheet->columns];
        for (size_t i = 0; i < old.columns; i++)
            cells[i] = old.cells[row * old.columns + i];
        for (size_t i = 0; i < devices; i++)
            cells[old.columns + i] =
                verdict_cell(memory, row, &plot->axis.rule[i]);
    }
}
