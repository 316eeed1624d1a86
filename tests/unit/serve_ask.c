/* Requests without a network: targets, who may ask, answers, events. */
#include "serve/ask.h"
#include "serve/events.h"

#include "tap.h"

static struct arena arena;

static void target(const char *text, const char *want) {
    struct ask_target parts;
    bool good = ask_target(&arena, str_from(text), &parts);
    str_is(good ? parts.path : STR("(refused)"), str_from(want), text);
}

static void targets(void) {
    target("/", "");
    target("/a/b.html", "a/b.html");
    target("/a%20b%C3%a9", "a b\xC3\xA9");
    target("/a?b=/c", "a");
    target("/a%3Fb", "a?b");
    target("//a", "/a");
    target("/../a", "../a");
    target("/a%2fb", "a\x7F"
                     "b");
    target("/a%00", "(refused)");
    target("/a%", "(refused)");
    target("/a%2", "(refused)");
    target("/a%zz", "(refused)");
    target("a", "(refused)");
    target("", "(refused)");
    target("http://host/a", "(refused)");
    str_is(ask_parameter(&arena, STR("a=1&path=%2Fx%2520y&b"), "path"),
           STR("/x%20y"), "a parameter is decoded once");
    str_is(ask_parameter(&arena, STR("paths=1&xpath=2"), "path"), STR(""),
           "another name is another one");
    str_is(ask_parameter(&arena, STR("path=%"), "path"), STR(""),
           "what cannot be decoded is nothing");
}

static void hosts(void) {
    static const struct {
        const char *host;
        bool good;
    } cases[] = {
        {"127.0.0.1", true},
        {"127.0.0.1:8000", true},
        {"localhost:8000", true},
        {"LocalHost", true},
        {"[::1]:8000", true},
        {"[fe80::1]", true},
        {"10.0.0.7:1", true},
        {"me.local:8000", true},
        {"evil.example", false},
        {"localhost.evil.example", false},
        {"127.0.0.1.nip.io", false},
        {"1.2.3", false},
        {"1.2.3.4.5", false},
        {"", false},
        {":8000", false},
        {"[", false},
        {"a:b:c", false},
        {"dead.beef", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(ask_host(str_from(cases[i].host), STR("me.local")) == cases[i].good,
           cases[i].host);
    ok(!ask_host(STR("me.local"), STR("")), "a name that is not ours");
}

static void types(void) {
    str_is(type_of(STR("a/b.html")), STR("text/html; charset=utf-8"), "a page");
    str_is(type_of(STR("b.min.js")), STR("text/javascript; charset=utf-8"),
           "a script");
    str_is(type_of(STR("a.b/c")), STR("application/octet-stream"),
           "a file without an extension");
}

/* Whatever is asked, an answer comes; of a course without files, no bytes. */
static void noise(void) {
    static const char bytes[] = "/%.0aF-=&?*,b\"yte s\\\xFF[:";
    struct site_request request = {.root = STR("/nowhere"), .threads = 1};
    struct site_live *live = site_live_open(&arena, &request);
    struct ask_place place = {.root = request.root};
    uint64_t state = 1;
    bool all = true;
    for (size_t i = 0; i < 20000; i++) {
        char text[24];
        size_t n = 0;
        for (size_t at = 0; at < sizeof text; at++) {
            state = state * UINT64_C(6364136223846793005) + 1;
            text[n++] = bytes[(state >> 33) % (sizeof bytes - 1)];
        }
        struct str noise = {text, n};
        struct ask ask = {
            .method = STR("GET"),
            .target = i % 2 ? noise : STR("/x"),
            .host = i % 3 ? STR("localhost") : noise,
            .hosts = 1,
            .none_match = noise,
            .range = noise,
            .if_range = i % 5 ? STR("") : noise,
        };
        text[0] = i % 2 ? '/' : text[0];
        struct answer answer;
        struct arena_mark mark = arena_mark(&arena);
        ask_answer(&arena, &ask, &place, site_live_edition(live), &answer);
        all = all && answer.status >= 200 && answer.status < 500;
        arena_reset(&arena, mark);
    }
    ok(all, "any bytes get an answer");
    site_live_close(live);
}

static void events(void) {
    struct site_request request = {.root = STR("/nowhere"), .threads = 1};
    struct site_live *live = site_live_open(&arena, &request);
    struct listener listener;
    struct buf out;
    buf_init(&out, &arena);
    events_begin(&arena, STR("path=%2Fa%2F&edition=7&run=x"), &listener);
    str_is(listener.path, STR("a/"), "the page is known by its path");
    ok(listener.edition == 7, "and what it knows");
    events_next(&listener, site_live_edition(live), STR("y"), &out);
    str_is(buf_str(&out),
           STR("data: {\"run\":\"y\",\"edition\":0,\"tag\":\"\",\"reload\":"
               "false,\"assets\":[],\"problem\":\"\"}\n\n"),
           "the first event says how things are");
    buf_clear(&out);
    events_next(&listener, site_live_edition(live), STR("y"), &out);
    ok(out.n == 0, "nothing new is not told");
    site_live_update(live);
    events_next(&listener, site_live_edition(live), STR("y"), &out);
    ok(str_find(buf_str(&out), STR("no folder `/nowhere/content`"), 0) !=
           STR_NONE,
       "what is wrong with the course is told to every page");
    site_live_close(live);
}

int main(void) {
    site_init();
    targets();
    hosts();
    types();
    noise();
    events();
    arena_release(&arena);
    return tap_done();
}
