/* base/html: escaping, ids, URLs. */
#include "base/html.h"

#include "base/arena.h"
#include "tap.h"

typedef void writer(struct buf *buf, struct str text);

static void written(writer *write, struct str text, struct str want,
                    const char *name) {
    struct arena arena = {0};
    struct buf buf;
    buf_init(&buf, &arena);
    write(&buf, text);
    str_is(buf_str(&buf), want, name);
    buf_clear(&buf);
    BUF_LITERAL(&buf, "x");
    write(&buf, text);
    ok(str_eq(str_slice(buf_str(&buf), 1, buf.n), want),
       "whatever stands before it");
    arena_release(&arena);
}

int main(void) {
    written(html_escape, STR("a < b && \"c\" > 'd'"),
            STR("a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'"),
            "what means something in HTML is escaped");
    written(html_escape, STR("<"), STR("&lt;"), "a sign alone");
    written(html_escape,
            STR("Gr\xC3\xB6\xC3\x9F"
                "e"),
            STR("Gr\xC3\xB6\xC3\x9F"
                "e"),
            "letters stay");
    written(html_escape, STR(""), STR(""), "nothing stays nothing");

    written(html_id, STR("Why Size Matters"), STR("why-size-matters"),
            "an id is in lower case with hyphens");
    written(html_id, STR("  What?! -- Really...  "), STR("what-really"),
            "runs of other signs are one hyphen, none at the ends");
    written(html_id, STR("2 laws"), STR("s-2-laws"),
            "an id does not begin with a digit");
    written(html_id, STR("!!!"), STR("section"), "nothing is left");
    written(html_id, STR(""), STR("section"), "nothing was there");
    written(html_id,
            STR("Gr\xC3\xB6\xC3\x9F"
                "e \xE4\xB8\xAD"),
            STR("gr\xC3\xB6\xC3\x9F"
                "e-\xE4\xB8\xAD"),
            "letters outside of ASCII stay");
    written(html_id, STR("a \xE2\x80\x93 b \xC3\x97 c\xE2\x80\xA6"),
            STR("a-b-c"), "dashes and signs outside of ASCII do not");
    written(html_id, STR("CO\xE2\x82\x82"), STR("co\xE2\x82\x82"),
            "a subscript stays");
    written(html_id, STR("x\xFFy"), STR("x-y"), "an invalid byte does not");
    written(html_id, STR("\xF0\x9F\x98\x80 ok"), STR("ok"), "nor an emoji");

    written(html_url, STR("a/b-c_d.e~f/1.csv"), STR("a/b-c_d.e~f/1.csv"),
            "what is allowed in a path stays");
    written(html_url, STR("a b?c#d%e"), STR("a%20b%3Fc%23d%25e"),
            "what is not is encoded");
    written(html_url, STR("\xC3\xB6.md"), STR("%C3%B6.md"),
            "bytes outside of ASCII are encoded");
    written(html_url, STR("a:b"), STR("a%3Ab"),
            "a colon would make a scheme of the first segment");
    written(html_url, STR("\"<>\\^`{|}[]"),
            STR("%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D"), "all other ASCII");
    written(html_url, STR("\0\x7F"), STR("%00%7F"), "controls are encoded");
    return tap_done();
}
