/* The text alternative of a chart: sentences written from its data.
 *
 * It has room for DESCRIBE_MOST characters; what the author adds with `alt`
 * comes first into the count and last into the text.  A sentence that does
 * not fit is left out, so say the most important first.
 *
 * Ownership: as the buffer's arena.
 * Thread: as the buffer's.
 */
#ifndef CHART_DESCRIBE_H
#define CHART_DESCRIBE_H

#include "base/buf.h"

#define DESCRIBE_MOST 600

/* The author's part: so much is left for sentences from the data. */
#define DESCRIBE_ALT_MOST 300

struct description {
    struct buf text;
    size_t room; /* characters that are left */
};

void describe_init(struct description *description, struct arena *arena,
                   struct str alt);

/* Adds a sentence, with a space before it, if it fits. */
void describe_say(struct description *description, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The sentences, and then the author's. */
struct str describe_end(struct description *description, struct str alt);

/* "A", "A and B", "A, B and C". */
struct str describe_list(struct arena *arena, const struct str *names,
                         size_t count);

#endif
