/* A request and its answer, as HTTP has them (RFC 9110), without a library.
 * Private to serve/.
 *
 * Ownership: texts of an ask live as long as the request; an answer's live in
 * the arena given or in the edition, which the caller keeps until the answer
 * is sent.
 * Thread: pure, but that a copy is opened.
 */
#ifndef SERVE_ASK_H
#define SERVE_ASK_H

#include "base/arena.h"
#include "base/str.h"
#include "site/site.h"

/* The preview's own addresses: no file of a site begins with a dot. */
#define OWN_SCRIPT ".lectern/preview.js"
#define OWN_EVENTS ".lectern/events"

/* The headers that matter; the empty text for what was not sent. */
struct ask {
    struct str method;
    struct str target; /* the whole of it, as it was sent: "/a%20b?c" */
    struct str host;
    size_t hosts; /* how many were sent */
    struct str origin;
    struct str fetch_site, fetch_mode; /* Sec-Fetch-Site, Sec-Fetch-Mode */
    struct str none_match, range, if_range;
};

/* The target's parts. */
struct ask_target {
    struct str path;  /* decoded, without the first slash */
    struct str query; /* as it was sent, without the `?` */
};

enum { ANSWER_HEADERS = 16 };

struct answer_header {
    const char *name;
    struct str value;
};

enum answer_kind {
    ANSWER_BYTES, /* the body */
    ANSWER_FILE,  /* `length` bytes of the open file, from `offset` on */
    ANSWER_EVENTS /* the stream of server-sent events */
};

struct answer {
    enum answer_kind kind;
    unsigned status;
    struct answer_header headers[ANSWER_HEADERS];
    size_t header_count;
    struct str body;
    int file;
    size_t offset, length;
};

/* Splits and decodes a target.  False if it doesn't begin with a slash, has a
 * `%` without two digits behind it, or a NUL in it. */
bool ask_target(struct arena *arena, struct str target,
                struct ask_target *parts);

/* The value of a name in a query, decoded; empty if it has none. */
struct str ask_parameter(struct arena *arena, struct str query,
                         const char *name);

/* The file of the site that a path means: itself, or of a folder its
 * index.html; else NULL.  `*folder` if only a slash is missing at its end. */
const struct site_file *ask_file(struct arena *arena,
                                 const struct site_edition *edition,
                                 struct str path, bool *folder);

/* Are two names the same but for the case of ASCII letters? */
bool ask_same(struct str a, struct str b);

/* Is a Host header one that leads here and that no page of another site could
 * have chosen: a numeric address, localhost, or the `own` name? */
bool ask_host(struct str host, struct str own);

/* Whether a request may read, and otherwise 400, 403 or 405. */
unsigned ask_refused(const struct ask *ask, struct str own);

/* What is asked. */
struct ask_place {
    struct str own;  /* the name that it was told to listen at, or empty */
    struct str root; /* the course's folder on the disk */
};

/* The answer from an edition. */
void ask_answer(struct arena *arena, const struct ask *ask,
                const struct ask_place *place,
                const struct site_edition *edition, struct answer *answer);

/* "text/html; charset=utf-8": of a file by its name. */
struct str type_of(struct str path);

/* The tag of a file as it stands in ETag, without the quotes. */
struct str tag_text(struct arena *arena, uint64_t tag);

#endif
