/* git:REMOTE#BRANCH.  The branch is made from the built files by git's own
 * plumbing: contents to objects, an index of our own to a tree, the tree to a
 * commit on what the branch is now, and that is pushed.  The push is the one
 * step that the remote sees, and it takes it whole or not at all.  Where
 * someone else was faster it refuses, and everything begins again with what
 * is there now.
 *
 * In a repository it works with that, so that its remotes, its settings and
 * its objects are used, but touches neither its files nor its index; elsewhere
 * with an empty one of its own. */
#include "base/file.h"
#include "base/path.h"
#include "publish/program.h"

struct git {
    struct str remote;
    struct str branch;     /* refs/heads/gh-pages */
    struct str repository; /* of our own; empty: the course's */
    struct str tip;        /* the branch's commit; empty: there is none */
    bool plain;            /* a .nojekyll is there */
    struct buf kept;       /* the host's files, as update-index reads them */
};

/* A command of git in the repository. */
static struct program command(struct job *job, const char *verb) {
    struct git *git = job->own;
    struct program program = {0};
    program_add(job, &program, STR("git"));
    program_add(job, &program, STR("-C"));
    program_add(job, &program, job->request->course);
    if (git->repository.n > 0)
        program_add(job, &program,
                    str_format(job->arena, "--git-dir=" STR_FMT,
                               STR_ARG(git->repository)));
    program_add(job, &program, str_from(verb));
    return program;
}

static bool run(struct job *job, struct program *program, const char *what) {
    if (!program_run(job, program))
        return false;
    return program->status == 0 || program_fail(job, program, what);
}

/* A path from where we are, as git is told to work elsewhere. */
static struct str absolute(struct job *job, struct str remote) {
    struct str real;
    bool folder = file_kind(job->arena, remote) == FILE_FOLDER;
    return folder && file_resolve(job->arena, remote, &real) == 0 ? real
                                                                  : remote;
}

static bool read_place(struct job *job) {
    struct git *git = ARENA_NEW(job->arena, struct git);
    size_t at = STR_NONE;
    for (size_t i = 0; i < job->place.n; i++)
        if (job->place.s[i] == '#')
            at = i;
    struct str branch = STR("gh-pages");
    if (at != STR_NONE)
        branch = str_slice(job->place, at + 1, job->place.n);
    struct str named = str_slice(job->place, 0, at);
    if (named.n == 0)
        return job_fail(job, PUBLISH_REFUSED, "the target names no remote");
    git->remote = absolute(job, named);
    git->branch =
        str_format(job->arena, "refs/heads/" STR_FMT, STR_ARG(branch));
    job->own = git;
    return true;
}

/* Finds the repository or makes one. */
static bool open_repository(struct job *job) {
    struct git *git = job->own;
    struct program check = command(job, "check-ref-format");
    program_add(job, &check, git->branch);
    if (!program_run(job, &check))
        return false;
    if (check.status != 0)
        return job_fail(job, PUBLISH_REFUSED,
                        "`" STR_FMT "` is no name for a branch",
                        STR_ARG(str_slice(git->branch, 11, git->branch.n)));
    struct program inside = command(job, "rev-parse");
    program_add(job, &inside, STR("--git-dir"));
    if (!program_run(job, &inside) || inside.status == 0)
        return job->end->outcome == PUBLISH_DONE;
    struct program make = command(job, "init");
    git->repository = path_join(job->arena, job->request->work, STR("git"));
    program_add(job, &make, STR("--quiet"));
    program_add(job, &make, STR("--bare"));
    program_add(job, &make, git->repository);
    return run(job, &make, "git cannot make a repository");
}

/* The commit that the branch is at, brought here. */
static bool read_tip(struct job *job, struct str *tip) {
    struct git *git = job->own;
    struct program list = command(job, "ls-remote");
    program_add(job, &list, STR("--"));
    program_add(job, &list, git->remote);
    program_add(job, &list, git->branch);
    if (!run(job, &list, "git cannot reach the remote"))
        return false;
    struct str rest;
    str_cut(list.output, '\t', tip, &rest);
    return true;
}

