/* Formulas as MathML, and with their values put in.
 *
 * MathML is told in short, so that its structure can be read: tokens without
 * their tags, {row}, $formula$, other elements by their names, `~` for the
 * thin space before a unit, `@` for the invisible sign of application.
 */
#include "calc_harness.h"

static const char *const definitions =
    "training = 2800 GB\n"
    "inference = 350 GB\n"
    "car = 4.6 t\n"
    "gpt3_cars = 500 t / car\n"
    "x = -2\n"
    "third = 1/3\n"
    "name = \"a < b\"\n"
    "list = [1, 2, 3]\n"
    "bytes = {fp32: 4 B, fp16: 2 B}\n"
    "memory(params, dtype=\"fp32\", training=false) =\n"
    "    if training then weights + optimizer else weights\n"
    "  where\n"
    "    weights = params * bytes[dtype]\n"
    "    optimizer = params * 8 B\n"
    "gpt3 = memory(175 billion, \"fp16\")\n"
    "loop(n) = if n > 0 then loop(n - 1) else 0\n"
    "page_sqrt(sqrt) = sqrt(4)\n";

static bool is_token(struct str tag) {
    static const struct str names[] = {
        STR_INIT("mi"),  STR_INIT("mn"),  STR_INIT("mo"),  STR_INIT("mtext"),
        STR_INIT("/mi"), STR_INIT("/mn"), STR_INIT("/mo"), STR_INIT("/mtext")};
    size_t end = str_find_byte(tag, ' ', 0);
    struct str name = str_slice(tag, 0, end);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(name, names[i]))
            return true;
    return false;
}

static void add_tag(struct buf *out, struct str tag) {
    if (is_token(tag))
        return;
    if (str_eq(tag, STR("mrow")) || str_eq(tag, STR("/mrow")))
        buf_char(out, tag.s[0] == '/' ? '}' : '{');
    else if (str_starts(tag, STR("math")) || str_eq(tag, STR("/math")))
        buf_char(out, '$');
    else
        buf_printf(out, "<" STR_FMT ">", STR_ARG(tag));
}

static struct str brief(struct arena *arena, struct str html) {
    static const struct {
        struct str from, to;
    } signs[] = {{STR_INIT("\u2009"), STR_INIT("~")},
                 {STR_INIT("\u00a0"), STR_INIT("_")},
                 {STR_INIT("&#x2061;"), STR_INIT("@")}};
    struct buf out;
    buf_init(&out, arena);
    for (size_t at = 0; at < html.n;) {
        struct str rest = str_slice(html, at, html.n);
        size_t i = 0;
        if (html.s[at] == '<') {
            size_t end = str_find_byte(html, '>', at);
            add_tag(&out, str_slice(html, at + 1, end));
            at = end + 1;
            continue;
        }
        while (i < 3 && !str_starts(rest, signs[i].from))
            i++;
        if (i < 3)
            buf_add(&out, signs[i].to);
        else
            buf_char(&out, html.s[at]);
        at += i < 3 ? signs[i].from.n : 1;
    }
    return buf_str(&out);
}

/* The value between the tags of <data>; or the errors. */
static void shows(const char *value, const char *want) {
    struct page page;
    struct str html;
    page_init(&page, definitions);
    calc_value(page.calc, page_text(&page, value), NULL, &html, NULL);
    size_t from = str_find_byte(html, '>', 0) + 1;
    struct str inside = str_slice(html, from, html.n - STR("</data>").n);
    struct str got =
        page.diags.first ? page_errors(&page) : brief(&page.arena, inside);
    str_is(got, str_from(want), value);
    arena_release(&page.arena);
}

static void show_text(const char *value, const char *want) {
    struct page page;
    struct str text;
    page_init(&page, definitions);
    calc_value(page.calc, page_text(&page, value), NULL, NULL, &text);
    struct str got =
        page.diags.first ? page_errors(&page) : page_plain(&page, text);
    str_is(got, str_from(want), value);
    arena_release(&page.arena);
}

/* The body of one definition. */
static void defines(const char *body, const char *want) {
    struct page page;
    page_init(&page, definitions);
    struct str text = str_format(&page.arena, "f(a, b) = %s", body);
    struct source *source = ARENA_NEW(&page.arena, struct source);
    source_init(source, &page.arena, STR("test"), text);
    struct str html = calc_definitions_html(page.calc, excerpt_all(source));
    struct str got = brief(&page.arena, html);
    size_t from = str_find(got, STR("$="), 0);
    got = str_slice(got, from + 2, str_find(got, STR("</p>"), 0) - 1);
    str_is(got, str_from(want), body);
    ok(!page.diags.first, "typesetting reports nothing");
    arena_release(&page.arena);
}

