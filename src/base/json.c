/* What a string of JSON may not hold is escaped. */
#include "base/json.h"

#include "base/utf8.h"

#include <inttypes.h>

void json_text(struct buf *out, struct str text) {
    buf_char(out, '"');
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        if (code < 0x20 || code == 0x7F)
            buf_printf(out, "\\u%04" PRIx32, code);
        else if (code == '"' || code == '\\')
            buf_printf(out, "\\%c", (char)code);
        else
            utf8_add(out, code);
    }
    buf_char(out, '"');
}
