/* Sheets: tables as HTML and as CSV. */
#include "calc/calc.h"
#include "calc/unit.h"

#include "tap.h"

static struct arena arena;

static const struct unit *unit_of(const char *text) {
    size_t end;
    return unit_begin(&arena, NULL, str_from(text), &end);
}

static struct sheet_cell number(double number, const char *unit,
                                const char *text) {
    return (struct sheet_cell){.value = value_number(number, unit_of(unit)),
                               .text = str_from(text)};
}

static struct sheet_cell text(const char *text) {
    return (struct sheet_cell){.value = value_text(str_from(text)),
                               .text = str_from(text)};
}

static const struct sheet_cell missing = {.value = {.kind = VALUE_MISSING},
                                          .text = STR_INIT("–")};

static struct str html(const struct sheet *sheet) {
    struct buf out;
    buf_init(&out, &arena);
    sheet_html(sheet, &out);
    return buf_str(&out);
}

static struct str csv(const struct sheet *sheet) {
    struct diags diags;
    struct buf out;
    diags_init(&diags, &arena);
    buf_init(&out, &arena);
    sheet_csv(calc_new(&arena, &diags), sheet, &out);
    ok(!diags.first, "CSV reports nothing");
    return buf_str(&out);
}

static void whole(void) {
    struct sheet_column columns[] = {
        {.header = STR("Model <x>")},
        {.header = STR("Memory"), .unit = STR("GB"), .align = SHEET_DECIMAL},
    };
    struct sheet_cell cells[] = {
        text("A & B"), number(0.5, "GB", "0.5"),
        text("C"),     number(2800e9, "B", "2,800.0"),
        text("Total"), number(2800.5, "GB", "2,800.5"),
    };
    cells[1].source = STR("memory(\"fp16\")");
    struct sheet sheet = {.caption = STR("Memory <i>now</i>"),
                          .columns = 2,
                          .column = columns,
                          .rows = 3,
                          .cells = cells,
                          .total = true};
    str_is(html(&sheet),
           STR("<table class=\"sheet\">\n"
               "<caption>Memory <i>now</i></caption>\n"
               "<thead>\n"
               "<tr><th scope=\"col\">Model &lt;x&gt;</th>"
               "<th scope=\"col\" class=\"number\">Memory (GB)</th></tr>\n"
               "</thead>\n"
               "<tbody>\n"
               "<tr><th scope=\"row\">A &amp; B</th><td class=\"number\">"
               "<data value=\"0.5\" title=\"memory(&quot;fp16&quot;)\">0.5"
               "</data></td></tr>\n"
               "<tr><th scope=\"row\">C</th><td class=\"number\">"
               "<data value=\"2800000000000\">2,800.0</data></td></tr>\n"
               "<tr class=\"total\"><th scope=\"row\">Total</th>"
               "<td class=\"number\"><data value=\"2800.5\">2,800.5</data>"
               "</td></tr>\n"
               "</tbody>\n</table>\n"),
           "a table has caption, scopes, data and its total");
    str_is(csv(&sheet), STR("Model <x>,Memory [GB]\nA & B,0.5\nC,2800\n"),
           "CSV is in one unit and has no total");
}

