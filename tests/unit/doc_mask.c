/* Values, claims and references in every place where they can stand. */
#include "doc_page.h"

static void test_values(void) {
    html_is("a {{ x }} b\n", "<p>a <b>V0</b> b</p>\n",
            "a value in text becomes its HTML");
    html_is("{{a*b}} and {{c*d}}\n", "<p><b>V0</b> and <b>V1</b></p>\n",
            "stars in values are no emphasis");
    html_is("# {{ x }}\n", "<h1 id=\"section\"><b>V0</b></h1>\n",
            "a value stands in a heading");
    html_is("*{{ x }}* **{{ y }}**s\n",
            "<p><em><b>V0</b></em> <strong><b>V1</b></strong>s</p>\n",
            "a value in emphasis is a word");
    html_is("[a {{ x }}](u)\n", "<p><a href=\"u\">a <b>V0</b></a></p>\n",
            "a value stands in a link's text");
    html_is("x ![a {{ x }}](u)\n",
            "<p>x <img src=\"u\" alt=\"a V0 &amp;\" /></p>\n",
            "a value in alternative text is plain and escaped");
    html_is("[a](u \"t {{ x }}\")\n",
            "<p><a href=\"u\" title=\"t V0 &amp;\">a</a></p>\n",
            "a value in a title is plain and escaped");
    html_is("[a](u/{{ x }}.html)\n",
            "<p><a href=\"u/V0%20&amp;.html\">a</a></p>\n",
            "a value in a URL is encoded");
    html_is("<https://e.org/{{x}}>\n",
            "<p><a href=\"https://e.org/V0%20&amp;\">"
            "https://e.org/<b>V0</b></a></p>\n",
            "a value stands in an autolink");
    html_is("[r]: /{{ x }} \"{{ y }}\"\n\n[r] [r]\n",
            "<p><a href=\"/V0%20&amp;\" title=\"V1 &amp;\">r</a> "
            "<a href=\"/V0%20&amp;\" title=\"V1 &amp;\">r</a></p>\n",
            "a value in a definition is put into each of its links");
    html_is("- {{ x }}\n- > {{ y }}\n",
            "<ul>\n<li><b>V0</b></li>\n<li>\n<blockquote>\n<p><b>V1</b></p>\n"
            "</blockquote>\n</li>\n</ul>\n",
            "values stand in lists and quotes");
    html_is("<div id=\"{{ x }}\">\n{{ y }}\n</div>\n",
            "<div id=\"V0 &amp;\">\n<b>V1</b>\n</div>\n",
            "a value in an HTML block is text in tags, HTML between them");
    html_is("a <i title='{{ x }}'>{{ y }}</i>\n",
            "<p>a <i title='V0 &amp;'><b>V1</b></i></p>\n",
            "a value stands in inline HTML");
    html_is("1. a\n\n   {{ x }}\n",
            "<ol>\n<li>\n<p>a</p>\n<p><b>V0</b></p>\n</li>\n</ol>\n",
            "a value stands in a list's second paragraph");
    html_is("über {{ x }} – ×{{ y }}\n", "<p>über <b>V0</b> – ×<b>V1</b></p>\n",
            "text outside ASCII stays around values");
    html_is("{{ x }}\n===\n", "<h1 id=\"section\"><b>V0</b></h1>\n",
            "a value alone is an underlined heading");
}

