/* Private to data/: the text of a YAML scalar, tied to where it stands.
 *
 * YAML resolves quotes, escapes and folded lines, so the bytes of a scalar do
 * not follow each other in the source.  Both are walked side by side to find
 * for each byte of the text the one it came from.
 *
 * Thread: pure functions; results live in the arena.
 */
#ifndef DATA_YAML_TEXT_H
#define DATA_YAML_TEXT_H

#include "base/source.h"

enum yaml_style { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_BLOCK };

/* The excerpt for `value`, which was read from `whole` between the offsets
 * `from` and `to` (quotes or the `|` included).  The bytes of `value` are
 * copied, or the source's are used where they are the same. */
struct excerpt yaml_text(struct arena *arena, struct excerpt whole, size_t from,
                         size_t to, enum yaml_style style, struct str value);

#endif
