/* One thread of the library's own, which waits for all sockets at once.
 *
 * A connection has a store for what its current request needs, emptied when
 * the next one begins.  A stream of events sleeps (is suspended, as the
 * library calls it) until there is something to tell: whether it sleeps is
 * decided, and changed, only with the lock held. */
#include "serve/http.h"

#include "base/buf.h"
#include "base/lock.h"
#include "base/store.h"
#include "serve/events.h"

#include <microhttpd.h>
#include <string.h>

#define EVENT_BLOCK ((size_t)16 << 10)

/* A connection, with the request that it is at. */
struct talk {
    struct http *http;
    struct store *store;
    struct arena_mark empty; /* where a request's memory begins */
    struct str target;
    bool begun;
    struct site_edition *edition; /* from which it is answered; or NULL */

    /* Of a stream of events: */
    struct MHD_Connection *connection;
    struct listener listener;
    struct arena_mark told; /* where an event's memory begins */
    struct str event;       /* that is being sent */
    size_t sent;
    size_t beats;
    bool listed, asleep;
    struct talk *next, *previous; /* who listens, too */
};

struct http {
    struct MHD_Daemon *daemon;
    const struct ask_place *place;
    struct str run;
    struct lock lock; /* of all that follows, and of talks' listed, asleep */
    struct site_edition *edition;
    struct talk *listeners;
    size_t beats;
    bool closing;
};

static struct site_edition *take_edition(struct http *http) {
    lock_take(&http->lock);
    struct site_edition *edition = http->edition;
    site_edition_keep(edition);
    lock_give(&http->lock);
    return edition;
}

/* Connections. ------------------------------------------------------------ */

static void on_connection(void *context, struct MHD_Connection *connection,
                          void **own,
                          enum MHD_ConnectionNotificationCode code) {
    (void)connection;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        struct talk *talk = *own;
        if (talk)
            store_drop(talk->store);
        return;
    }
    struct store *store = store_new();
    struct talk *talk = ARENA_NEW(&store->arena, struct talk);
    talk->http = context;
    talk->store = store;
    talk->empty = arena_mark(&store->arena);
    *own = talk;
}

static struct talk *talk_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/* A request begins: its target, before the library takes it apart. */
static void *on_target(void *context, const char *target,
                       struct MHD_Connection *connection) {
    (void)context;
    struct talk *talk = talk_of(connection);
    if (talk) {
        arena_reset(&talk->store->arena, talk->empty);
        talk->begun = false;
        talk->target = str_copy(&talk->store->arena, str_from(target));
    }
    return talk;
}