static void test_ends(void) {
    html_is("{{ \"}}\" }}\n", "<p><b>V0</b></p>\n",
            "braces in a text of an expression do not end it");
    html_is("{{ {a: {b: 1}}.a }}\n", "<p><b>V0</b></p>\n",
            "braces of records do not end a value");
    html_is("{{ {a: 1}}}\n", "<p><b>V0</b></p>\n",
            "a record may touch the end");
    html_is("{{ t.`}}` }}, {{ 'a\\'}}' }}\n", "<p><b>V0</b>, <b>V1</b></p>\n",
            "quoted names and escapes are read as in expressions");
    html_is("{{ it's }} {{ x }}\n", "<p><b>V0</b> <b>V1</b></p>\n",
            "a quote that is not closed ends with its value");
    html_is("{{ {a }} {{ x }}\n", "<p><b>V0</b> <b>V1</b></p>\n",
            "a brace that is not closed ends with its value");
    html_is("\\{{ x }} \\\\{{ y }}\n", "<p>{{ x }} \\<b>V0</b></p>\n",
            "a backslash before the brace makes it text");
    errors_are("a {{ x\nb {{ y }}\n", "unclosed-value 1:3 {{\n",
               "a value ends on its line");
    errors_are("{{ x and {{ y }} then {{ z\n", "unclosed-value 1:1 {{\n",
               "an unclosed value does not swallow the next");
    errors_are("{{ {{ {{\n", "unclosed-value 1:1 {{\n",
               "a line's unclosed values are one mistake");
    errors_are("> a {{ x\n> - {{\n",
               "unclosed-value 1:5 {{\nunclosed-value 2:5 {{\n",
               "each line has its own");
    errors_are("[a](b{{)\n", "unclosed-value 1:6 {{\n",
               "an unclosed value in a URL is seen");
}

static void test_code(void) {
    html_is("`{{ x }}` ``{{`y}}``\n",
            "<p><code>{{ x }}</code> <code>{{`y}}</code></p>\n",
            "code spans keep their braces");
    html_is("`{{` and `}}` {{ x }}\n",
            "<p><code>{{</code> and <code>}}</code> <b>V0</b></p>\n",
            "braces in two code spans are no value");
    html_is("`a\n{{` {{ x }} `b`\n",
            "<p><code>a {{</code> <b>V0</b> <code>b</code></p>\n",
            "a code span may go over lines");
    html_is("` {{ x }}\n\n` {{ y }}\n",
            "<p>` <b>V0</b></p>\n<p>` <b>V1</b></p>\n",
            "a code span ends with its paragraph");
    html_is("- a ` {{ x }}\n- b ` {{ y }}\n",
            "<ul>\n<li>a ` <b>V0</b></li>\n<li>b ` <b>V1</b></li>\n</ul>\n",
            "or with its list item");
    html_is("a `b\n*x` and {{ v }} `y`\n",
            "<p>a <code>b *x</code> and <b>V0</b> <code>y</code></p>\n",
            "a paragraph may go on with a sign");
    html_is("{{ t.`a b` }} `{{ x }}`\n",
            "<p><b>V0</b> <code>{{ x }}</code></p>\n",
            "quoted names in a value begin no code span");
    html_is("\\`{{ x }}\\`\n", "<p>`<b>V0</b>`</p>\n",
            "escaped backticks are no code");
    html_is("    {{ x }} @fig-a [b]{= c} {{\n",
            "<pre tabindex=\"0\"><code>{{ x }} @fig-a [b]{= c} {{\n"
            "</code></pre>\n",
            "indented code stays as written");
    html_is("```py {{ x }}\n{{ x }} @fig-a [b]{= c} {{ {= d}\n```\n",
            "<pre tabindex=\"0\"><code class=\"language-py\">"
            "{{ x }} @fig-a [b]{= c} {{ {= d}\n</code></pre>\n",
            "listings stay as written");
    html_is("```\n`\n```\nUse `{{` x {{ y }} `z`.\n",
            "<pre tabindex=\"0\"><code>`\n</code></pre>\n"
            "<p>Use <code>{{</code> x <b>V0</b> <code>z</code>.</p>\n",
            "backticks in a listing pair with none behind it");
    html_is("- x\n\n  ~~~\n  {{ a }}\n  ~~~\n",
            "<ul>\n<li>\n<p>x</p>\n<pre tabindex=\"0\"><code>{{ a }}\n"
            "</code></pre>\n</li>\n</ul>\n",
            "listings in lists stay as written");
    html_is("<!-- {{ x }} @fig-a {{ -->\n\na <!-- {{ y }} --> b\n",
            "<!-- {{ x }} @fig-a {{ -->\n<p>a <!-- {{ y }} --> b</p>\n",
            "comments stay as written");
    html_is("<script>\nf({{ x }})\n</script>\n<p>{{ y }}</p>\n",
            "<script>\nf({{ x }})\n</script>\n<p><b>V0</b></p>\n",
            "scripts stay as written");
}

