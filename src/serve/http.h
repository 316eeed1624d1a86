/* The wall to libmicrohttpd: connections in, answers out.  Private to serve/.
 *
 *     struct http *http = http_open(&arena, socket, &place);
 *     http_show(http, edition);     from now on this one is served
 *     http_beat(http);              now and then: who is gone is noticed
 *     http_close(http);
 *
 * Limits: HTTP_CONNECTIONS at a time, others wait to be accepted; one that
 * does nothing for HTTP_PATIENCE seconds is closed, and so is one that takes
 * nothing of what it is sent.
 *
 * Ownership: the http keeps the edition that it shows, each request that
 * from which it is answered.
 * Thread: the functions here are for one thread, not that of the library.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "serve/ask.h"

#define HTTP_CONNECTIONS 512
#define HTTP_PATIENCE 30 /* seconds */

/* Bytes of a request's first line and headers: longer ones get 414 or 431. */
#define HTTP_MEMORY ((size_t)32 << 10)

struct http;

/* Starts to answer on a socket that listens, which is then the http's, from
 * an empty edition until another is shown.  `run` tells this run from others.
 * NULL if the library can't start. */
struct http *http_open(struct arena *arena, int socket,
                       const struct ask_place *place, struct str run,
                       struct site_edition *edition);

/* Shows another edition, and tells those who listen to the events. */
void http_show(struct http *http, struct site_edition *edition);

/* A sign of life to all who listen. */
void http_beat(struct http *http);

void http_close(struct http *http);

#endif
