/* From the program's name to a verb. */
#include "cmd/cmd.h"

#include "base/near.h"
#include "cmd/verb.h"
#include "site/site.h"

const struct verb *const cmd_verbs[] = {
    &verb_new,  &verb_build,   &verb_serve,   &verb_check,  &verb_render,
    &verb_eval, &verb_explain, &verb_publish, &verb_manual,
};

const size_t cmd_verb_count = sizeof cmd_verbs / sizeof *cmd_verbs;

static void add_help(struct buf *out) {
    BUF_LITERAL(out, "lectern VERB [OPTION...] [OPERAND]\n\n"
                     "Turns a folder of Markdown lectures into a course "
                     "website whose numbers are\ncomputed, checked and drawn "
                     "when it is built.\n\n");
    for (size_t i = 0; i < cmd_verb_count; i++)
        buf_printf(out, "  %-10s %s\n", cmd_verbs[i]->name,
                   cmd_verbs[i]->summary);
    BUF_LITERAL(out, "\n`lectern VERB --help` shows the options of a verb, "
                     "`lectern --version` the version.\n");
}

static enum cmd_status unknown_verb(struct arena *arena, struct str name) {
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < cmd_verb_count; i++)
        near_offer(&near, str_from(cmd_verbs[i]->name));
    near_offer(&near, STR("--help"));
    near_offer(&near, STR("--version"));
    struct buf problem;
    buf_init(&problem, arena);
    bool option = str_starts(name, STR("-"));
    buf_printf(&problem, "there is no %s `" STR_FMT "`",
               option ? "option" : "verb", STR_ARG(name));
    struct str best = near_best(&near);
    if (best.n > 0)
        buf_printf(&problem, "; did you mean `" STR_FMT "`?", STR_ARG(best));
    return cmd_usage(NULL, buf_str(&problem));
}

static enum cmd_status run_verb(struct arena *arena, const struct verb *verb,
                                char **arguments, size_t count,
                                const struct cmd_surroundings *around) {
    struct call call = {.arena = arena, .verb = verb, .around = around};
    struct buf text;
    buf_init(&text, arena);
    if (!option_read(&call, arguments, count, &text))
        return cmd_usage(verb, buf_str(&text));
    if (call.help) {
        option_help(verb, &text);
        return cmd_print(buf_str(&text));
    }
    site_init();
    return verb->run(&call);
}

static enum cmd_status dispatch(struct arena *arena, char **arguments,
                                size_t count,
                                const struct cmd_surroundings *around) {
    struct buf help;
    buf_init(&help, arena);
    if (count == 0)
        return cmd_usage(NULL, STR("a verb is missing"));
    struct str name = str_from(arguments[0]);
    if (str_is(name, "--version"))
        return cmd_print(STR("lectern " LECTERN_VERSION "\n"));
    if (str_is(name, "--help") || str_is(name, "-h")) {
        add_help(&help);
        return cmd_print(buf_str(&help));
    }
    for (size_t i = 0; i < cmd_verb_count; i++)
        if (str_is(name, cmd_verbs[i]->name))
            return run_verb(arena, cmd_verbs[i], arguments + 1, count - 1,
                            around);
    return unknown_verb(arena, name);
}

int cmd_run(int argc, char **argv, const struct cmd_surroundings *around) {
    struct arena arena;
    arena_init(&arena);
    size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    enum cmd_status status = dispatch(&arena, argv + 1, count, around);
    arena_release(&arena);
    return (int)status;
}
