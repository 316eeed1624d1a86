/* A socket that listens.  Private to serve/.
 *
 * Thread: any.
 */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include "base/str.h"

/* Listens at `host`, a numeric address or a name, and the first free port from
 * `port` on; 0: any that is free.  Returns the socket and sets `*port`; -1
 * with why not in `*reason`, which lives in the arena. */
int listen_open(struct arena *arena, struct str host, unsigned *port,
                struct str *reason);

#endif
