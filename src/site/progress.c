/* A counter, and the one who is told. */
#include "site/progress.h"

struct str site_phase_name(enum site_phase phase) {
    static const struct str names[SITE_PHASES] = {
        [SITE_SCAN] = STR_INIT("scan"),   [SITE_LOAD] = STR_INIT("load"),
        [SITE_LINK] = STR_INIT("link"),   [SITE_RENDER] = STR_INIT("render"),
        [SITE_WRITE] = STR_INIT("write"),
    };
    return names[phase];
}

void progress_begin(struct progress *progress, enum site_phase phase,
                    size_t total) {
    const struct site_request *request = progress->request;
    progress->phase = phase;
    progress->total = total;
    atomic_store(&progress->done, 0);
    if (request->progress)
        request->progress(request->context, phase, 0, total);
}

void progress_step(struct progress *progress, const struct worker *worker) {
    const struct site_request *request = progress->request;
    size_t done = atomic_fetch_add(&progress->done, 1) + 1;
    if (worker->number == 0 && request->progress)
        request->progress(request->context, progress->phase, done,
                          progress->total);
}
