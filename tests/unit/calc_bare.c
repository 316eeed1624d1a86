/* Numbers with a unit in running text. */
#include "calc/calc.h"

#include "tap.h"

/* A page's evaluator, with a unit of its own. */
static struct calc *page(struct arena *arena) {
    struct diags *diags = ARENA_NEW(arena, struct diags);
    struct source *source = ARENA_NEW(arena, struct source);
    diags_init(diags, arena);
    source_init(source, arena, STR("units.md"), STR("unit wafer\n"));
    struct calc *calc = calc_new(arena, diags);
    calc_units(calc, excerpt_all(source));
    return calc;
}

/* What is found, parted by ` | `. */
static void finds(const char *text, const char *want) {
    struct arena arena = {0};
    struct source source;
    source_init(&source, &arena, STR("page.md"), str_from(text));
    struct calc *calc = page(&arena);
    struct excerpt number;
    struct buf out;
    buf_init(&out, &arena);
    for (size_t from = 0;
         calc_bare(calc, excerpt_all(&source), &from, &number);) {
        if (out.n > 0)
            BUF_LITERAL(&out, " | ");
        buf_add(&out, number.text);
        str_is(span_text(excerpt_whole(number)), number.text, text);
    }
    str_is(buf_str(&out), str_from(want), text);
    arena_release(&arena);
}

static void repeated(const char *piece, size_t times, size_t want) {
    struct arena arena = {0};
    struct buf text;
    buf_init(&text, &arena);
    for (size_t i = 0; i < times; i++)
        buf_add(&text, str_from(piece));
    struct source source;
    source_init(&source, &arena, STR("page.md"), buf_str(&text));
    struct calc *calc = page(&arena);
    struct excerpt number;
    size_t found = 0;
    for (size_t from = 0;
         calc_bare(calc, excerpt_all(&source), &from, &number);)
        found++;
    number_is((double)found, (double)want, piece);
    arena_release(&arena);
}

int main(void) {
    finds("It has 80 GB and 24GB, moves 3350 GB/s.",
          "80 GB | 24GB | 3350 GB/s");
    finds("12% or 12 %, 12 percent", "12% | 12 % | 12 percent");
    finds("8× as much, 3x faster, 10 times less", "8× | 3x | 10 times");
    finds("$4.6 million, € 5, $2.50/h", "$4.6 million | € 5 | $2.50/h");
    finds("10–20 GB, 10 to 20×, 1 s - 2 s", "10–20 GB | 10 to 20× | 1 s - 2 s");
    finds("5 GPUs took 3 hours", "5 GPUs | 3 hours");
    finds("2 wafers, 3 wafer, 40 wafers/h", "2 wafers | 3 wafer | 40 wafers");
    finds("175 billion parameters, 61M parameters, 175B of them",
          "175 billion parameters | 61M parameters | 175B");
    finds("70\tms", "70\tms");
    finds("29,508× and 1.5 kg", "29,508× | 1.5 kg");
    finds("The year 2018, 61 million, 3 May, 7", "");
    finds("In 2018 A note; 5 A.", "5 A");
    finds("GPT-4 s, H100 W, v2_3 s, #4 s", "");
    finds("2026-09-03 s, 10:30 h, 1.2.3 s", "");
    finds("https://example.org/9GB 8 GB", "8 GB");
    finds("224×224 and 3 × 4 pixels", "");
    finds("", "");
    finds("9", "");
    finds("1.", "");
    finds("$", "");
    finds("80 \x7f GB", "");
    repeated("1 s ", 100000, 100000);
    repeated("$1", 100000, 100000);
    repeated("1,", 100000, 0);
    repeated("1", 100000, 0);
    return tap_done();
}
