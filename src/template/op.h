/* What a template is parsed into: a flat list of operations, in which a
 * section knows where it ends.  Private to template/.
 *
 * Thread: const after template_parse.
 */
#ifndef TEMPLATE_OP_H
#define TEMPLATE_OP_H

#include "template/template.h"

enum op_kind {
    OP_TEXT,     /* text as it stands */
    OP_VALUE,    /* {{name}} */
    OP_RAW,      /* {{{name}}} and {{&name}} */
    OP_SECTION,  /* {{#name}} */
    OP_INVERTED, /* {{^name}} */
    OP_PARTIAL   /* {{>name}} */
};

struct op {
    enum op_kind kind;
    struct str text;   /* OP_TEXT: the text; else the name */
    struct str indent; /* OP_PARTIAL alone on its line: what stands before */
    struct span span;  /* of the tag */
    size_t end;        /* sections: index behind the last operation inside */
    bool line;         /* OP_TEXT: begins a line, so takes the indentation */
};

struct template {
    const struct source *source;
    struct op *ops;
    size_t count;
    size_t capacity;
};

#endif
