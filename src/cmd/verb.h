/* Verbs and their options.  Private to cmd/. */
#ifndef CMD_VERB_H
#define CMD_VERB_H

#include "base/buf.h"
#include "base/diag.h"
#include "cmd/cmd.h"

enum cmd_status {
    STATUS_FINE = 0,
    STATUS_MISTAKES = 1,
    STATUS_USAGE = 2,
    STATUS_ENVIRONMENT = 3,
    STATUS_INTERRUPTED = 128 /* and the number of the signal */
};

/* A row of a verb's table; the verb's enum numbers the rows. */
struct option {
    char letter;          /* -o; or 0 */
    const char *name;     /* --out */
    const char *argument; /* "DIR"; NULL: it takes none */
    const char *help;
};

#define OPTION_MAX 8

/* A verb as it was called. */
struct call {
    struct arena *arena;
    const struct verb *verb;
    const struct cmd_surroundings *around;
    bool given[OPTION_MAX];
    struct str values[OPTION_MAX]; /* of options with an argument */
    struct str operands[1];
    size_t operand_count;
    bool help;
};

struct verb {
    const char *name;
    const char *operand; /* "[DIR]", "FILE|-": for the usage line */
    bool operand_needed;
    const char *summary;     /* one line, for the list of verbs */
    const char *description; /* lines, for its own help */
    const struct option *options;
    size_t option_count;
    enum cmd_status (*run)(const struct call *call);
};

extern const struct verb verb_new, verb_build, verb_serve, verb_check,
    verb_render, verb_eval, verb_explain, verb_publish, verb_manual;

/* All of them, in the order of the help. */
extern const struct verb *const cmd_verbs[];
extern const size_t cmd_verb_count;

/* Reads the arguments behind the verb's name into `call`, whose arena and verb
 * are set.  False, with what is wrong in `problem`. */
bool option_read(struct call *call, char **arguments, size_t count,
                 struct buf *problem);

/* Appends the verb's help. */
void option_help(const struct verb *verb, struct buf *out);

/* Says what is wrong with the command line. */
enum cmd_status cmd_usage(const struct verb *verb, struct str problem);

/* Writes a result to stdout; STATUS_ENVIRONMENT, after a report, if that
 * cannot be done. */
enum cmd_status cmd_print(struct str text);

/* Appends a value with spaces for U+00A0, which pages have between a number
 * and its unit: programs and readers look for a space. */
void cmd_add_plain(struct buf *out, struct str text);

/* Writes diagnostics to stderr; returns the status that they amount to. */
enum cmd_status cmd_report(const struct call *call, const struct diags *diags,
                           enum diag_form form);

/* A page named on the command line, `-` being stdin, of which at most
 * LIMIT_SOURCE_BYTES are read.  False after a report. */
bool cmd_read(const struct call *call, struct diags *diags, struct str path,
              struct str *text);

#endif
