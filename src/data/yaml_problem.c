/* What libyaml says of a mistake, in an author's words.
 *
 * libyaml's words are about its own working, so the common ones are replaced
 * from a table.  What the author most likely meant is guessed from how the
 * value on that line begins: mostly, a text needs quotes around it. */
#include "data/yaml_problem.h"

static const struct yaml_problem problems[] = {
    {"block mapping entries are not allowed in this context",
     "a key cannot stand here", false},
    {"block sequence entries are not allowed in this context",
     "a list item cannot stand here; it begins a line", false},
    {"control characters are not allowed", "a character that YAML forbids",
     false},
    {"could not find expected ':'", "this is no `key: value`", true},
    {"did not find expected ',' or ']'",
     "this `[` is not followed by a list that ends with `]`", true},
    {"did not find expected ',' or '}'",
     "this `{` is not followed by a map that ends with `}`", true},
    {"did not find expected '-' indicator",
     "expected `- ` here, as before the items above", false},
    {"did not find expected <document start>",
     "this does not belong to what stands above it", false},
    {"did not find expected alphabetic or numeric character",
     "a value cannot begin with this sign", true},
    {"did not find expected comment or line break",
     "`|` and `>` must stand alone at the end of the line", true},
    {"did not find expected key",
     "expected a key here, indented as those above", false},
    {"did not find expected node content", "expected a value here", false},
    {"found a tab character that violates indentation",
     "a tab cannot indent; use spaces", false},
    {"found a tab character where an indentation space is expected",
     "a tab cannot indent; use spaces", false},
    {"found character that cannot start any token",
     "a value cannot begin with this sign", false},
    {"found invalid tag handle", "a value cannot begin with this sign", true},
    {"found undefined tag handle", "a value cannot begin with this sign", true},
    {"found unexpected document indicator", "this quote is never closed", true},
    {"found unexpected end of stream", "this quote is never closed", true},
    {"found unknown escape character",
     "no such escape; a backslash is written twice in double quotes", false},
    {"mapping values are not allowed in this context",
     "a second `: ` in one value", false},
};

struct yaml_problem yaml_problem_of(const char *theirs) {
    struct str text = str_from(theirs);
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (str_is(text, problems[i].theirs))
            return problems[i];
    return (struct yaml_problem){theirs, theirs ? theirs : "this is not YAML",
                                 false};
}

/* The value on the line of `at`: behind `- ` and the first `: `. */
static struct str value_near(struct str text, size_t at) {
    size_t begin = at < text.n ? at : text.n;
    while (begin > 0 && text.s[begin - 1] != '\n')
        begin--;
    struct str rest = str_slice(text, begin, text.n), line = {0};
    str_line(&rest, &line);
    line = str_trim(line);
    if (str_starts(line, STR("- ")))
        line = str_trim(str_slice(line, 2, line.n));
    size_t colon = str_find(line, STR(": "), 0);
    if (colon == STR_NONE ||
        str_find_byte(STR("\"'[{"), line.s[0], 0) != STR_NONE)
        return line;
    return str_trim(str_slice(line, colon + 2, line.n));
}

void yaml_hint(struct diag *diag, struct str text, size_t at) {
    struct str value = value_near(text, at);
    char first = value.n > 0 ? value.s[0] : 'x';
    if (str_starts(value, STR("{{")))
        diag_help(diag, "put quotes around a text that begins with `{{`");
    else if (first == '"' || first == '\'')
        diag_help(diag, "a value that begins with a quote ends with it; put "
                        "the whole of it in the other kind of quotes");
    else if (str_find_byte(STR("[{@`%&*!|>"), first, 0) != STR_NONE)
        diag_help(diag, "put quotes around a text that begins with `%c`",
                  first);
    else if (str_find(value, STR(": "), 0) != STR_NONE)
        diag_help(diag, "put quotes around a text that has `: ` in it");
}