static void test_claims(void) {
    html_is("is [8×]{= a / b}.\n", "<p>is <span title=\"C0\">8×</span>.</p>\n",
            "a claim's text is an element");
    html_is("[far more\nthan *that*]{check: a > 1 TB}\n",
            "<p><span title=\"C0\">far more\nthan <em>that</em></span></p>\n",
            "a claim's text is Markdown and may go over lines");
    html_is("**[12%]{= x}** [**12%**]{= y} [_3_]{= z} ![a]{= b}\n",
            "<p><strong><span title=\"C0\">12%</span></strong> "
            "<span title=\"C1\"><strong>12%</strong></span> "
            "<span title=\"C2\"><em>3</em></span> "
            "!<span title=\"C3\">a</span></p>\n",
            "emphasis works outside and inside of claims");
    html_is("# [8]{= x}\n\n[a [8]{= x}](u)\n",
            "<h1 id=\"s-8\"><span title=\"C0\">8</span></h1>\n"
            "<p><a href=\"u\">a <span title=\"C1\">8</span></a></p>\n",
            "claims stand in headings and links");
    html_is("x ![n [8]{= x}](u \"[9]{= y}\")\n",
            "<p>x <img src=\"u\" alt=\"n 8\" title=\"9\" /></p>\n",
            "a claim in an attribute leaves its text");
    html_is("<div>[8]{= x}<p title=\"[9]{= y}\"></div>\n",
            "<div><span title=\"C0\">8</span><p title=\"9\"></div>\n",
            "claims stand in HTML");
    html_is("[[a] b [c](u)]{= x}\n",
            "<p><span title=\"C0\">[a] b <a href=\"u\">c</a></span></p>\n",
            "brackets in a claim are told from its own");
    html_is("[{{ x }}]{= \"}\" + {a: 1}.a}\n",
            "<p><span title=\"C0\"><b>V0</b></span></p>\n",
            "a claim's expression ends like a value");
    html_is("[a] {x} {=} [b](c){d}\n",
            "<p>[a] {x} {=} <a href=\"c\">b</a>{d}</p>\n",
            "other braces are text");
    html_is("`[8]{= x}` [a `]` b]{= x}\n",
            "<p><code>[8]{= x}</code> "
            "<span title=\"C0\">a <code>]</code> b</span></p>\n",
            "code in a claim hides its brackets");
}

static void test_misplaced(void) {
    errors_are("the number{= 3} alone\n", "misplaced-claim 1:11 {= 3}\n",
               "a claim needs brackets");
    errors_are("a]{= 3} {check: x}\n",
               "misplaced-claim 1:3 {= 3}\nmisplaced-claim 1:9 {check: x}\n",
               "a bracket that closes nothing is none");
    errors_are("\\[8]{= 3}\n", "misplaced-claim 1:5 {= 3}\n",
               "an escaped bracket is none");
    errors_are("[a\n\nb]{= 3}\n", "misplaced-claim 3:3 {= 3}\n",
               "a claim ends in its paragraph");
    errors_are("[a *b]{= 3} c *\n", "",
               "signs that are no emphasis do not matter");
    errors_are("[a *b]{= 3} c*\n", "misplaced-claim 1:6 ]{= 3}\n",
               "emphasis may not cross a claim's end");
    errors_are("*[a*]{= 3}\n", "misplaced-claim 1:5 ]{= 3}\n",
               "a claim ends in the emphasis in which it begins");
    errors_are("- [a\n- b]{= 3}\n", "misplaced-claim 2:4 ]{= 3}\n",
               "a claim ends in the list item in which it begins");
    errors_are("[x](u[8]{= 3})\n", "misplaced-claim 1:8 ]{= 3}\n",
               "a URL takes no claim");
    errors_are("[a [8]{= 3} b]{= 4}\n", "misplaced-claim 1:6 ]{= 3}\n",
               "a claim stands in no other");
    errors_are("[8]{= 3\n", "unclosed-value 1:4 {=\n",
               "a claim's braces end on their line");
    errors_are("[8]{check: a {{ b }}\n", "unclosed-value 1:4 {check:\n",
               "a claim does not swallow a value");
}

