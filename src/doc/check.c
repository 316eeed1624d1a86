/* Three upper bounds, each found in one pass over the lines: how deep blocks
 * can nest, how often cmark can look through the open brackets of images, and
 * how long the links with a reference can become.  A text within the bounds
 * takes linear time; a text beyond them has no other purpose than that. */
#include "doc/check.h"

#include "base/limits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "doc/line.h"

static bool is_control(struct str text, size_t at) {
    char c = text.s[at];
    if (c == '\r')
        return at + 1 >= text.n || text.s[at + 1] != '\n';
    return c == '\x7f' || (c >= 0 && c < ' ' && c != '\t' && c != '\n');
}

static struct span byte_span(const struct source *source, size_t at) {
    return (struct span){source, (uint32_t)at, (uint32_t)at + 1};
}

bool check_text(struct diags *diags, const struct source *source) {
    struct str text = source->text;
    size_t invalid = utf8_invalid(text);
    for (size_t at = 0; at < text.n && at < invalid; at++) {
        if (!is_control(text, at))
            continue;
        diag_add(diags, DIAG_NOT_UTF8, byte_span(source, at),
                 "this is a control character (U+%04X), which is no text",
                 (unsigned)(unsigned char)text.s[at]);
        return false;
    }
    if (invalid == STR_NONE)
        return true;
    diag_help(diag_add(diags, DIAG_NOT_UTF8, byte_span(source, invalid),
                       "this byte (0x%02X) is not UTF-8",
                       (unsigned)(unsigned char)text.s[invalid]),
              "save the file as UTF-8");
    return false;
}

static struct span line_span(const struct source *source, size_t at) {
    struct str line = str_slice(source->text, at, line_after(source->text, at));
    return (struct span){source, (uint32_t)at,
                         (uint32_t)(at + line_trim_end(line).n)};
}

/* Nesting. ------------------------------------------------------------ */

static size_t tab_columns(char c) {
    return c == '\t' ? 4 : 1;
}

/* How deep in quotes and lists the line can begin, if it begins any: each
 * takes a sign on the line, with the column behind it, or two columns of
 * white space. */
static size_t line_depth(struct str line) {
    size_t rule = line_rule(line);
    size_t columns = 0, signs = 0, at = 0;
    while (at < line.n) {
        size_t marker = line.s[at] == '>' ? 1 : line_marker(line, at);
        if (str_space(line.s[at])) {
            columns += tab_columns(line.s[at]);
            at++;
        } else if (marker > 0 && at < rule) {
            signs++;
            at += marker;
            if (at < line.n && str_space(line.s[at]))
                columns += tab_columns(line.s[at++]) - 1;
        } else {
            break;
        }
    }
    return signs > 0 ? signs + columns / 2 : 0;
}

static bool check_nesting(struct diags *diags, const struct source *source,
                          uint32_t from) {
    struct str text = source->text;
    for (size_t at = from, next; at < text.n; at = next) {
        next = line_after(text, at);
        if (line_depth(str_slice(text, at, next)) <= LIMIT_NESTING)
            continue;
        diag_add(diags, DIAG_LIMIT, line_span(source, at),
                 "quotes and lists are nested deeper than %d levels here",
                 LIMIT_NESTING);
        return false;
    }
    return true;
}

/* Brackets. ----------------------------------------------------------- */

/* Bytes between the brackets of a label, as CommonMark has it. */
#define LONGEST_LABEL 999

/* Something that costs, and where the dearest of it begins. */
struct cost {
    uint64_t all;
    uint64_t most;
    size_t at;
};

/* What cmark may have to do with a page's brackets. */
struct brackets {
    size_t begin;      /* of the paragraph */
    size_t images;     /* `![` in it so far */
    size_t closes;     /* `]` in it so far */
    size_t all_closes; /* on the page so far */
    size_t definition; /* where the last `[label]:` began, or STR_NONE */
    struct cost visits;
    struct cost definitions; /* bytes */
};

static void add_cost(struct cost *cost, uint64_t more, size_t at) {
    cost->all += more;
    if (more <= cost->most)
        return;
    cost->most = more;
    cost->at = at;
}

/* A definition lasts until the next one or the end of its paragraph. */
static void end_definition(struct brackets *brackets, size_t at) {
    if (brackets->definition != STR_NONE)
        add_cost(&brackets->definitions, at - brackets->definition,
                 brackets->definition);
    brackets->definition = STR_NONE;
}

static void end_paragraph(struct brackets *brackets, size_t at) {
    end_definition(brackets, at);
    add_cost(&brackets->visits, (uint64_t)brackets->images * brackets->closes,
             brackets->begin);
    brackets->all_closes += brackets->closes;
    brackets->images = 0;
    brackets->closes = 0;
}

static void count_brackets(struct brackets *brackets, struct str line) {
    for (size_t at = 0; at < line.n; at++) {
        brackets->closes += line.s[at] == ']';
        brackets->images +=
            line.s[at] == '[' && at > 0 && line.s[at - 1] == '!';
    }
}

/* Can a definition begin with the content of a line of `text`? */
static bool is_definition(struct str text, struct str content) {
    if (!str_starts(content, STR("[")))
        return false;
    size_t from = (size_t)(content.s - text.s);
    struct str label = str_slice(text, from, from + LONGEST_LABEL + 3);
    return str_find(label, STR("]:"), 0) != STR_NONE;
}

static void read_line(struct brackets *brackets, struct str text, size_t at,
                      size_t next) {
    struct str content = line_content(str_slice(text, at, next));
    if (content.n == 0) {
        end_paragraph(brackets, at);
        brackets->begin = next;
    } else if (is_definition(text, content)) {
        end_definition(brackets, at);
        brackets->definition = at;
    }
    count_brackets(brackets, content);
}

static bool check_brackets(struct diags *diags, const struct source *source,
                           uint32_t from) {
    struct str text = source->text;
    struct brackets brackets = {.begin = from, .definition = STR_NONE};
    for (size_t at = from, next; at < text.n; at = next) {
        next = line_after(text, at);
        read_line(&brackets, text, at, next);
    }
    end_paragraph(&brackets, text.n);
    if (brackets.visits.all > LIMIT_BRACKET_VISITS) {
        diag_add(diags, DIAG_LIMIT, line_span(source, brackets.visits.at),
                 "too many images in one paragraph: `![` times `]` adds up to "
                 "more than " STR_FMT,
                 STR_ARG(num_grouped(diags->arena, LIMIT_BRACKET_VISITS)));
        return false;
    }
    if (brackets.definitions.most * brackets.all_closes >
        LIMIT_REFERENCE_BYTES) {
        diag_add(
            diags, DIAG_LIMIT, line_span(source, brackets.definitions.at),
            "the targets of reference links can add up to more than " STR_FMT
            " bytes",
            STR_ARG(num_grouped(diags->arena, LIMIT_REFERENCE_BYTES)));
        return false;
    }
    return true;
}

bool check_body(struct diags *diags, const struct source *source,
                uint32_t from) {
    return check_nesting(diags, source, from) &&
           check_brackets(diags, source, from);
}
