/* Other programs, started by their names without a shell.  Private to
 * publish/.
 *
 * Their input and output are files in the job's work folder: no pipe can fill
 * up.  They speak English (LC_ALL=C) and see none of git's variables, which a
 * hook that we may run in has set.
 *
 * Thread: one program at a time. */
#ifndef PUBLISH_PROGRAM_H
#define PUBLISH_PROGRAM_H

#include "publish/job.h"

#define PROGRAM_ARGUMENTS 24

struct program {
    const char *arguments[PROGRAM_ARGUMENTS + 1];
    size_t count;
    struct str input;         /* what it reads from stdin */
    const char *variables[5]; /* "NAME=value", beside the environment */
    /* Results. */
    int status; /* of its exit; -1: it did not end by itself */
    struct str output;
    struct str errors;
};

/* Adds an argument. */
void program_add(struct job *job, struct program *program, struct str text);

/* Runs it to its end.  False after job_fail if it could not be started; its
 * own failure is a status. */
bool program_run(struct job *job, struct program *program);

/* job_fail with the last lines that it wrote to stderr; always false. */
bool program_fail(struct job *job, const struct program *program,
                  const char *what);

/* Is a program in one of the folders of PATH?  False after job_fail that
 * names its package. */
bool program_there(struct job *job, const char *name);

/* The value of a variable of the environment; empty if there is none. */
struct str program_variable(const struct job *job, const char *name);

#endif
