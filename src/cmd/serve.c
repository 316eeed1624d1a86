/* lectern serve: a course in the browser while it is being written. */
#include "serve/serve.h"
#include "base/num.h"
#include "base/pool.h"
#include "base/store.h"
#include "cmd/course.h"

#include <signal.h>
#include <spawn.h>
#include <stdio.h>

#define PORT_FIRST 8000
#define PORT_LAST 65535

enum { SERVE_PORT, SERVE_HOST, SERVE_OPEN, SERVE_DRAFTS, SERVE_OPTIONS };

static const struct option options[SERVE_OPTIONS] = {
    [SERVE_PORT] = {'p', "port", "PORT",
                    "the first port to try (8000); 0: any"},
    [SERVE_HOST] = {0, "host", "ADDR", "where to listen (127.0.0.1)"},
    [SERVE_OPEN] = {0, "open", NULL, "open a browser"},
    [SERVE_DRAFTS] = {0, "drafts", NULL, "show drafts, too"},
};

/* What was said last, so that a mistake that stays is said once. */
struct teller {
    const struct call *call;
    struct store *memory; /* of what was said; NULL at first */
    struct map said;      /* all of a page, or of the course */
    bool failed;          /* something was wrong then */
};

/* The mistakes of the course and of its pages; their number. */
static size_t say_mistakes(struct teller *teller,
                           const struct site_report *report) {
    struct store *memory = store_new();
    struct map said;
    map_init(&said, &memory->arena);
    size_t errors = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct diags *diags = report->diags[i];
        struct buf out;
        if (!diags->first)
            continue;
        buf_init(&out, &memory->arena);
        diags_print(&out, diags, DIAG_WINDOW, teller->call->around->colour);
        map_set(&said, buf_str(&out), teller);
        if (!map_get(&teller->said, buf_str(&out)))
            fwrite(out.s, 1, out.n, stderr);
        errors += diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
    }
    store_drop(teller->memory);
    teller->memory = memory;
    teller->said = said;
    return errors;
}

static void add_names(struct buf *out, const struct serve_news *news) {
    if (news->name_count == 0)
        BUF_LITERAL(out, "something");
    else
        cmd_add_plain(out, news->names[0]);
    if (news->name_count > 1)
        buf_printf(out, " and %zu more", news->name_count - 1);
}

static void add_time(struct buf *out, double seconds) {
    if (seconds < 0.1)
        buf_printf(out, " in %.1f ms", seconds * 1000);
    else
        buf_printf(out, " in %.2f s", seconds);
}

/* "content/01-a.md: 2 pages in 6.1 ms" */
static void add_line(struct buf *out, const struct teller *teller,
                     const struct serve_news *news, size_t errors) {
    add_names(out, news);
    BUF_LITERAL(out, ": ");
    if (errors > 0)
        course_count(out, errors, "error");
    else if (news->pages > 0 || teller->failed || news->files == 0)
        course_count(out, news->pages, "page");
    else
        course_count(out, news->files, "file");
    if (errors == 0 && teller->failed)
        BUF_LITERAL(out, ", nothing wrong any more,");
    add_time(out, news->seconds);
    buf_char(out, '\n');
}

static void add_welcome(struct buf *out, const struct serve_news *news,
                        size_t errors) {
    course_count(out, news->report->pages, "page");
    if (errors > 0) {
        BUF_LITERAL(out, ", ");
        course_count(out, errors, "error");
        BUF_LITERAL(out, ",");
    }
    add_time(out, news->seconds);
    buf_printf(out, "\n\n    " STR_FMT "\n\n", STR_ARG(news->url));
    BUF_LITERAL(out, "It follows what you write; Ctrl-C ends it.\n");
}

/* A browser, by whatever the desktop has set.  The signals that are waited
 * for here are its own again. */
static void open_browser(const struct call *call, struct str url) {
    char name[] = "xdg-open";
    char *arguments[] = {
        name, (char *)(uintptr_t)str_terminated(call->arena, url), NULL};
    posix_spawnattr_t attributes;
    sigset_t none;
    pid_t child;
    sigemptyset(&none);
    if (posix_spawnattr_init(&attributes) != 0)
        return;
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    if (posix_spawnp(&child, name, NULL, &attributes, arguments,
                     call->around->variables) != 0)
        fputs("lectern serve: there is no `xdg-open`; open the address "
              "yourself\n",
              stderr);
    posix_spawnattr_destroy(&attributes);
}

static void say_blind(const struct serve_news *news) {
    fprintf(stderr,
            "lectern serve: changes are not told here (" STR_FMT
            "); it looks every second\n",
            STR_ARG(news->reason));
}

static void tell(void *context, const struct serve_news *news) {
    struct teller *teller = context;
    if (news->kind == SERVE_BLIND) {
        say_blind(news);
        return;
    }
    struct arena arena = {0};
    struct buf out;
    buf_init(&out, &arena);
    size_t errors = say_mistakes(teller, news->report);
    if (news->kind == SERVE_READY)
        add_welcome(&out, news, errors);
    else
        add_line(&out, teller, news, errors);
    cmd_print(buf_str(&out));
    teller->failed = errors > 0;
    if (news->kind == SERVE_READY && teller->call->given[SERVE_OPEN])
        open_browser(teller->call, news->url);
    arena_release(&arena);
}

static bool read_port(const struct call *call, unsigned *port) {
    double number;
    *port = PORT_FIRST;
    if (!call->given[SERVE_PORT])
        return true;
    if (!num_parse(call->values[SERVE_PORT], &number) || number < 0 ||
        number > PORT_LAST || number != (double)(unsigned)number)
        return false;
    *port = (unsigned)number;
    return true;
}

static enum cmd_status run(const struct call *call) {
    struct teller teller = {.call = call};
    struct serve_request request = {
        .site = {.root = call->operand_count > 0 ? call->operands[0] : STR("."),
                 .drafts = call->given[SERVE_DRAFTS],
                 .threads = pool_processors()},
        .host = call->values[SERVE_HOST],
        .tell = tell,
        .context = &teller,
    };
    if (!read_port(call, &request.port))
        return cmd_usage(
            call->verb,
            str_format(call->arena, "`" STR_FMT "` is no port from 0 to %d",
                       STR_ARG(call->values[SERVE_PORT]), PORT_LAST));
    struct serve_end end = serve_run(call->arena, &request);
    store_drop(teller.memory);
    if (end.signal != 0)
        return (enum cmd_status)(STATUS_INTERRUPTED + end.signal);
    fprintf(stderr, "lectern serve: cannot listen: " STR_FMT "\n",
            STR_ARG(end.reason));
    return STATUS_ENVIRONMENT;
}

const struct verb verb_serve = {
    .name = "serve",
    .operand = "[DIR]",
    .summary = "show a course in the browser while it is being written",
    .description =
        "Serves the course in DIR (.) as a build would write it, and builds "
        "again what\ndepends on a file as soon as it is saved; the open page "
        "follows. Nothing is written.\nWhat is wrong shows over the page as "
        "it was last right.",
    .options = options,
    .option_count = SERVE_OPTIONS,
    .run = run,
};
