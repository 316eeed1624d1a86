/* The evaluator: what expressions come to, and what is wrong with them. */
#include "calc_harness.h"

#include "calc/builtin.h"

static void test_arithmetic(void) {
    asks("", "1 + 2 * 3", "7");
    asks("", "(1 + 2) * 3", "9");
    asks("", "2 ^ 3 ^ 2", "512");
    asks("", "-2 ^ 2", "\u22124");
    asks("", "2 ^ -1", "0.5");
    asks("", "7 // 2", "3");
    asks("", "-7 // 2", "\u22124");
    asks("", "-7 % 3", "2");
    asks("", "7%3", "1");
    asks("", "7 % 3", "1");
    asks("", "12%", "0.12");
    asks("", "12% * 50", "6");
    asks("", "1_000_000", "1,000,000");
    asks("", "0x7f", "127");
    asks("", "1e3", "1000");
    asks("", "4.6 million", "4,600,000");
    asks("", "10 - 2 - 3", "5");
    asks("", "100 / 10 / 5", "2");
    asks("", "\"a\" + \"b\"", "ab");
    asks("", "1 / 0", "error: division-by-zero");
    asks("", "10 ^ 300 * 10 ^ 300", "error: not-finite");
    asks("", "(-8) ^ 0.5", "error: not-finite");
    asks("", "0 ^ -1", "error: division-by-zero");
    asks("", "\"a\" * 2", "error: wrong-type");
}

static void test_comparison(void) {
    asks("", "1 < 2 < 3", "true");
    asks("", "1 < 3 < 2", "false");
    asks("", "not 1 == 2", "true");
    asks("", "1 != 1 or 2 >= 2", "true");
    asks("", "2 in [1, 2]", "true");
    asks("", "3 not in [1, 2]", "true");
    asks("", "\"b\" in {a: 1, b: 2}", "true");
    asks("", "\"ell\" in \"hello\"", "true");
    asks("", "\"abc\" < \"abd\"", "true");
    asks("", "1000 MB == 1 GB", "true");
    asks("", "1 GB < 1 ms", "error: unit-mismatch");
    asks("", "1 and true", "error: wrong-type");
    asks("", "false and lrr", "false");
    asks("", "if 1 < 2 then \"yes\" else \"no\"", "yes");
    asks("", "if 1 then 2 else 3", "error: wrong-type");
    asks("", "[1, 2] == [1, 3]", "true, false");
}

static void test_units(void) {
    asks("", "175 billion * 2 B | .0f GB", "350 GB");
    asks("", "80 GB / (2 GB/s)", "40 s");
    asks("", "1 GB + 500 MB", "1.5 GB");
    asks("", "1 GB + 1 ms", "error: unit-mismatch");
    asks("", "1 GB + 1", "error: unit-mismatch");
    asks("", "$4.6 million", "$4,600,000");
    asks("", "$4.6 million / $2300", "2000");
    asks("", "3 lightyears", "error: unknown-unit");
    asks("", "989 TFLOPS", "error: unknown-unit");
    asks("", "70 ms", "70 ms");
    asks("", "sqrt(9 m^2)", "3 m");
    asks("", "(2 m) ^ 3", "8 m\u00b3");
    asks("", "(2 m) ^ 0.3", "error: unit-mismatch");
    asks("", "2 ^ (1 s)", "error: unit-mismatch");
    asks("", "1 TB // 300 GB", "3");
    asks("", "1 TB % 300 GB", "100 GB");
    asks("", "-[1 GB, 2 GB]", "\u22121 GB, \u22122 GB");
}