static bool fetch(struct job *job) {
    struct git *git = job->own;
    struct program get = command(job, "fetch");
    program_add(job, &get, STR("--quiet"));
    program_add(job, &get, STR("--no-tags"));
    program_add(job, &get, STR("--no-write-fetch-head"));
    program_add(job, &get, STR("--no-recurse-submodules"));
    program_add(job, &get, STR("--"));
    program_add(job, &get, git->remote);
    program_add(job, &get, git->branch);
    return run(job, &get, "git cannot fetch the branch");
}

/* Gives the files of the site git's names for their contents, and puts the
 * contents into the repository if they are to be published. */
static bool name_contents(struct job *job) {
    struct program hash = command(job, "hash-object");
    struct buf paths;
    buf_init(&paths, job->arena);
    for (size_t i = 0; i < job->site.count; i++) {
        buf_add(&paths, job_site_path(job, job->site.entries[i].key));
        buf_char(&paths, '\n');
    }
    if (!job->request->dry_run)
        program_add(job, &hash, STR("-w"));
    program_add(job, &hash, STR("--no-filters"));
    program_add(job, &hash, STR("--stdin-paths"));
    hash.input = buf_str(&paths);
    if (!run(job, &hash, "git cannot read the site"))
        return false;
    struct str rest = hash.output, line;
    for (size_t i = 0; i < job->site.count && str_line(&rest, &line); i++)
        ((struct job_file *)job->site.entries[i].value)->tag = line;
    return true;
}

/* "100644 blob NAME  SIZE\tPATH". */
static void read_entry(struct job *job, struct str entry) {
    struct git *git = job->own;
    struct str facts, path, mode, type, name, size;
    str_cut(entry, '\t', &facts, &path);
    str_cut(facts, ' ', &mode, &facts);
    str_cut(facts, ' ', &type, &facts);
    str_cut(facts, ' ', &name, &size);
    struct job_file file = {.path = path, .tag = name};
    size = str_trim(size);
    for (size_t i = 0; i < size.n && str_digit(size.s[i]); i++)
        file.size = file.size * 10 + (uint64_t)(size.s[i] - '0');
    const struct job_file *ours = map_get(&job->site, path);
    file.same = ours && str_is(mode, "100644") && str_eq(ours->tag, name);
    job_found(job, &file);
    git->plain = git->plain || str_is(path, ".nojekyll");
    if (!map_get(&job->target, path))
        buf_printf(&git->kept, STR_FMT " " STR_FMT "\t" STR_FMT "%c",
                   STR_ARG(mode), STR_ARG(name), STR_ARG(path), '\0');
}

static bool read_list(struct job *job) {
    const struct job_file *list = map_get(&job->target, STR(JOB_LIST));
    if (!list)
        return true;
    struct program show = command(job, "cat-file");
    program_add(job, &show, STR("blob"));
    program_add(job, &show, list->tag);
    if (!run(job, &show, "git cannot read the list of the branch"))
        return false;
    job_read_list(job, show.output);
    return true;
}

static bool read_tree(struct job *job) {
    struct git *git = job->own;
    struct program list = command(job, "ls-tree");
    program_add(job, &list, STR("-r"));
    program_add(job, &list, STR("-l"));
    program_add(job, &list, STR("-z"));
    program_add(job, &list, STR("--full-tree"));
    program_add(job, &list, git->tip);
    if (!run(job, &list, "git cannot read the branch"))
        return false;
    struct str rest = list.output, entry;
    while (rest.n > 0) {
        str_cut(rest, '\0', &entry, &rest);
        if (entry.n > 0)
            read_entry(job, entry);
    }
    return read_list(job);
}

static bool look(struct job *job) {
    struct git *git = job->own;
    buf_init(&git->kept, job->arena);
    git->plain = false;
    if (git->repository.n == 0 && !open_repository(job))
        return false;
    if (!read_tip(job, &git->tip) || !name_contents(job))
        return false;
    return git->tip.n == 0 || (fetch(job) && read_tree(job));
}

