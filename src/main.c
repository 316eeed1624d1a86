/* The program: its arguments and its surroundings, handed to cmd/. */
#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

/* https://no-color.org: present and not empty. */
static bool wants_colour(void) {
    const char *no = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return (!no || no[0] == '\0') && term && strcmp(term, "dumb") != 0;
}

int main(int argc, char **argv) {
    bool terminal = isatty(STDERR_FILENO) != 0;
    struct cmd_surroundings around = {
        .terminal = terminal,
        .colour = terminal && wants_colour(),
        .variables = environ,
    };
    return cmd_run(argc, argv, &around);
}