static void test_lists(void) {
    asks("", "[1, 2, 3] * 2", "2, 4, 6");
    asks("", "[1, 2] + [10, 20]", "11, 22");
    asks("", "[1, 2] + [1, 2, 3]", "error: wrong-type");
    asks("", "1..5", "1, 2, 3, 4, 5");
    asks("", "5..1", "");
    asks("", "[10, 20, 30][0]", "10");
    asks("", "[10, 20][2]", "error: out-of-range");
    asks("", "[10, 20][-1]", "error: out-of-range");
    asks("", "[b * b for b in 1..4 if b > 1]", "4, 9, 16");
    asks("", "[a * 10 + b for a in 1..2 for b in 1..a]", "11, 21, 22");
    asks("", "{fp32: 4 B, \"int 8\": 1 B}[\"int 8\"]", "1 B");
    asks("", "{a: 1}.b", "error: unknown-column");
    asks("", "{a: 1, a: 2}", "error: duplicate-name");
    asks("", "[{a: 1}, {a: 2}].a", "1, 2");
    asks("", "1..100000000", "error: limit");
    asks("", "missing + 1", "\u2013");
    asks("", "[1 GB, 200 MB] / 1 MB", "1000, 200");
}

static void test_functions(void) {
    const char *memory =
        "bytes = {fp32: 4 B, fp16: 2 B}\n"
        "memory(params, dtype=\"fp32\", training=false) =\n"
        "    if training then weights + gradients + optimizer + activations\n"
        "    else weights\n"
        "  where\n"
        "    weights     = params * bytes[dtype]\n"
        "    gradients   = weights\n"
        "    optimizer   = params * 8 B   # Adam\n"
        "    activations = 2 * weights\n";
    asks(memory, "memory(175 billion, \"fp16\")", "350 GB");
    asks(memory, "memory(175 billion, \"fp16\", training=true) | ,.1f GB",
         "2,800.0 GB");
    asks(memory, "memory(1, training=true) / memory(1)", "6");
    asks(memory, "memory()", "error: wrong-argument");
    asks(memory, "memory(1, 2, 3, 4)", "error: wrong-argument");
    asks(memory, "memory(1, trainig=true)", "error: wrong-argument");
    asks(memory, "memory(1, params=2)", "error: wrong-argument");
    asks(memory, "memory(1, \"fp8\")", "error: unknown-column");
    asks(memory, "memory([1, 2])", "4 B, 8 B");
    asks("f(n) = if n <= 1 then 1 else n * f(n - 1)\n", "f(20)",
         "2,432,902,008,176,640,000");
    asks("f(n) = if n < 2 then n else f(n - 1) + f(n - 2)\n", "f(70)",
         "190,392,490,709,135");
    asks("g(n, k=1) = if n == 0 then k else g(n - 1, 2 * k)\n",
         "g(3) + g(3, 10) + g(3, k=100)", "888");
    asks("h(x) = if x > 1 m then h(x - 1 m) else x\n", "h(2.5 m) + h(2500 mm)",
         "1 m");
    asks("f(n) = f(n + 1)\n", "f(1)", "error: limit");
    asks("f(n) = f(n + 1) + f(n + 1)\n", "f(1)", "error: limit");
    asks("f(x) = g(1)\n  where\n    g(y) = x + y\n", "f(10)", "11");
    asks("", "summ([1])", "error: unknown-function");
    asks("a = 3\n", "a(1)", "error: wrong-type");
    asks("", "max(3, 7, 5)", "7");
    asks("", "max([3 MB, 1 GB])", "1 GB");
    asks("", "sum([])", "0");
    asks("", "mean([])", "error: out-of-range");
    asks("", "floor([1.5, 2.5])", "1, 2");
    asks("", "ln(-1)", "error: out-of-range");
    asks("", "exp(1 s)", "error: unit-mismatch");
}

/* A function written for one value is mapped over lists; one that works on
 * lists gets them whole. */
