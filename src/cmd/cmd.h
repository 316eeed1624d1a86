/* The command line: `lectern VERB [OPTIONS] [OPERANDS]`.
 *
 * Each verb is a file of its own with a table of its options, from which both
 * the parser and --help come.  Results go to stdout, diagnostics and usage to
 * stderr; the exit status is 0, or 1 for an author's mistakes, 2 for the
 * command line's, 3 for the environment's.
 *
 * Thread: the main one.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>

#define LECTERN_VERSION "0.1.0"

/* What main knows of the surroundings. */
struct cmd_surroundings {
    bool terminal;    /* stderr is one: progress can be shown */
    bool colour;      /* and colours are wanted */
    char **variables; /* the environment, for other programs */
};

/* Runs the verb that the arguments name and returns the exit status. */
int cmd_run(int argc, char **argv, const struct cmd_surroundings *around);

#endif