/* An index of our own with the site and the host's files, as a tree. */
static bool write_tree(struct job *job, struct str *tree) {
    struct git *git = job->own;
    struct str own = str_format(job->arena, "GIT_INDEX_FILE=" STR_FMT "/index",
                                STR_ARG(job->request->work));
    struct program empty = command(job, "read-tree");
    program_add(job, &empty, STR("--empty"));
    empty.variables[0] = own.s;
    struct program fill = command(job, "update-index");
    program_add(job, &fill, STR("-z"));
    program_add(job, &fill, STR("--index-info"));
    struct buf entries;
    buf_init(&entries, job->arena);
    buf_add(&entries, buf_str(&git->kept));
    for (size_t i = 0; i < job->site.count; i++) {
        const struct job_file *file = job->site.entries[i].value;
        buf_printf(&entries, "100644 " STR_FMT "\t" STR_FMT "%c",
                   STR_ARG(file->tag), STR_ARG(file->path), '\0');
    }
    fill.input = buf_str(&entries);
    fill.variables[0] = own.s;
    struct program write = command(job, "write-tree");
    write.variables[0] = own.s;
    if (!run(job, &empty, "git cannot make an index") ||
        !run(job, &fill, "git cannot fill an index") ||
        !run(job, &write, "git cannot write a tree"))
        return false;
    *tree = str_trim(write.output);
    return true;
}

/* Machines that build courses have no name; commits want one. */
static bool commit(struct job *job, struct str tree, struct str *name) {
    struct git *git = job->own;
    struct program who = command(job, "var");
    program_add(job, &who, STR("GIT_COMMITTER_IDENT"));
    struct program make = command(job, "commit-tree");
    program_add(job, &make, tree);
    if (git->tip.n > 0) {
        program_add(job, &make, STR("-p"));
        program_add(job, &make, git->tip);
    }
    make.input = job->request->message.n > 0 ? job->request->message
                                             : STR("Publish the course");
    if (!program_run(job, &who))
        return false;
    if (who.status != 0) {
        make.variables[0] = "GIT_AUTHOR_NAME=Lectern";
        make.variables[1] = "GIT_AUTHOR_EMAIL=lectern@localhost";
        make.variables[2] = "GIT_COMMITTER_NAME=Lectern";
        make.variables[3] = "GIT_COMMITTER_EMAIL=lectern@localhost";
    }
    if (!run(job, &make, "git cannot make a commit"))
        return false;
    *name = str_trim(make.output);
    return true;
}

/* Refused, and the branch is no longer where it was: someone was faster. */
static bool push(struct job *job, struct str name) {
    struct git *git = job->own;
    struct program program = command(job, "push");
    program_add(job, &program, STR("--quiet"));
    program_add(job, &program, STR("--no-verify"));
    program_add(job, &program, STR("--"));
    program_add(job, &program, git->remote);
    program_add(job, &program,
                str_format(job->arena, STR_FMT ":" STR_FMT, STR_ARG(name),
                           STR_ARG(git->branch)));
    struct str now;
    if (!program_run(job, &program))
        return false;
    if (program.status == 0)
        return true;
    if (!read_tip(job, &now) || str_eq(now, git->tip))
        return program_fail(job, &program, "git cannot push");
    if (!str_eq(now, name))
        job->count = 0;
    return true;
}

/* On GitHub, an empty .nojekyll says that the pages are ready as they are. */
static bool add_plain(struct job *job) {
    struct git *git = job->own;
    struct program hash = command(job, "hash-object");
    program_add(job, &hash, STR("-w"));
    program_add(job, &hash, STR("--stdin"));
    if (!run(job, &hash, "git cannot write an object"))
        return false;
    buf_printf(&git->kept, "100644 " STR_FMT "\t.nojekyll%c",
               STR_ARG(str_trim(hash.output)), '\0');
    return true;
}

static bool apply(struct job *job) {
    struct str tree, name;
    const struct git *git = job->own;
    if (!git->plain && !add_plain(job))
        return false;
    return write_tree(job, &tree) && commit(job, tree, &name) &&
           push(job, name);
}

static const char *const programs[] = {"git", NULL};

const struct target_kind target_git = {
    .name = "git",
    .shape = "git:REMOTE#BRANCH",
    .programs = programs,
    .read = read_place,
    .look = look,
    .apply = apply,
};
