/* Marks at the beginnings of lines, as in the CommonMark Spec 0.30. */
#include "doc/line.h"

/* A longer number begins no list. */
#define LONGEST_NUMBER 9

size_t line_after(struct str text, size_t at) {
    size_t end = str_find_byte(text, '\n', at);
    return end == STR_NONE ? text.n : end + 1;
}

struct str line_trim_end(struct str line) {
    while (line.n > 0 && str_space(line.s[line.n - 1]))
        line.n--;
    return line;
}

struct str line_content(struct str line) {
    line = str_trim(line);
    while (str_starts(line, STR(">")))
        line = str_trim(str_slice(line, 1, line.n));
    return line;
}

size_t line_run(struct str line, size_t at) {
    size_t n = 1;
    while (at + n < line.n && line.s[at + n] == line.s[at])
        n++;
    return n;
}

size_t line_marker(struct str line, size_t at) {
    size_t end = at;
    while (end < line.n && end - at < LONGEST_NUMBER && str_digit(line.s[end]))
        end++;
    struct str signs = end > at ? STR(".)") : STR("-+*");
    if (end >= line.n || str_find_byte(signs, line.s[end], 0) == STR_NONE)
        return 0;
    end++;
    return end >= line.n || str_space(line.s[end]) ? end - at : 0;
}

size_t line_rule(struct str line) {
    size_t rule = line.n;
    char sign = '\0';
    for (size_t at = line.n; at > 0; at--) {
        char c = line.s[at - 1];
        if (str_space(c))
            continue;
        if (sign == '\0' && str_find_byte(STR("-_*="), c, 0) != STR_NONE)
            sign = c;
        if (c != sign)
            break;
        rule = at - 1;
    }
    return rule;
}

bool line_is_fence(struct str content) {
    if (content.n < 3 || (content.s[0] != '`' && content.s[0] != '~'))
        return false;
    size_t run = line_run(content, 0);
    return run >= 3 && (content.s[0] == '~' ||
                        str_find_byte(content, '`', run) == STR_NONE);
}

bool line_ends_paragraph(struct str content) {
    return content.n == 0 || content.s[0] == '#' || line_is_fence(content) ||
           line_marker(content, 0) > 0 || line_rule(content) == 0;
}
