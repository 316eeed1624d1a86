/* What marks need of a spec: refusals, and the values of channels. */
#include "chart/mark.h"

bool spec_refuse(const struct spec *spec, struct span span, const char *format,
                 ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str message =
        str_format_list(calc_arena(spec->calc), format, arguments);
    va_end(arguments);
    diag_add(calc_diags(spec->calc), DIAG_BAD_CHART, span, STR_FMT,
             STR_ARG(message));
    return false;
}

bool spec_takes(const struct spec *spec, const char *what, unsigned channels,
                const char *const *names) {
    const char *keys[8] = {"type"};
    size_t count = 1;
    bool fine = true;
    for (size_t i = 0; i < CHANNEL_COUNT; i++) {
        const struct channel *channel = &spec->channel[i];
        if (channel->terms && !(channels & 1U << i))
            fine = spec_refuse(spec, channel->span, "%s has no `" STR_FMT "`",
                               what, STR_ARG(channel->key));
    }
    for (size_t i = 0; i < CHANNEL_COUNT; i++)
        if (spec->channel[i].five && !spec->mark->fives)
            fine = spec_refuse(spec, spec->channel[i].span,
                               "an interval is `[from, to]`");
    for (; *names; names++)
        keys[count++] = *names;
    if (spec->options)
        node_check_keys(calc_diags(spec->calc), spec->options, what, keys,
                        count);
    return fine;
}

struct value *spec_values(const struct spec *spec,
                          const struct channel *channel) {
    const struct table *data = spec->data;
    size_t terms = channel->terms;
    struct value *values =
        ARENA_ARRAY(calc_arena(spec->calc), data->rows * terms, struct value);
    for (size_t i = 0; i < data->rows * terms; i++) {
        struct row row = {data, i / terms};
        values[i] = term_value(spec->calc, &channel->term[i % terms], &row);
        if (values[i].kind == VALUE_POISON)
            return NULL;
    }
    return values;
}
