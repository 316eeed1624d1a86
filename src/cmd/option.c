/* Arguments by a verb's table, as POSIX and GNU have it: -o DIR, -oDIR, -qj2,
 * --out DIR, --out=DIR, options and operands in any order, `--` ends them.
 * What begins with `-` and a digit or white space is an operand: it can only
 * be the beginning of an expression. */
#include "base/near.h"
#include "cmd/verb.h"

struct reader {
    struct call *call;
    char **arguments;
    size_t count;
    size_t at; /* the next argument */
    struct buf *problem;
};

static bool take_value(struct reader *r, size_t index, const char *shown,
                       bool attached, struct str value) {
    const struct option *option = &r->call->verb->options[index];
    r->call->given[index] = true;
    if (!option->argument && attached) {
        buf_printf(r->problem, "`%s` takes no value", shown);
        return false;
    }
    if (!option->argument)
        return true;
    if (!attached && r->at == r->count) {
        buf_printf(r->problem, "`%s` wants a value: %s", shown,
                   option->argument);
        return false;
    }
    r->call->values[index] = attached ? value : str_from(r->arguments[r->at++]);
    return true;
}

static bool unknown(struct reader *r, struct str name) {
    const struct verb *verb = r->call->verb;
    struct near near;
    near_init(&near, name);
    for (size_t i = 0; i < verb->option_count; i++)
        near_offer(&near, str_from(verb->options[i].name));
    near_offer(&near, STR("help"));
    buf_printf(r->problem, "there is no option `--" STR_FMT "`", STR_ARG(name));
    struct str best = near_best(&near);
    if (best.n > 0)
        buf_printf(r->problem, "; did you mean `--" STR_FMT "`?",
                   STR_ARG(best));
    return false;
}

/* "out=DIR" or "out". */
static bool read_long(struct reader *r, struct str text) {
    const struct verb *verb = r->call->verb;
    struct str name, value;
    bool attached = str_cut(text, '=', &name, &value);
    if (str_is(name, "help")) {
        r->call->help = true;
        return true;
    }
    for (size_t i = 0; i < verb->option_count; i++) {
        if (!str_is(name, verb->options[i].name))
            continue;
        struct str shown =
            str_format(r->call->arena, "--%s", verb->options[i].name);
        return take_value(r, i, shown.s, attached, value);
    }
    return unknown(r, name);
}

static size_t find_letter(const struct verb *verb, char letter) {
    for (size_t i = 0; i < verb->option_count; i++)
        if (verb->options[i].letter == letter)
            return i;
    return STR_NONE;
}

/* "qj2": letters until one takes the rest as its value. */
static bool read_letters(struct reader *r, struct str letters) {
    for (size_t i = 0; i < letters.n; i++) {
        if (letters.s[i] == 'h') {
            r->call->help = true;
            continue;
        }
        size_t index = find_letter(r->call->verb, letters.s[i]);
        if (index == STR_NONE) {
            buf_printf(r->problem, "there is no option `-%c`", letters.s[i]);
            return false;
        }
        bool takes = r->call->verb->options[index].argument != NULL;
        struct str rest = str_slice(letters, i + 1, letters.n);
        char shown[] = {'-', letters.s[i], '\0'};
        if (!take_value(r, index, shown, takes && rest.n > 0, rest))
            return false;
        if (takes)
            break;
    }
    return true;
}

static bool add_operand(struct reader *r, struct str operand) {
    struct call *call = r->call;
    if (call->operand_count == sizeof call->operands / sizeof *call->operands) {
        buf_printf(r->problem, "`" STR_FMT "` is one operand too many",
                   STR_ARG(operand));
        return false;
    }
    call->operands[call->operand_count++] = operand;
    return true;
}

static bool is_option(struct str argument) {
    return argument.n > 1 && argument.s[0] == '-' &&
           (argument.s[1] == '-' || str_letter(argument.s[1]));
}

bool option_read(struct call *call, char **arguments, size_t count,
                 struct buf *problem) {
    struct reader r = {call, arguments, count, 0, problem};
    bool options = true;
    while (r.at < count) {
        struct str argument = str_from(arguments[r.at++]);
        bool good;
        if (options && str_is(argument, "--"))
            good = !(options = false);
        else if (options && str_starts(argument, STR("--")))
            good = read_long(&r, str_slice(argument, 2, argument.n));
        else if (options && is_option(argument))
            good = read_letters(&r, str_slice(argument, 1, argument.n));
        else
            good = add_operand(&r, argument);
        if (!good)
            return false;
    }
    if (call->operand_count == 0 && call->verb->operand_needed && !call->help) {
        buf_printf(problem, "%s is missing", call->verb->operand);
        return false;
    }
    return true;
}

/* "  -o, --out DIR" and, in a column of its own, the help. */
static void option_row(struct buf *out, const struct option *option) {
    size_t begin = out->n;
    if (option->letter)
        buf_printf(out, "  -%c, --%s", option->letter, option->name);
    else
        buf_printf(out, "      --%s", option->name);
    if (option->argument)
        buf_printf(out, " %s", option->argument);
    size_t width = out->n - begin;
    buf_fill(out, ' ', width < 24 ? 24 - width : 1);
    buf_printf(out, "%s\n", option->help);
}

void option_help(const struct verb *verb, struct buf *out) {
    static const struct option help = {'h', "help", NULL, "show this"};
    buf_printf(out, "lectern %s [OPTION...] %s\n\n%s\n\n", verb->name,
               verb->operand, verb->description);
    for (size_t i = 0; i < verb->option_count; i++)
        option_row(out, &verb->options[i]);
    option_row(out, &help);
}