static void test_operators(void) {
    defines("a / b", "<mfrac>ab</mfrac>");
    defines("a + b * 2", "a$ $+b×2");
    defines("(a + b) * 2", "{(a+b)}×2");
    defines("a - (b - 2)", "a$ $−{(b−2)}");
    defines("a - b - 2", "a$ $−b$ $−2");
    defines("a * -b", "a×{(−b)}");
    defines("-a + b", "−a$ $+b");
    defines("-(a + b)", "−{(a+b)}");
    defines("(a + b) / (a - b)", "<mfrac>{a+b}{a−b}</mfrac>");
    defines("a * (b / 2)", "a×<mfrac>b2</mfrac>");
    defines("(a / b)^2", "<msup>{{(<mfrac>ab</mfrac>)}}2</msup>");
    defines("-a^2", "−<msup>a2</msup>");
    defines("(-a)^2", "<msup>{{(−a)}}2</msup>");
    defines("a^b^2", "<msup>a{<msup>b2</msup>}</msup>");
    defines("(a^b)^2", "<msup>{{(<msup>ab</msup>)}}2</msup>");
    defines("(3 m)^2", "<msup>{{(3~m)}}2</msup>");
    defines("a // b", "{⌊<mfrac>ab</mfrac>⌋}");
    defines("a % b * 2", "{(amodb)}×2");
    defines("a < b <= 2", "{(a&lt;b≤2)}");
    defines("a == 1 and not b != 2", "a=1$ $andnotb≠2");
    defines("(a > 1 or b > 2) and true", "{(a&gt;1orb&gt;2)}$ $andtrue");
    defines("a in [1, 2]", "{(a∈{[1,2]})}");
    defines("not (a and b)", "not{(aandb)}");
}

static void test_forms(void) {
    defines("sqrt(a + b)", "<msqrt>a+b</msqrt>");
    defines("abs(a - b)", "{|a−b|}");
    defines("ceil(a) * floor(b)", "{⌈a⌉}×{⌊b⌋}");
    defines("exp(-a)", "<msup>e{−a}</msup>");
    defines("log2(a) + log(a, b)",
            "<msub>log2</msub>@{(a)}$ $+<msub>logb</msub>@{(a)}");
    defines("ln(a)", "ln@{(a)}");
    defines("clamp(a, low=1, high=b)", "clamp@(a,$ $low=1,$ $high=b)");
    defines("sum([a^i for i in 1..b])",
            "<munderover>∑{i=1}b</munderover><msup>ai</msup>");
    defines("sum([i for i in a]) / b",
            "<mfrac>{<munder>∑{i∈a}</munder>i}b</mfrac>");
    defines("[i * j for i in a for j in b if i > j]", "{[i×j∣i∈a,j∈b,i&gt;j]}");
    defines("if a > 1 then 2 else if b then 3 else 4",
            "{{<mtable class=\"cases\">"
            "<mtr><mtd>2</mtd><mtd>if_{a&gt;1}</mtd></mtr>"
            "<mtr><mtd>3</mtd><mtd>if_b</mtd></mtr>"
            "<mtr><mtd>4</mtd><mtd>otherwise</mtd></mtr></mtable>}");
    defines("1 + if a then 2 else 3",
            "1$ $+{({{<mtable class=\"cases\">"
            "<mtr><mtd>2</mtd><mtd>if_a</mtd></mtr>"
            "<mtr><mtd>3</mtd><mtd>otherwise</mtd></mtr></mtable>})}");
    defines("{fp32: 4 B, odd: \"<\"}", "{fp32:4~B,$ $odd:“&lt;”}");
    defines("models where year > 2018 sort by size desc take 3",
            "modelswhereyear&gt;2018sort bysize_desctake3");
    defines("models group by year: n = count()",
            "modelsgroup byyear=year:n=count@{()}");
}

static void test_names(void) {
    defines("gpt3_cars", "<msub>gpt3cars</msub>");
    defines("models[\"GPT-3\"].params", "<msub>paramsGPT-3</msub>");
    defines("bytes[a]", "<msub>bytesa</msub>");
    defines("bytes.fp32", "bytes.fp32");
    defines("a[b + 1]", "<msub>a{b+1}</msub>");
    defines("`<b>`", "&lt;b&gt;");
}