/* The cells of a column from the second row on, between their tags. */
static void alignment(void) {
    static const struct {
        const char *first, *second, *padded;
    } rows[] = {
        {"3.95", "15.21", "15.21"},         {"3.95", "8", "8|.__"},
        {"3.95", "1,080.5", "1,080.5|_"},   {"8", "80", "80"},
        {"1.5B", "175B", "175B|._"},        {"$50K", "$500", "$500|_"},
        {"1.5 GB", "12 GB", "12 GB|._"},    {"−0.25", "−3", "−3|.__"},
        {"3.14×10²³", "2.5", "2.5|______"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet_column column = {.header = STR("x"),
                                      .align = SHEET_DECIMAL};
        struct sheet_cell cells[] = {number(1, "", rows[i].first),
                                     number(2, "", rows[i].second), missing,
                                     text("1")};
        struct sheet sheet = {
            .columns = 1, .column = &column, .rows = 4, .cells = cells};
        struct str all = html(&sheet);
        size_t from = str_find(all, STR("<data value=\"2\">"), 0) + 16;
        size_t to = str_find(all, STR("</th>"), from);
        struct str end;
        struct buf got;
        buf_init(&got, &arena);
        str_cut(str_slice(all, from, to), '<', &end, &end);
        struct str cell = str_slice(all, from, to);
        buf_add(&got, str_slice(cell, 0, str_find(cell, STR("</data>"), 0)));
        struct str padding = str_slice(end, sizeof "/data>" - 1, end.n);
        if (padding.n > 0)
            buf_char(&got, '|');
        for (size_t at = 0; at < padding.n; at += 3)
            buf_char(&got, padding.s[at + 2] == '\x88' ? '.' : '_');
        str_is(buf_str(&got), str_from(rows[i].padded), rows[i].second);
        ok(str_find(all, STR("<th scope=\"row\" class=\"number\">–</th>"), 0) !=
               STR_NONE,
           "... nothing is put behind what is missing");
        ok(str_find(all, STR(">1</th>"), 0) != STR_NONE, "... or is text");
    }
}

static void classes(void) {
    struct sheet_column columns[] = {{.header = STR("a")},
                                     {.align = SHEET_CENTER},
                                     {.align = SHEET_RIGHT},
                                     {.align = SHEET_DECIMAL}};
    struct sheet_cell cells[] = {text("a"),
                                 text("b"),
                                 text("c"),
                                 {.html = STR("<b>d</b>"),
                                  .value = value_number(1, NULL),
                                  .text = STR("d")}};
    struct sheet sheet = {
        .columns = 4, .column = columns, .rows = 1, .cells = cells};
    struct str all = html(&sheet);
    ok(str_find(all,
                STR("<td class=\"center\">b</td><td class=\"right\">c</td>"
                    "<td class=\"number\"><b>d</b></td>"),
                0) != STR_NONE,
       "each alignment has its class, markup stays");
    ok(str_find(all, STR("caption"), 0) == STR_NONE,
       "without a caption there is none");
    sheet.rows = 0;
    ok(str_ends(html(&sheet), STR("<tbody>\n</tbody>\n</table>\n")),
       "a sheet may have no rows");
}

static void quoting(void) {
    struct sheet_column columns[] = {{.header = STR("a,b")},
                                     {.header = STR("say \"x\"")}};
    struct sheet_cell cells[] = {
        text("1,5"),      text("two\nlines"), text("=1+1"),
        text(" padded "), text("\"q\""),      missing,
        text("# no"),     text("é"),          {.value = value_truth(true)},
        text(""),
    };
    struct sheet sheet = {
        .columns = 2, .column = columns, .rows = 5, .cells = cells};
    str_is(csv(&sheet),
           STR("\"a,b\",\"say \"\"x\"\"\"\n"
               "\"1,5\",\"two\nlines\"\n"
               "=1+1,\" padded \"\n"
               "\"\"\"q\"\"\",\n"
               "\"# no\",é\n"
               "true,\n"),
           "text is quoted where it must be, and never changed");
}

static void units(void) {
    struct sheet_column columns[] = {
        {.header = STR("mixed")},
        {.header = STR("header"), .unit = STR("$ thousand")},
        {.header = STR("share"), .unit = STR("%")},
        {.header = STR("plain"), .unit = STR("estimate")},
    };
    struct sheet_cell cells[] = {
        number(70, "ms", ""), number(4600000, "$", ""),
        number(0.12, "", ""), number(1.0 / 3, "", ""),
        number(1.5, "s", ""), number(500, "$", ""),
        number(1, "", ""),    missing,
        number(2, "GB", ""),  number(3, "$", ""),
        number(0.07, "", ""), number(1e21, "", ""),
    };
    struct sheet sheet = {
        .columns = 4, .column = columns, .rows = 3, .cells = cells};
    str_is(csv(&sheet),
           STR("mixed [ms],header [$ thousand],share [%],plain [estimate]\n"
               "70,4600,12,0.3333333333333333\n"
               "1500,0.5,100,\n"
               "2 GB,0.003,7,1e+21\n"),
           "a column is in the unit of its header, else of its first number");
}

static void extremes(void) {
    struct sheet_column columns[] = {{.header = STR("x"), .unit = STR("B")},
                                     {.header = STR("y"), .unit = STR("%")}};
    struct sheet_cell cells[] = {number(1e307, "GB", ""),
                                 number(1e307, "", "")};
    struct sheet sheet = {
        .columns = 2, .column = columns, .rows = 1, .cells = cells};
    str_is(csv(&sheet), STR("x [B],y [%]\n1e+307 GB,1.7976931348623157e+308\n"),
           "no number overflows");
}

int main(void) {
    whole();
    alignment();
    classes();
    quoting();
    units();
    extremes();
    arena_release(&arena);
    return tap_done();
}
