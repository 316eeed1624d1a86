/* Finding masks again; doc/mask_scan.c makes them. */
#include "doc/mask.h"

#include "base/diag.h"
#include "doc/mask_sign.h"

static struct mask *mask_numbered(const struct masks *masks,
                                  struct str digits) {
    size_t number = 0;
    for (size_t i = 0; i < digits.n; i++)
        number = number * 10 + (size_t)(digits.s[i] - '0');
    if (digits.n == 0 || number >= masks->count)
        bug("a text has a mask that was never made");
    return &masks->items[number];
}

/* Takes the comma off that a claim's end has on its inner side. */
static void drop_comma(const struct mask *mask, struct str *plain,
                       struct str *rest) {
    struct str comma = STR(MASK_COMMA);
    if (mask->kind == MASK_CLAIM_OPEN && str_starts(*rest, comma))
        *rest = str_slice(*rest, comma.n, rest->n);
    if (mask->kind == MASK_CLAIM_CLOSE && str_ends(*plain, comma))
        plain->n -= comma.n;
}

bool mask_cut(const struct masks *masks, struct str *rest, struct str *plain,
              struct mask **mask) {
    *mask = NULL;
    if (rest->n == 0)
        return false;
    struct str behind, digits;
    if (!str_cut(*rest, MASK_SIGN, plain, &behind)) {
        *rest = behind;
        return true;
    }
    if (!str_cut(behind, MASK_SIGN, &digits, rest))
        bug("a mask is cut in two");
    *mask = mask_numbered(masks, digits);
    drop_comma(*mask, plain, rest);
    return true;
}

struct str mask_written(const struct masks *masks, const struct mask *mask) {
    return str_slice(masks->source->text, mask->from, mask->to);
}

struct str mask_restore(struct arena *arena, const struct masks *masks,
                        struct str text) {
    if (str_find_byte(text, MASK_SIGN, 0) == STR_NONE)
        return text;
    struct buf out;
    buf_init(&out, arena);
    struct str plain;
    struct mask *mask;
    while (mask_cut(masks, &text, &plain, &mask)) {
        buf_add(&out, plain);
        if (mask)
            buf_add(&out, mask_written(masks, mask));
    }
    return buf_str(&out);
}

void mask_drop(const struct masks *masks, struct str text, struct buf *out) {
    struct str plain;
    struct mask *mask;
    while (mask_cut(masks, &text, &plain, &mask))
        buf_add(out, plain);
}

void mask_kill(struct masks *masks, struct mask *mask) {
    mask->dead = true;
    if (mask->kind == MASK_CLAIM_OPEN || mask->kind == MASK_CLAIM_CLOSE)
        masks->items[mask->partner].dead = true;
}

void mask_kill_all(struct masks *masks, struct str text) {
    struct str plain;
    struct mask *mask;
    while (mask_cut(masks, &text, &plain, &mask))
        if (mask)
            mask_kill(masks, mask);
}