static void test_numbers(void) {
    defines("1000", "1000");
    defines("1_000_000", "1,000,000");
    defines("12345.678", "12,345.678");
    defines("3.14159265358979", "3.14159265358979");
    defines("1e9", "<msup>109</msup>");
    defines("2.5e-9 s", "2.5×<msup>10{−9}</msup>~s");
    defines("0x7f", "0x7f");
    defines("175 billion", "175_billion");
    defines("12%", "12%");
    defines("3350 GB/s", "3350~GB/s");
    defines("$4.6 million", "$4.6_million");
    defines("$2.50/h", "$2.50/h");
}

static void test_workings(void) {
    shows("show training / inference | .1f",
          "$<mfrac>traininginference</mfrac>$ "
          "$=<mfrac>{2.8~TB}{350~GB}</mfrac>$ $=8.0$");
    shows("show gpt3_cars",
          "$<msub>gpt3cars</msub>$ $=<mfrac>{500~t}car</mfrac>$ "
          "$=<mfrac>{500~t}{4.6~t}</mfrac>$ $≈108.7$");
    shows("show training", "$training$ $=2800~GB$ $=2.8~TB$");
    shows("show 2 * x", "$2×x$ $=2×{(−2)}$ $=−4$");
    shows("show x^2", "$<msup>x2</msup>$ $=<msup>{{(−2)}}2</msup>$ $=4$");
    shows("show third * 3", "$third×3$ $≈0.3333×3$ $≈1$");
    shows("show 1 + 1", "$1$ $+1$ $=2$");
    shows("show 8", "$8$");
    shows("show sqrt(-x)",
          "$<msqrt>−x</msqrt>$ $=<msqrt>−{(−2)}</msqrt>$ $≈1.414$");
    shows("show sum(list) / len(list)",
          "$<mfrac>{sum@{(list)}}{len@{(list)}}</mfrac>$ "
          "$=<mfrac>63</mfrac>$ $=2$");
    shows("show list", "$list$ $=[1,$ $2,$ $3]$ $=[1, 2, 3]$");
    shows("show name", "$name$ $=“a &lt; b”$");
    shows("show training > 1 TB",
          "$training$ $&gt;1~TB$ $⇔2.8~TB$ $&gt;1~TB$ $⇔true$");
    shows("show if x > 0 then x else 2 * x",
          "${{<mtable class=\"cases\"><mtr><mtd>x</mtd><mtd>if_{x&gt;0}</mtd>"
          "</mtr><mtr><mtd>{2×x}</mtd><mtd>otherwise</mtd></mtr></mtable>}$ "
          "$=2×x$ $=2×{(−2)}$ $=−4$");
    shows("show trainig", "error: unknown-name");
    shows("show training | .1f ms", "error: unit-mismatch");
}

/* A name or a call is followed to where something is computed. */
static void test_opening(void) {
    shows("show gpt3", "$gpt3$ $=memory@(175_billion,$ $“fp16”)$ "
                       "$=params×<msub>bytesdtype</msub>$ "
                       "$=175,000,000,000×2~B$ $=350~GB$");
    shows("show memory(1, training=true)",
          "$memory@(1,$ $training=true)$ $=weights$ $+optimizer$ "
          "$=4~B$ $+8~B$ $=12~B$");
    shows("show loop(100)", "$loop@{(100)}$ $=loop@{(n−1)}$ "
                            "$=0$");
    shows("show page_sqrt(1)", "error: wrong-type");
}

/* What has no value, and is not needed, is not reported. */
static void test_quiet(void) {
    shows("show true or ln(x) > 0", "$true$ $orln@{(x)}&gt;0$ "
                                    "$⇔true$ $orln@{(−2)}&gt;0$ $⇔true$");
    shows("show if x < 0 then 1 else list[9]",
          "${{<mtable class=\"cases\"><mtr><mtd>1</mtd><mtd>if_{x&lt;0}</mtd>"
          "</mtr><mtr><mtd>{<msub>list9</msub>}</mtd><mtd>otherwise</mtd>"
          "</mtr></mtable>}$ $=1$");
}

static void test_word(void) {
    asks("show = 3", "show", "3");
    show_text("show (training + training) / 2",
              "(training + training) / 2 = (2.8 TB + 2.8 TB) / 2 = 2.8 TB");
    show_text("show (x + 1) * x^2", "(x + 1) * x^2 = (−2 + 1) * (−2)^2 = −4");
    show_text("show -x", "-x = -(−2) = 2");
    show_text("show [x, 1]", "[x, 1] = [−2, 1] = −2, 1");
    show_text("show", "error: unknown-name");
    show_text("show | .1f", "error: unknown-name");
    show_text("training", "2.8 TB");
    asks("training = 1", "show training", "error: syntax");
}