/* The library is not to decode anything: what it calls the URL is not used. */
static size_t on_escape(void *context, struct MHD_Connection *connection,
                        char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

static void unlist(struct talk *talk) {
    struct http *http = talk->http;
    lock_take(&http->lock);
    if (talk->listed) {
        if (talk->previous)
            talk->previous->next = talk->next;
        else
            http->listeners = talk->next;
        if (talk->next)
            talk->next->previous = talk->previous;
        talk->listed = false;
    }
    lock_give(&http->lock);
}

static void drop_edition(struct talk *talk) {
    if (talk->edition)
        site_edition_drop(talk->edition);
    talk->edition = NULL;
}

static void on_completed(void *context, struct MHD_Connection *connection,
                         void **own, enum MHD_RequestTerminationCode code) {
    (void)context;
    (void)connection;
    (void)code;
    struct talk *talk = *own;
    if (!talk)
        return;
    unlist(talk);
    drop_edition(talk);
}

/* Events. ------------------------------------------------------------------ */

/* The next event; a line that says nothing if one was only to be woken. */
static void next_event(struct talk *talk, const struct site_edition *edition,
                       bool beat) {
    struct arena *arena = &talk->store->arena;
    struct buf out;
    arena_reset(arena, talk->told);
    buf_init(&out, arena);
    events_next(&talk->listener, edition, talk->http->run, &out);
    if (out.n == 0 && beat)
        BUF_LITERAL(&out, ":\n\n");
    talk->event = buf_str(&out);
    talk->sent = 0;
}

enum waiting { WAITING_NEWS, WAITING_ASLEEP, WAITING_CLOSED };

/* Sleeps unless there is another edition than the one that was told of. */
static enum waiting wait_for(struct talk *talk,
                             const struct site_edition *told) {
    struct http *http = talk->http;
    enum waiting waiting = WAITING_NEWS;
    lock_take(&http->lock);
    if (http->closing) {
        waiting = WAITING_CLOSED;
    } else if (http->edition == told && http->beats == talk->beats) {
        waiting = WAITING_ASLEEP;
        talk->asleep = true;
        MHD_suspend_connection(talk->connection);
    }
    lock_give(&http->lock);
    return waiting;
}

/* Makes an event, or sleeps until there is one. */
static enum waiting make_event(struct talk *talk) {
    struct http *http = talk->http;
    for (;;) {
        lock_take(&http->lock);
        bool beat = http->beats != talk->beats;
        talk->beats = http->beats;
        lock_give(&http->lock);
        struct site_edition *edition = take_edition(http);
        next_event(talk, edition, beat);
        enum waiting waiting = WAITING_NEWS;
        if (talk->event.n == 0)
            waiting = wait_for(talk, edition);
        site_edition_drop(edition);
        if (talk->event.n > 0 || waiting != WAITING_NEWS)
            return waiting;
    }
}

static ssize_t on_read(void *context, uint64_t at, char *block, size_t size) {
    (void)at;
    struct talk *talk = context;
    if (talk->sent == talk->event.n)
        switch (make_event(talk)) {
        case WAITING_NEWS:
            break;
        case WAITING_ASLEEP:
            return 0;
        case WAITING_CLOSED:
            return MHD_CONTENT_READER_END_OF_STREAM;
        }
    struct str part = str_slice(talk->event, talk->sent, talk->sent + size);
    memcpy(block, part.s, part.n);
    talk->sent += part.n;
    return (ssize_t)part.n;
}

static struct MHD_Response *listen_to(struct talk *talk,
                                      struct MHD_Connection *connection) {
    struct http *http = talk->http;
    struct arena *arena = &talk->store->arena;
    struct ask_target target;
    ask_target(arena, talk->target, &target);
    drop_edition(talk); /* it lives long, and takes the newest each time */
    events_begin(arena, target.query, &talk->listener);
    talk->connection = connection;
    talk->event = (struct str){0};
    talk->sent = 0;
    talk->told = arena_mark(arena);
    lock_take(&http->lock);
    talk->beats = http->beats;
    talk->asleep = false;
    talk->listed = true;
    talk->previous = NULL;
    talk->next = http->listeners;
    if (talk->next)
        talk->next->previous = talk;
    http->listeners = talk;
    lock_give(&http->lock);
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, EVENT_BLOCK,
                                             on_read, talk, NULL);
}

/* With the lock held. */
static void wake_all(struct http *http) {
    for (struct talk *talk = http->listeners; talk; talk = talk->next) {
        if (!talk->asleep)
            continue;
        talk->asleep = false;
        MHD_resume_connection(talk->connection);
    }
}

/* Requests. ---------------------------------------------------------------- */

static enum MHD_Result on_header(void *context, enum MHD_ValueKind kind,
                                 const char *name, const char *value) {
    static const struct {
        const char *name;
        size_t at;
    } fields[] = {
        {"host", offsetof(struct ask, host)},
        {"origin", offsetof(struct ask, origin)},
        {"sec-fetch-site", offsetof(struct ask, fetch_site)},
        {"sec-fetch-mode", offsetof(struct ask, fetch_mode)},
        {"if-none-match", offsetof(struct ask, none_match)},
        {"range", offsetof(struct ask, range)},
        {"if-range", offsetof(struct ask, if_range)},
    };
    (void)kind;
    struct ask *ask = context;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (ask_same(str_from(name), str_from(fields[i].name))) {
            struct str *field = (void *)((char *)ask + fields[i].at);
            *field = str_from(value);
            ask->hosts += field == &ask->host;
        }
    return MHD_YES;
}

