/* What libyaml says of a mistake, in an author's words.
 *
 * libyaml's words are about its own working, so the common ones are replaced
 * from a table; the others are shown as they are.  What the author most
 * likely meant is guessed from how the value on that line begins: mostly, a
 * text needs quotes around it. */
#include "data/yaml_problem.h"

struct problem {
    const char *theirs;
    const char *ours;
    const char *inside; /* in place of it, behind a key on the same line */
    bool begin;         /* stands where the thing began */
    bool hint;          /* quotes may help */
};

/* In the order of the alphabet. */
static const struct problem problems[] = {
    {"block mapping entries are not allowed in this context",
     "a key cannot stand here", NULL, false, true},
    {"block sequence entries are not allowed in this context",
     "a list item must begin its line", NULL, false, true},
    {"control characters are not allowed",
     "a character that YAML does not allow", NULL, false, false},
    {"could not find expected ':'", "this is no `key: value`", NULL, true,
     false},
    {"did not find expected ',' or ']'",
     "this `[` does not begin a list that ends with `]`", NULL, true, true},
    {"did not find expected ',' or '}'",
     "this `{` does not begin a map that ends with `}`", NULL, true, true},
    {"did not find expected '-' indicator",
     "expected `- ` here, as before the items above",
     "nothing can follow a value that has ended", false, true},
    {"did not find expected <document start>",
     "this cannot follow what stands before it", NULL, false, true},
    {"did not find expected alphabetic or numeric character",
     "a value cannot begin with this sign", NULL, true, true},
    {"did not find expected comment or line break",
     "`|` and `>` must stand alone behind their key", NULL, true, true},
    {"did not find expected key",
     "expected a key here, indented as those above",
     "nothing can follow a value that has ended", false, true},
    {"did not find expected node content", "expected a value here", NULL, false,
     true},
    {"found a tab character that violates indentation",
     "a tab cannot indent; use spaces", NULL, false, false},
    {"found character that cannot start any token",
     "a value cannot begin with this sign", NULL, false, true},
    {"found undefined tag handle", "a value cannot begin with this sign", NULL,
     true, true},
    {"found unexpected document indicator", "this quote is never closed", NULL,
     true, false},
    {"found unexpected end of stream", "this quote is never closed", NULL, true,
     false},
    {"found unknown escape character",
     "no such escape; in double quotes a backslash is written twice", NULL,
     false, false},
    {"mapping values are not allowed in this context",
     "a key cannot stand below a value", "a second `: ` in one value", false,
     true},
};

static const struct problem *find_problem(const char *reason) {
    struct str text = str_from(reason);
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (str_is(text, problems[i].theirs))
            return &problems[i];
    return NULL;
}

/* The line of `at`, without its indentation, cut into what stands before `at`
 * and all of it. */
static struct str line_near(struct str text, size_t at, struct str *before) {
    size_t begin = at < text.n ? at : text.n;
    while (begin > 0 && text.s[begin - 1] != '\n')
        begin--;
    *before = str_trim(str_slice(text, begin, at));
    struct str rest = str_slice(text, begin, text.n), line = {0};
    str_line(&rest, &line);
    return str_trim(line);
}

/* The value on a line: behind `- ` and behind the first `: `. */
static struct str value_of(struct str line) {
    if (str_starts(line, STR("- ")))
        line = str_trim(str_slice(line, 2, line.n));
    char first = line.n > 0 ? line.s[0] : 'x';
    size_t colon = str_find(line, STR(": "), 0);
    if (colon == STR_NONE || str_find_byte(STR("\"'[{"), first, 0) != STR_NONE)
        return line;
    return str_trim(str_slice(line, colon + 2, line.n));
}

void yaml_hint(struct diag *diag, struct str value) {
    char first = value.n > 0 ? value.s[0] : 'x';
    if (str_starts(value, STR("{{")))
        diag_help(diag, "put quotes around a text that begins with `{{`");
    else if (first == '"' || first == '\'')
        diag_help(diag, "a value that begins with a quote ends with it; put "
                        "all of it in the other kind of quotes");
    else if (str_find_byte(STR("[{@`%&*!|>"), first, 0) != STR_NONE)
        diag_help(diag, "put quotes around a text that begins like this");
    else if (str_find(value, STR(": "), 0) != STR_NONE)
        diag_help(diag, "put quotes around a text that has `: ` in it");
}

void yaml_report(struct diags *diags, struct excerpt text, const char *reason,
                 size_t at, size_t begin) {
    const struct problem *problem = find_problem(reason);
    struct str before;
    struct str line = line_near(text.text, at, &before);
    const char *message = "this is not YAML";
    if (problem)
        message = problem->ours;
    else if (reason)
        message = reason;
    if (problem && problem->begin && begin != STR_NONE) {
        at = begin;
        line = line_near(text.text, at, &before);
    }
    bool inside = str_find(before, STR(":"), 0) != STR_NONE ||
                  str_starts(before, STR("- "));
    if (problem && problem->inside && inside)
        message = problem->inside;
    bool tab = at < text.text.n && text.text.s[at] == '\t';
    if (tab)
        message = "a tab cannot indent; use spaces";
    struct diag *diag = diag_add(diags, DIAG_BAD_YAML,
                                 excerpt_span(text, at, at + 1), "%s", message);
    if (problem && problem->hint && !tab)
        yaml_hint(diag, value_of(line));
}