/* On a page that has a value of that name, it comes first where it can. */
static void test_own_show(void) {
    static const char *const cases[][2] = {
        {"show", "7"}, {"show - 1", "6"}, {"show show", "show = 7"}};
    for (size_t i = 0; i < 3; i++) {
        struct page page;
        struct str text;
        page_init(&page, "show = 7\n");
        calc_value(page.calc, page_text(&page, cases[i][0]), NULL, NULL, &text);
        str_is(text, str_from(cases[i][1]), cases[i][0]);
        arena_release(&page.arena);
    }
}

static void test_claims(void) {
    struct page page;
    struct claim claim;
    page_init(&page, definitions);
    ok(calc_claim(page.calc, page_text(&page, "8\u00d7"),
                  page_text(&page, "show training / inference"), &claim) &&
           claim.holds,
       "a claim with `show` is tested");
    str_is(claim.expression, STR("training / inference"),
           "its expression is without the word");
    str_is(brief(&page.arena, claim.working),
           STR("$<mfrac>traininginference</mfrac>$ "
               "$=<mfrac>{2.8~TB}{350~GB}</mfrac>$ $=8$"),
           "its working is given");
    ok(calc_check(page.calc, page_text(&page, "large"),
                  page_text(&page, "show training > 1 TB"), &claim),
       "a condition with `show` is tested");
    str_is(brief(&page.arena, claim.working),
           STR("$training$ $&gt;1~TB$ $⇔2.8~TB$ $&gt;1~TB$"),
           "a condition's working ends with its values");
    calc_claim(page.calc, page_text(&page, "8\u00d7"),
               page_text(&page, "training / inference"), &claim);
    ok(claim.working.n == 0, "without the word there is no working");
    calc_claim(page.calc, page_text(&page, "9\u00d7"),
               page_text(&page, "show training / inference"), &claim);
    ok(!claim.holds && claim.working.n == 0 && page.diags.first,
       "a false claim is reported, and has no working");
    arena_release(&page.arena);
}

static void test_definitions(void) {
    struct page page;
    page_init(&page, "");
    struct str html = calc_definitions_html(
        page.calc, page_text(&page, "# above\n"
                                    "f(n, k=2) = a  # twice & more\n"
                                    "  where\n"
                                    "    a = n * k # \"#\"\n"
                                    "bad = = 1\n"
                                    "c = 1\n"));
    str_is(brief(&page.arena, html),
           STR("<div class=\"definition\">\n"
               "<p>$f@(n,$ $k=2)$ $=a$ "
               "<span class=\"remark\">twice &amp; more</span></p>\n"
               "<p class=\"where\">where</p>\n"
               "<div class=\"definition\">\n"
               "<p>$a$ $=n×k$ <span class=\"remark\">&quot;#&quot;</span></p>\n"
               "</div>\n</div>\n"
               "<div class=\"definition\">\n<p>$c$ $=1$</p>\n</div>\n"),
           "definitions with their locals and remarks, without what is broken");
    ok(!page.diags.first, "what is wrong is not reported a second time");
    arena_release(&page.arena);
}

static void test_markup(void) {
    struct page page;
    struct str html;
    page_init(&page, "x = -2\n");
    calc_value(page.calc, page_text(&page, "show x"), NULL, &html, NULL);
    str_is(html,
           STR("<data class=\"working\" value=\"-2\" title=\"x\">"
               "<math displaystyle=\"true\"><mi>x</mi></math> "
               "<math displaystyle=\"true\"><mo form=\"infix\" lspace=\"0em\">"
               "=</mo><mo form=\"prefix\">−</mo><mn>2</mn></math></data>"),
           "a working is MathML within data");
    arena_release(&page.arena);
}

/* Texts of a megabyte are within bounds one by one, but not in a row. */
static void test_limit(void) {
    struct page page;
    struct str html;
    page_init(&page,
              "t = join([\"0123456789abcdef\" for i in 1..50000], \"\")\n"
              "f(a, b) = len(a) + len(b)\n");
    calc_value(page.calc,
               page_text(&page, "show f(t, t) + len(t) + len(t) + len(t)"),
               NULL, &html, NULL);
    str_is(page_errors(&page), STR("error: limit"), "a working has a limit");
    arena_release(&page.arena);
}

int main(void) {
    test_operators();
    test_forms();
    test_names();
    test_numbers();
    test_workings();
    test_opening();
    test_quiet();
    test_word();
    test_own_show();
    test_claims();
    test_definitions();
    test_markup();
    test_limit();
    return tap_done();
}
