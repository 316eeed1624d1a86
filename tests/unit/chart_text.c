/* Widths of text and line breaks. */
#include "base/buf.h"
#include "chart/text.h"
#include "tap.h"

static struct arena arena;

/* The lines, joined by "|". */
static struct str lines_of(const char *text, int width) {
    struct text_lines lines;
    struct buf out;
    buf_init(&out, &arena);
    text_wrap(&arena, str_from(text), UNITS(width), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        if (i)
            buf_char(&out, '|');
        buf_add(&out, lines.line[i]);
    }
    return buf_str(&out);
}

/* Widths that browsers measured at 13 px, in tenths: the widest of Arial,
 * Roboto, Inter, Noto Sans and Open Sans. */
static const struct {
    const char *text;
    int width;
} measured[] = {
    {"AlexNet", 484},
    {"GPT-4 (estimate)", 1056},
    {"Self-driving car", 942},
    {"Image generation", 1097},
    {"$100M", 422},
    {"1.8T", 261},
    {"10,000", 416},
    {"illicit fill", 457},
    {"Knowledge distillation", 1349},
};

static void test_widths(void) {
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++) {
        int width = text_width(str_from(measured[i].text));
        ok(width >= measured[i].width, "no width is too narrow");
        ok(width <= measured[i].width * 118 / 100, "none is far too wide");
    }
    ok(text_width(STR("")) == 0, "no text has no width");
    ok(text_width(STR("模型")) >= UNITS(26), "ideographs are an em wide");
    ok(text_width(STR("e\xcc\x81")) == text_width(STR("e")),
       "a combining mark has no width of its own");
    ok(text_width(STR("\xff")) > 0, "a stray byte has one");
}

static void test_lines(void) {
    str_is(lines_of("Self-driving car", 200), STR("Self-driving car"),
           "what fits stays in one line");
    str_is(lines_of("Self-driving car", 85), STR("Self-driving|car"),
           "spaces break");
    str_is(lines_of("Self-driving car", 60), STR("Self-|driving|car"),
           "hyphens break");
    str_is(lines_of("input/output", 50), STR("input/|output"), "slashes break");
    str_is(lines_of("Memory (GB/s), log", 60), STR("Memory|(GB/s),|log"),
           "those of units in parentheses do not");
    str_is(lines_of("  two   words ", 45), STR("two|words"),
           "spaces around lines are dropped");
    str_is(lines_of("abcdefghij to", 37), STR("abcd|efghij|to"),
           "a word is cut only when it is wider than a line");
    str_is(lines_of("模型模型", 30), STR("模型|模型"),
           "ideographs break anywhere");
    str_is(lines_of("", 40), STR(""), "no text is one empty line");
    str_is(lines_of("abc", 1), STR("a|b|c"), "each line takes a character");
}

static void test_words(void) {
    ok(text_word_width(STR("a Wide b")) == text_width(STR("Wide")),
       "the widest word counts");
    ok(text_word_width(STR("")) == 0, "no word, no width");
}

int main(void) {
    test_widths();
    test_lines();
    test_words();
    arena_release(&arena);
    return tap_done();
}
