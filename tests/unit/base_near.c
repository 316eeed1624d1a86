/* base/near: distances and suggestions. */
#include "base/near.h"

#include "tap.h"

static struct str best_of(struct str wanted, const char *const *names) {
    struct near near;
    near_init(&near, wanted);
    for (; *names; names++)
        near_offer(&near, str_from(*names));
    return near_best(&near);
}

static void measures(void) {
    ok(near_distance(STR("abc"), STR("abc")) == 0, "the same is at 0");
    ok(near_distance(STR("abc"), STR("abd")) == 2, "another letter");
    ok(near_distance(STR("abc"), STR("abcd")) == 2, "one letter more");
    ok(near_distance(STR("abc"), STR("ac")) == 2, "one letter less");
    ok(near_distance(STR("abc"), STR("acb")) == 2, "neighbours swapped");
    ok(near_distance(STR("ca"), STR("abc")) == 6,
       "no letter is changed twice (optimal string alignment)");
    ok(near_distance(STR("Params"), STR("params")) == 1, "case is half");
    ok(near_distance(STR(""), STR("ab")) == 4, "from nothing");
    ok(near_distance(STR(""), STR("")) == 0, "nothing to nothing");
    ok(near_distance(STR("kitten"), STR("sitting")) == 6,
       "the textbook's example");
    char long_name[65] = {0};
    ok(near_distance((struct str){long_name, 65}, STR("a")) == SIZE_MAX &&
           near_distance((struct str){long_name, 64}, STR("a")) == 128,
       "names over 64 bytes are not measured");
}

static void suggests(void) {
    const char *const names[] = {"params", "Params", "latency", "x", NULL};
    str_is(best_of(STR("parms"), names), STR("params"), "a letter is missing");
    str_is(best_of(STR("PARAMS"), names), STR("Params"), "case comes nearest");
    str_is(best_of(STR("latnecy"), names), STR("latency"), "letters swapped");
    str_is(best_of(STR("throughput"), names), STR(""), "nothing is near");
    str_is(best_of(STR("y"), names), STR(""), "a letter is near to no other");
    str_is(best_of(STR("X"), names), STR("x"), "but to itself");
    str_is(best_of(STR("xs"), names), STR("x"), "one change is always allowed");
    str_is(best_of(STR(""), names), STR(""), "nothing is near to nothing");
    str_is(best_of(STR("lantcys"), names), STR(""),
           "more than a third of the name is too far");
    const char *const ties[] = {"lr1", "lr2", NULL};
    str_is(best_of(STR("lr"), ties), STR("lr1"), "ties keep the earlier one");
    const char *const none[] = {NULL};
    str_is(best_of(STR("a"), none), STR(""), "without candidates, nothing");
}

int main(void) {
    measures();
    suggests();
    return tap_done();
}