static struct MHD_Response *response_of(struct talk *talk,
                                        struct MHD_Connection *connection,
                                        const struct answer *answer) {
    switch (answer->kind) {
    case ANSWER_FILE:
        return MHD_create_response_from_fd_at_offset64(
            answer->length, answer->file, answer->offset);
    case ANSWER_EVENTS:
        return listen_to(talk, connection);
    case ANSWER_BYTES:
        break;
    }
    /* The library's parameter is not const, but it only reads. */
    return MHD_create_response_from_buffer(answer->body.n,
                                           (void *)(uintptr_t)answer->body.s,
                                           MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result reply(struct talk *talk,
                             struct MHD_Connection *connection,
                             const struct answer *answer) {
    struct MHD_Response *response = response_of(talk, connection, answer);
    if (!response)
        return MHD_NO;
    for (size_t i = 0; i < answer->header_count; i++)
        MHD_add_response_header(
            response, answer->headers[i].name,
            str_terminated(&talk->store->arena, answer->headers[i].value));
    enum MHD_Result result =
        MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result on_request(void *context,
                                  struct MHD_Connection *connection,
                                  const char *url, const char *method,
                                  const char *version, const char *upload,
                                  size_t *upload_size, void **own) {
    (void)url;
    (void)version;
    (void)upload;
    struct http *http = context;
    struct talk *talk = *own;
    if (!talk || *upload_size > 0)
        return MHD_NO;
    /* Answered before its end, a request would be its connection's last. */
    bool reads = strcmp(method, MHD_HTTP_METHOD_GET) == 0 ||
                 strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    if (reads && !talk->begun) {
        talk->begun = true;
        return MHD_YES;
    }
    struct ask ask = {.method = str_from(method), .target = talk->target};
    struct answer answer;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, on_header, &ask);
    talk->edition = take_edition(http);
    ask_answer(&talk->store->arena, &ask, http->place, talk->edition, &answer);
    return reply(talk, connection, &answer);
}

/* The door. ---------------------------------------------------------------- */

/* What the library would say is of connections that ended, as they do. */
static void on_log(void *context, const char *format, va_list arguments) {
    (void)context;
    (void)format;
    (void)arguments;
}

struct http *http_open(struct arena *arena, int socket,
                       const struct ask_place *place, struct str run,
                       struct site_edition *edition) {
    struct http *http = ARENA_NEW(arena, struct http);
    http->place = place;
    http->run = run;
    http->edition = edition;
    lock_init(&http->lock);
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME |
                     MHD_USE_ERROR_LOG;
    http->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, http, MHD_OPTION_EXTERNAL_LOGGER,
        on_log, NULL, MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)HTTP_CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)HTTP_PATIENCE,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, HTTP_MEMORY,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, on_target,
        NULL, MHD_OPTION_UNESCAPE_CALLBACK, on_escape, NULL,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, http,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, http, MHD_OPTION_END);
    if (!http->daemon) {
        lock_release(&http->lock);
        return NULL;
    }
    site_edition_keep(edition);
    return http;
}

void http_show(struct http *http, struct site_edition *edition) {
    site_edition_keep(edition);
    lock_take(&http->lock);
    struct site_edition *before = http->edition;
    http->edition = edition;
    wake_all(http);
    lock_give(&http->lock);
    site_edition_drop(before);
}

void http_beat(struct http *http) {
    lock_take(&http->lock);
    http->beats++;
    wake_all(http);
    lock_give(&http->lock);
}

void http_close(struct http *http) {
    lock_take(&http->lock);
    http->closing = true;
    wake_all(http);
    lock_give(&http->lock);
    MHD_stop_daemon(http->daemon);
    site_edition_drop(http->edition);
    lock_release(&http->lock);
}
