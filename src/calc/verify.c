/* Claims: what is written against what is computed.  One that does not hold
 * is reported with its expression and the values put in. */
#include "calc/claim.h"
#include "calc/working.h"

/* Reports a value that is not what is written. */
static void report_false(struct calc *calc, struct excerpt text,
                         const struct formula *formula, struct str computed) {
    struct diag *diag =
        diag_add(calc->diags, DIAG_FALSE_CLAIM, excerpt_whole(text),
                 "`" STR_FMT "` is written, but it computes to " STR_FMT,
                 STR_ARG(text.text), STR_ARG(computed));
    diag_note(diag, STR_FMT,
              STR_ARG(working_text(calc, formula, NULL, computed)));
}

/* A plain number of which percent were written, as percent. */
static struct str show_percent(struct calc *calc, double number,
                               struct span span) {
    struct str shown =
        calc_show(calc, value_number(number * 100, NULL), NULL, span);
    return str_format(calc->arena, STR_FMT "%%", STR_ARG(shown));
}

/* A count behind a number that has none is a word of the sentence. */
static void advise_dimension(struct diag *diag, const struct written *written,
                             struct value value) {
    if (!value.unit && written->unit)
        diag_help(diag, "a word that is not counted stands behind the "
                        "brackets: [175 billion]{= ...} parameters");
}

static bool compare(struct calc *calc, struct excerpt text,
                    const struct formula *formula, struct value value,
                    struct claim *claim) {
    struct written written;
    if (!claim_parse(calc->arena, calc->diags, &calc->units, text, value.unit,
                     &written))
        return false;
    if (unit_same(written.unit, value.unit)) {
        if (written.percent && !value.unit && !formula->format)
            claim->computed =
                show_percent(calc, value.number, excerpt_whole(formula->text));
        claim->holds = claim_covers(&written, value.number, value.unit);
        if (!claim->holds)
            report_false(calc, text, formula, claim->computed);
        return true;
    }
    struct diag *diag = diag_add(
        calc->diags, DIAG_UNIT_MISMATCH, excerpt_whole(text),
        "`" STR_FMT "` is " STR_FMT ", but it computes to " STR_FMT,
        STR_ARG(text.text), STR_ARG(unit_dimension(calc->arena, written.unit)),
        STR_ARG(unit_dimension(calc->arena, value.unit)));
    diag_note(diag, STR_FMT,
              STR_ARG(working_text(calc, formula, NULL, claim->computed)));
    advise_dimension(diag, &written, value);
    return false;
}

/* A day holds as it is written, and as its format shows it. */
static bool compare_day(struct calc *calc, struct excerpt text,
                        const struct formula *formula, struct value value,
                        struct claim *claim) {
    struct written_day written;
    struct str said = claim_without_markup(text).text;
    int day = (int)value.number;
    claim->holds = formula->format && str_eq(said, claim->computed);
    if (claim->holds)
        return true;
    if (!claim_day(said, &written)) {
        struct diag *diag =
            diag_add(calc->diags, DIAG_UNREADABLE_CLAIM, excerpt_whole(text),
                     "`" STR_FMT "` is not a day that could be compared",
                     STR_ARG(text.text));
        diag_help(diag, "write it as `3 September 2026`, `September 3, 2026` "
                        "or `2026-09-03`");
        return false;
    }
    claim->holds = claim_covers_day(&written, day);
    if (!formula->format)
        claim->computed = claim_show_day(calc->arena, &written, day);
    if (!claim->holds)
        report_false(calc, text, formula, claim->computed);
    return true;
}

static bool compare_text(struct calc *calc, struct excerpt text,
                         const struct formula *formula, struct value value,
                         struct claim *claim) {
    claim->holds = str_eq(text.text, value.text) ||
                   str_eq(claim_without_markup(text).text, value.text);
    if (!claim->holds)
        report_false(calc, text, formula, claim->computed);
    return true;
}

static bool decide(struct calc *calc, struct excerpt text,
                   const struct formula *formula, struct value value,
                   struct claim *claim) {
    if (value.kind == VALUE_POISON)
        return false;
    if (value.kind != VALUE_NUMBER && value.kind != VALUE_DATE &&
        value.kind != VALUE_TEXT) {
        diag_add(calc->diags, DIAG_WRONG_TYPE, excerpt_whole(formula->text),
                 "a claim is about a number, a day or a text, not %s; a "
                 "condition stands in {check: ...}",
                 value_kind_name(value.kind));
        return false;
    }
    claim->computed =
        calc_show(calc, value, formula->format, excerpt_whole(formula->text));
    return value.kind == VALUE_NUMBER
               ? compare(calc, text, formula, value, claim)
           : value.kind == VALUE_DATE
               ? compare_day(calc, text, formula, value, claim)
               : compare_text(calc, text, formula, value, claim);
}

static void add_working(struct calc *calc, const struct formula *formula,
                        struct value value, struct claim *claim) {
    if (claim->holds)
        claim->working =
            working_html(calc, formula, NULL, value, value.kind != VALUE_TRUTH);
}

bool calc_claim(struct calc *calc, struct excerpt written,
                struct excerpt expression, struct claim *claim) {
    struct formula formula;
    bool show;
    *claim = (struct claim){0};
    if (!working_formula(calc, expression, &formula, &show))
        return false;
    claim->expression = formula.text.text;
    struct value value = calc_evaluate(calc, formula.expression, NULL);
    if (!decide(calc, excerpt_trim(written), &formula, value, claim))
        return false;
    if (show)
        add_working(calc, &formula, value, claim);
    return true;
}

/* Reports a condition that is false. */
static void report_condition(struct calc *calc, struct excerpt text,
                             const struct formula *formula) {
    struct str values = working_values(calc, formula, NULL);
    struct diag *diag =
        diag_add(calc->diags, DIAG_FALSE_CLAIM, excerpt_whole(text),
                 "`" STR_FMT "` does not hold", STR_ARG(text.text));
    diag_note(diag, STR_FMT " is false", STR_ARG(values));
}

bool calc_check(struct calc *calc, struct excerpt written,
                struct excerpt condition, struct claim *claim) {
    struct formula formula;
    bool show;
    *claim = (struct claim){0};
    if (!working_formula(calc, condition, &formula, &show) ||
        !evaluate_truth(calc, formula.expression, NULL, &claim->holds))
        return false;
    claim->expression = formula.text.text;
    claim->computed = claim->holds ? STR("true") : STR("false");
    if (!claim->holds)
        report_condition(calc, excerpt_trim(written), &formula);
    if (show)
        add_working(calc, &formula, value_truth(claim->holds), claim);
    return true;
}
