/* The widths that layout gives to texts: a text a line on stdin, its width at
 * TEXT_SIZE in tenths of a unit on stdout. */
#include "chart/text.h"

#include <stdio.h>
#include <string.h>

int main(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        struct str text = {line, strcspn(line, "\n")};
        printf("%d\n", text_width(text));
    }
    return ferror(stdin) ? 1 : 0;
}