static void test_mapping(void) {
    const char *page = "step(x) = if x > 2 then 10 else x\n"
                       "bytes = {fp32: 4, fp16: 2}\n"
                       "size(n, dtype) = n * bytes[dtype]\n"
                       "total(xs) = sum(step(xs))\n"
                       "inside(x) = 1 < x < 4\n"
                       "local(x) = y + 1\n  where\n    y = step(x)\n"
                       "share(xs) = xs / sum(xs)\n"
                       "uses(x) = if listed > 1 then x else 0\n"
                       "listed = [1, 2]\n"
                       "deep(x) = if x < 1 then 0 else 1 + deep(x - 1)\n";
    asks(page, "step([1, 2, 3])", "1, 2, 10");
    asks(page, "size(3, [\"fp32\", \"fp16\"])", "12, 6");
    asks(page, "size([1, 2], [\"fp32\", \"fp16\"])", "4, 4");
    asks(page, "size([1, 2, 3], [\"fp32\", \"fp16\"])",
         "error: wrong-argument");
    asks(page, "size([1, 2], \"fp16\")", "2, 4");
    asks(page, "total([1, 2, 3])", "13");
    asks(page, "inside([1, 2, 3, 4])", "false, true, true, false");
    asks(page, "local([1, 3])", "2, 11");
    asks(page, "share([1, 3])", "0.25, 0.75");
    asks(page, "deep([0, 3])", "0, 3");
    asks(page, "step([])", "error: wrong-type");
    asks(page, "uses(2)", "error: wrong-type");
    asks(page, "uses([2])", "error: wrong-type");
    asks(page, "if [1, 2] > 1 then 1 else 2", "error: wrong-type");
    asks(page, "1 < [2, 3] < 4", "error: wrong-type");
    asks(page, "step([1, missing])", "1, \u2013");
}

static void test_names(void) {
    asks("a = b\nb = 2\n", "a", "2");
    asks("a = b\nb = a\n", "a", "error: cycle");
    asks("a = a + 1\n", "a", "error: cycle");
    asks("lr = 0.1\n", "lrr", "error: unknown-name");
    asks("a = 1\na = 2\n", "a", "error: duplicate-name");
    asks("a = 1 / 0\nb = a + a\n", "b * b", "error: division-by-zero");
    asks("a = \n", "a", "error: syntax");
    asks("a 1\n", "2", "error: syntax");
    asks("a = {\n  x: 1,\n  y: 2\n}\nb = 3\n", "a.y + b", "5");
    asks("`odd name` = 4\n", "`odd name` + 1", "5");
}

static void test_syntax(void) {
    asks("", "1 +", "error: syntax");
    asks("", "(1", "error: syntax");
    asks("", "[1, 2", "error: syntax");
    asks("", "1 2", "error: syntax");
    asks("", "", "error: syntax");
    asks("", "\"open", "error: syntax");
    asks("", "1 ? 2", "error: syntax");
    asks("", "f(", "error: syntax");
    asks("", "1 | .1q", "error: bad-format");
    asks("", "1 # a comment", "1");
}

/* The examples of the table of builtins show what the table says. */
static void test_builtins(void) {
    for (size_t i = 0; i < builtin_count; i++)
        asks("", builtins[i].example, builtins[i].result);
}

/* Hostile depth is an error, not a crash. */
static void test_depth(void) {
    static const char *const pieces[] = {"(",  "[",  "-",  "not ", "1+",
                                         "1^", "a.", "f(", "{a:"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct page page;
        page_init(&page, "");
        struct buf text;
        buf_init(&text, &page.arena);
        for (int n = 0; n < 100000; n++)
            buf_add(&text, str_from(pieces[i]));
        struct str got = page_ask(&page, text.s);
        str_is(got, STR("error: limit"), pieces[i]);
        arena_release(&page.arena);
    }
}

/* Mistakes in functions that nothing calls are found. */
static void test_finish(void) {
    struct page page;
    page_init(&page, "f(x) = x + y\ng(x) = [z for z in x] where z > 1\n"
                     "h(x) = k(x)\nunused = 1 GB + 1 s\n");
    calc_finish(page.calc);
    str_is(page_errors(&page),
           STR("error: unknown-name unknown-function unit-mismatch"),
           "unknown names in bodies, and mistakes in unused values");
    arena_release(&page.arena);
}

int main(void) {
    test_arithmetic();
    test_comparison();
    test_units();
    test_lists();
    test_functions();
    test_mapping();
    test_names();
    test_syntax();
    test_builtins();
    test_depth();
    test_finish();
    return tap_done();
}
