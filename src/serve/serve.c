/* The loop: wait for a change, wait until it is over, build, show. */
#include "serve/serve.h"

#include "base/file.h"
#include "base/path.h"
#include "serve/http.h"
#include "serve/listen.h"
#include "serve/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds without another change after which a write is over: after one
 * that has ended, and after one that may go on. */
#define QUIET 2
#define QUIET_BEGUN 60

/* However long it goes on, there is a build after so many milliseconds. */
#define UNQUIET 500

/* How often listeners get a sign of life, and how often to look where changes
 * are not told. */
#define BEAT 10000
#define LOOK 1000

struct serving {
    const struct serve_request *request;
    struct arena *arena;
    struct site_live *live;
    struct http *http;
    struct watch *watch; /* NULL: changes are not told */
    int signals;
    struct str url;
    double beat; /* when the last one was */
    bool blind;  /* and it was said */
};

/* Seconds of a clock that never goes back; none of it reaches a page. */
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Builds. ------------------------------------------------------------------ */

static void count_changed(const struct site_edition *edition,
                          struct serve_news *news) {
    size_t count, number = site_edition_number(edition);
    const struct site_file *files = site_edition_files(edition, &count);
    for (size_t i = 0; i < count; i++) {
        if (files[i].since != number)
            continue;
        news->files++;
        news->pages += str_ends(files[i].path, STR(".html"));
    }
}

/* What is there no more was, most often, an editor's for a moment. */
static void drop_gone(struct serving *s, struct watch_names *names) {
    struct watch_names there = {.arena = names->arena};
    struct str root = s->request->site.root;
    for (size_t i = 0; i < names->count; i++) {
        struct str path = path_join(names->arena, root, names->items[i]);
        if (file_kind(names->arena, path) != FILE_NONE)
            there.items[there.count++] = names->items[i];
    }
    if (there.count > 0)
        *names = there;
}

static void tell(struct serving *s, enum serve_news_kind kind, double seconds,
                 const struct watch_names *names) {
    struct serve_news news = {
        .kind = kind,
        .url = s->url,
        .report = site_live_report(s->live),
        .seconds = seconds,
        .names = names->items,
        .name_count = names->count,
    };
    count_changed(site_live_edition(s->live), &news);
    s->request->tell(s->request->context, &news);
}

static void rebuild(struct serving *s, struct watch_names *names) {
    double start = now();
    if (!site_live_update(s->live))
        return;
    http_show(s->http, site_live_edition(s->live));
    drop_gone(s, names);
    tell(s, SERVE_CHANGED, now() - start, names);
}

/* Waiting. ----------------------------------------------------------------- */

/* Waits for a change or a signal; false for the signal.  `*change` is nothing
 * if the time is up. */
static bool wait_once(struct serving *s, int milliseconds,
                      struct watch_names *names, enum watch_change *change) {
    struct pollfd polled[] = {
        {.fd = s->signals, .events = POLLIN},
        {.fd = s->watch ? watch_descriptor(s->watch) : -1, .events = POLLIN},
    };
    *change = WATCH_NOTHING;
    if (poll(polled, 2, milliseconds) <= 0)
        return true;
    if (polled[1].revents != 0)
        *change = watch_read(s->watch, names);
    return polled[0].revents == 0;
}

/* Waits until what has begun is over. */
static bool wait_for_quiet(struct serving *s, enum watch_change change,
                           struct watch_names *names) {
    double end = now() + UNQUIET * 1e-3;
    bool go_on = true;
    while (go_on && change != WATCH_NOTHING && now() < end)
        go_on = wait_once(s, change == WATCH_DONE ? QUIET : QUIET_BEGUN, names,
                          &change);
    return go_on;
}

static bool is_blind(const struct serving *s) {
    return !s->watch || watch_error(s->watch) != 0;
}

static void say_blind(struct serving *s, int error) {
    struct serve_news news = {
        .kind = SERVE_BLIND,
        .url = s->url,
        .reason = file_reason(s->arena, error),
    };
    if (!s->blind)
        s->request->tell(s->request->context, &news);
    s->blind = true;
}

static void beat(struct serving *s) {
    if (now() - s->beat < BEAT * 1e-3)
        return;
    s->beat = now();
    http_beat(s->http);
}

/* Until a signal comes. */
static void loop(struct serving *s) {
    struct arena scratch = {0};
    bool go_on = true;
    while (go_on) {
        struct watch_names names = {.arena = &scratch};
        enum watch_change change;
        bool blind = is_blind(s);
        go_on = wait_once(s, blind ? LOOK : BEAT, &names, &change);
        if (go_on && change != WATCH_NOTHING)
            go_on = wait_for_quiet(s, change, &names);
        if (go_on && (blind || change != WATCH_NOTHING))
            rebuild(s, &names);
        if (is_blind(s))
            say_blind(s, s->watch ? watch_error(s->watch) : ENOSYS);
        beat(s);
        arena_release(&scratch);
    }
}

/* The beginning and the end. ----------------------------------------------- */

/* Signals are waited for like anything else, by this and all later threads. */
static int catch_signals(sigset_t *before) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, before);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int caught_signal(int signals) {
    struct signalfd_siginfo info;
    ssize_t got = read(signals, &info, sizeof info);
    return got == (ssize_t)sizeof info ? (int)info.ssi_signo : SIGTERM;
}

static struct str url_of(struct arena *arena, struct str host, unsigned port) {
    bool colons = str_find_byte(host, ':', 0) != STR_NONE;
    return str_format(arena, "http://%s" STR_FMT "%s:%u/", colons ? "[" : "",
                      STR_ARG(host), colons ? "]" : "", port);
}

/* Another process has another number, and so has, at another time, one with
 * the same number. */
static struct str run_of(struct arena *arena) {
    return str_format(arena, "%ld-%.0f", (long)getpid(), now() * 1e3);
}

static void work(struct serving *s, int socket, const struct ask_place *place,
                 struct serve_end *end) {
    struct watch_names none = {0};
    double start = now();
    site_live_update(s->live);
    s->http = http_open(s->arena, socket, place, run_of(s->arena),
                        site_live_edition(s->live));
    if (!s->http) {
        close(socket);
        end->reason = STR("the library for HTTP does not start");
        return;
    }
    s->beat = now();
    tell(s, SERVE_READY, s->beat - start, &none);
    loop(s);
    http_close(s->http);
    end->signal = caught_signal(s->signals);
}

/* All that is open is closed again here. */
static void run(struct serving *s, int socket, const struct ask_place *place,
                struct serve_end *end) {
    sigset_t before;
    int error = 0;
    s->signals = catch_signals(&before);
    if (s->signals < 0) {
        end->reason = file_reason(s->arena, errno);
        return;
    }
    s->watch = watch_open(s->arena, place->root, &error);
    s->live = site_live_open(s->arena, &s->request->site);
    work(s, socket, place, end);
    site_live_close(s->live);
    if (s->watch)
        watch_close(s->watch);
    close(s->signals);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

struct serve_end serve_run(struct arena *arena,
                           const struct serve_request *request) {
    struct serve_end end = {0};
    struct str host = request->host.n > 0 ? request->host : STR("127.0.0.1");
    unsigned port = request->port;
    int socket = listen_open(arena, host, &port, &end.reason);
    if (socket < 0)
        return end;
    struct ask_place place = {.own = request->host, .root = request->site.root};
    struct serving serving = {
        .request = request,
        .arena = arena,
        .url = url_of(arena, host, port),
    };
    run(&serving, socket, &place, &end);
    return end;
}
