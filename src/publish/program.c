/* posix_spawn with files for the three streams. */
#include "publish/program.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    const char *program;
    const char *package;
} packages[] = {
    {"git", "git"},
    {"rsync", "rsync"},
    {"ssh", "openssh-client"},
};

/* Where another repository would be taken for the course's. */
static const char *const hidden[] = {
    "GIT_DIR=",    "GIT_WORK_TREE=",        "GIT_INDEX_FILE=",
    "GIT_PREFIX=", "GIT_OBJECT_DIRECTORY=", "GIT_COMMON_DIR=",
    "LC_ALL=",
};

struct str program_variable(const struct job *job, const char *name) {
    struct str start = str_format(job->arena, "%s=", name);
    for (char **v = job->request->variables; *v; v++) {
        struct str line = str_from(*v);
        if (str_starts(line, start))
            return str_slice(line, start.n, line.n);
    }
    return (struct str){0};
}

bool program_there(struct job *job, const char *name) {
    struct str path = program_variable(job, "PATH"), folder;
    while (path.n > 0) {
        str_cut(path, ':', &folder, &path);
        struct str place = path_join(job->arena, folder, str_from(name));
        if (access(str_terminated(job->arena, place), X_OK) == 0)
            return true;
    }
    const char *package = name;
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (str_is(str_from(name), packages[i].program))
            package = packages[i].package;
    job_fail(job, PUBLISH_FAILED, "there is no program `%s`", name);
    job->end->help = str_format(
        job->arena, "install it: Debian has it in the package %s", package);
    return false;
}

void program_add(struct job *job, struct program *program, struct str text) {
    if (program->count == PROGRAM_ARGUMENTS)
        return;
    program->arguments[program->count++] = str_terminated(job->arena, text);
}

static bool is_hidden(const char *variable) {
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (str_starts(str_from(variable), str_from(hidden[i])))
            return true;
    return false;
}

static char *mutable(const char *text) {
    return (char *)(uintptr_t)text;
}

static char **make_variables(struct job *job, const struct program *program) {
    size_t count = 0, more = sizeof program->variables / sizeof(char *);
    while (job->request->variables[count])
        count++;
    char **list = ARENA_ARRAY(job->arena, count + more + 2, char *);
    char **to = list;
    for (size_t i = 0; i < count; i++)
        if (!is_hidden(job->request->variables[i]))
            *to++ = job->request->variables[i];
    *to++ = mutable("LC_ALL=C");
    for (size_t i = 0; i < more && program->variables[i]; i++)
        *to++ = mutable(program->variables[i]);
    return list;
}

static struct str stream(struct job *job, const char *name) {
    return path_join(job->arena, job->request->work, str_from(name));
}

/* Signals that are waited for here are the program's own again. */
static int start(struct job *job, struct program *program, pid_t *child) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    int flags = O_WRONLY | O_CREAT | O_TRUNC;
    char *list[PROGRAM_ARGUMENTS + 1] = {0};
    for (size_t i = 0; i < program->count; i++)
        list[i] = mutable(program->arguments[i]);
    int error = posix_spawn_file_actions_init(&files);
    if (error != 0)
        return error;
    error = posix_spawnattr_init(&attributes);
    if (error != 0) {
        posix_spawn_file_actions_destroy(&files);
        return error;
    }
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, stream(job, "in").s,
                                     O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO,
                                     stream(job, "out").s, flags, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO,
                                     stream(job, "err").s, flags, 0600);
    error = posix_spawnp(child, list[0], &files, &attributes, list,
                         make_variables(job, program));
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return error;
}

bool program_run(struct job *job, struct program *program) {
    pid_t child = 0;
    int status = 0;
    program->arguments[program->count] = NULL;
    int error = file_write(job->arena, stream(job, "in"), program->input, NULL);
    if (error != 0)
        return job_fail_file(job, "write", stream(job, "in"), error);
    error = start(job, program, &child);
    if (error != 0)
        return job_fail_file(job, "start", str_from(program->arguments[0]),
                             error);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return job_fail_file(job, "wait for",
                                 str_from(program->arguments[0]), errno);
    program->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    error = file_read(job->arena, stream(job, "out"), LIMIT_ASSET_BYTES,
                      &program->output);
    if (error == 0)
        error = file_read(job->arena, stream(job, "err"), LIMIT_ASSET_BYTES,
                          &program->errors);
    return error == 0 || job_fail_file(job, "read", stream(job, "out"), error);
}

/* The last lines, of which there may be many. */
bool program_fail(struct job *job, const struct program *program,
                  const char *what) {
    struct str said = str_trim(program->errors);
    size_t from = said.n;
    for (size_t lines = 0; from > 0 && lines < 6; from--)
        if (said.s[from - 1] == '\n' && ++lines == 6)
            break;
    job_fail(job, PUBLISH_FAILED, "%s%s" STR_FMT, what, said.n > 0 ? ":\n" : "",
             STR_ARG(str_slice(said, from, said.n)));
    return false;
}