static void test_references(void) {
    html_is("@fig-a, (@tbl-b) and *@eq-c*: @sec-d.\n",
            "<p><a href=\"0\">R0</a>, (<a href=\"1\">R1</a>) and "
            "<em><a href=\"2\">R2</a></em>: <a href=\"3\">R3</a>.</p>\n",
            "references stand where words begin");
    html_is("a@fig-b.org x.@fig-a @fig @fig- @figure-a \\@fig-a\n",
            "<p>a@fig-b.org x.@fig-a @fig @fig- @figure-a @fig-a</p>\n",
            "addresses and other words are none");
    html_is("https://e.org/@fig-a @fig-a/@fig-b\n",
            "<p>https://e.org/@fig-a <a href=\"0\">R0</a>/"
            "<a href=\"1\">R1</a></p>\n",
            "paths are none, but two may be parted by a slash");
    html_is("_@fig-a_ @fig-b-\n",
            "<p><em><a href=\"0\">R0</a></em> <a href=\"1\">R1</a>-</p>\n",
            "signs at the end do not belong to a label");
    html_is("“@fig-ü”—@fig-a—b é@fig-c\n",
            "<p>“<a href=\"0\">R0</a>”—<a href=\"1\">R1</a>—b é@fig-c</p>\n",
            "letters and signs outside ASCII are told apart");
    html_is("[see @fig-a](u) x ![@fig-b](u)\n",
            "<p><a href=\"u\">see R0</a> x <img src=\"u\" alt=\"R1\" /></p>\n",
            "in links and attributes a reference is text");
    html_is("[a](@fig-x)\n", "<p><a href=\"@fig-x\">a</a></p>\n",
            "a URL has no references");
    html_is("<p title=\"@fig-a\">@fig-b</p>\n",
            "<p title=\"R0\"><a href=\"1\">R1</a></p>\n",
            "references stand in HTML");
}

static void test_lists(void) {
    struct page page;
    page_read(&page, STR("---\ntitle: é\n---\n\né {{ a | .1f }}\n> [8\n>  ×]"
                         "{check: b}, @fig-c\n\n`{{ d }}` {{ e }}\n"));
    struct doc *doc = &page.doc;
    ok(doc->value_count == 2 && doc->claim_count == 1 &&
           doc->reference_count == 1,
       "what stands in code is not listed");
    str_is(doc->values[0].text.text, STR(" a | .1f "),
           "a value has the text between its braces");
    str_is(page_place(&page, excerpt_whole(doc->values[0].text)), STR("5:5"),
           "and its place");
    str_is(doc->values[1].text.text, STR(" e "), "values keep their order");
    str_is(doc->claims[0].written.text, STR("8\n×"),
           "a claim's text lacks what its quote puts before a line");
    str_is(page_place(&page, excerpt_span(doc->claims[0].written, 2, 4)),
           STR("7:4"), "but has its place");
    str_is(doc->claims[0].expression.text, STR(" b"),
           "a claim has its expression");
    ok(doc->claims[0].condition, "a check is a condition");
    str_is(span_text(excerpt_whole(doc->references[0].label)), STR("fig-c"),
           "a reference has its label");
    arena_release(&page.arena);
}

int main(void) {
    test_values();
    test_ends();
    test_code();
    test_claims();
    test_misplaced();
    test_references();
    test_lists();
    return tap_done();
}
