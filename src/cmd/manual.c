/* lectern manual: the manual page and the shells' completions, from the same
 * tables that the command line is read by.
 *
 * The page is in the man macros that every roff knows.  Completions offer
 * verbs, then a verb's options, then files: what a value may be, only the
 * program itself knows. */
#include "cmd/verb.h"

/* In roff a hyphen that is to be copied is `\-`, and a line of text must not
 * begin with a dot or a quote. */
static void add_roff(struct buf *out, struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool begins = i == 0 || text.s[i - 1] == '\n';
        if (begins && (c == '.' || c == '\''))
            BUF_LITERAL(out, "\\&");
        if (c == '-')
            BUF_LITERAL(out, "\\-");
        else if (c == '\\')
            BUF_LITERAL(out, "\\e");
        else
            buf_char(out, c);
    }
}

static void roff_option(struct buf *out, const struct option *option) {
    BUF_LITERAL(out, ".TP\n.B ");
    if (option->letter)
        buf_printf(out, "\\-%c, ", option->letter);
    BUF_LITERAL(out, "\\-\\-");
    add_roff(out, str_from(option->name));
    if (option->argument)
        buf_printf(out, " \\fI%s\\fR", option->argument);
    buf_char(out, '\n');
    add_roff(out, str_from(option->help));
    buf_char(out, '\n');
}

static void roff_verb(struct buf *out, const struct verb *verb) {
    buf_printf(out, ".SS lectern %s [\\fIOPTION\\fR...] ", verb->name);
    add_roff(out, str_from(verb->operand));
    buf_char(out, '\n');
    add_roff(out, str_from(verb->description));
    buf_char(out, '\n');
    for (size_t i = 0; i < verb->option_count; i++)
        roff_option(out, &verb->options[i]);
}

static void add_man(struct buf *out) {
    BUF_LITERAL(
        out,
        ".TH LECTERN 1 \"\" \"lectern " LECTERN_VERSION "\"\n"
        ".SH NAME\nlectern \\- course websites whose numbers are computed\n"
        ".SH SYNOPSIS\n.B lectern\n\\fIVERB\\fR [\\fIOPTION\\fR...] "
        "[\\fIOPERAND\\fR]\n"
        ".SH DESCRIPTION\nTurns a folder of Markdown lectures into a course "
        "website whose numbers are\ncomputed, checked and drawn when it is "
        "built.\nThe author's guide is a part of that website.\n"
        ".SH VERBS\n");
    for (size_t i = 0; i < cmd_verb_count; i++)
        roff_verb(out, cmd_verbs[i]);
    BUF_LITERAL(
        out,
        ".SH EXIT STATUS\n"
        ".TP\n.B 0\nAll went well.\n"
        ".TP\n.B 1\nSomething is wrong with the course; it was reported.\n"
        ".TP\n.B 2\nThe command line cannot be understood, or there is no "
        "course.\n"
        ".TP\n.B 3\nA file, a program or a connection failed.\n"
        ".TP\n.B 128+\\fIN\\fB\nSignal \\fIN\\fR ended it.\n"
        ".SH ENVIRONMENT\n"
        ".TP\n.B NO_COLOR\nIf it is not empty, messages have no colours.\n"
        ".SH FILES\n"
        ".TP\n.I content/course.yml\nThe title of the course and what else "
        "is said once.\n"
        ".TP\n.I content/*.md\nThe pages.\n"
        ".TP\n.I content/_data/\nData and definitions for all pages.\n"
        ".TP\n.I templates/, assets/\nFiles in place of those in the "
        "program.\n"
        ".TP\n.I site/\nThe website.\n");
}

/* "-o --out " for each option. */
static void add_words(struct buf *out, const struct verb *verb) {
    for (size_t i = 0; i < verb->option_count; i++) {
        if (verb->options[i].letter)
            buf_printf(out, "-%c ", verb->options[i].letter);
        buf_printf(out, "--%s ", verb->options[i].name);
    }
    BUF_LITERAL(out, "--help");
}

static void add_bash(struct buf *out) {
    BUF_LITERAL(out, "# bash completion for lectern\n_lectern() {\n"
                     "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                     "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                     "        words='");
    for (size_t i = 0; i < cmd_verb_count; i++)
        buf_printf(out, "%s ", cmd_verbs[i]->name);
    BUF_LITERAL(out, "--help --version'\n    else\n"
                     "        case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < cmd_verb_count; i++) {
        buf_printf(out, "        %s) words='", cmd_verbs[i]->name);
        add_words(out, cmd_verbs[i]);
        BUF_LITERAL(out, "' ;;\n");
    }
    BUF_LITERAL(out, "        esac\n"
                     "        case $word in -*) ;; *) words= ;; esac\n"
                     "    fi\n"
                     "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                     "}\n"
                     "complete -o default -F _lectern lectern\n");
}

/* Text between single quotes of a shell; `also` is a byte that the shell's
 * own notation wants a backslash before. */
static void add_quoted(struct buf *out, const char *text, const char *also) {
    for (; *text; text++) {
        bool special = false;
        for (const char *c = also; *c; c++)
            special = special || *text == *c;
        if (special)
            buf_char(out, '\\');
        if (*text == '\'')
            BUF_LITERAL(out, "'\\''");
        else
            buf_char(out, *text);
    }
}

static void zsh_option(struct buf *out, const struct option *option) {
    const char *tail = option->argument ? "=" : "";
    buf_printf(out, " \\\n            ");
    if (option->letter)
        buf_printf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter,
                   option->name, option->letter, option->argument ? "+" : "",
                   option->name, tail);
    else
        buf_printf(out, "'--%s%s[", option->name, tail);
    add_quoted(out, option->help, "[]\\");
    buf_char(out, ']');
    if (option->argument)
        buf_printf(out, ":%s:_files", option->argument);
    buf_char(out, '\'');
}

static void add_zsh(struct buf *out) {
    BUF_LITERAL(out, "#compdef lectern\nlocal -a verbs\nverbs=(\n");
    for (size_t i = 0; i < cmd_verb_count; i++) {
        buf_printf(out, "    '%s:", cmd_verbs[i]->name);
        add_quoted(out, cmd_verbs[i]->summary, ":\\");
        BUF_LITERAL(out, "'\n");
    }
    BUF_LITERAL(out, ")\nif (( CURRENT == 2 )); then\n"
                     "    _describe verb verbs\n"
                     "else\n    local verb=$words[2]\n"
                     "    shift words\n    (( CURRENT-- ))\n"
                     "    case $verb in\n");
    for (size_t i = 0; i < cmd_verb_count; i++) {
        buf_printf(out, "    %s)\n        _arguments", cmd_verbs[i]->name);
        for (size_t j = 0; j < cmd_verbs[i]->option_count; j++)
            zsh_option(out, &cmd_verbs[i]->options[j]);
        BUF_LITERAL(out, " \\\n            '(-h --help)'{-h,--help}'[show "
                         "this]' '*:file:_files' ;;\n");
    }
    BUF_LITERAL(out, "    esac\nfi\n");
}

static void add_fish(struct buf *out) {
    BUF_LITERAL(out, "# fish completion for lectern\n");
    for (size_t i = 0; i < cmd_verb_count; i++) {
        const struct verb *verb = cmd_verbs[i];
        buf_printf(out,
                   "complete -c lectern -f -n __fish_use_subcommand -a %s -d '",
                   verb->name);
        add_quoted(out, verb->summary, "\\");
        BUF_LITERAL(out, "'\n");
        for (size_t j = 0; j < verb->option_count; j++) {
            const struct option *option = &verb->options[j];
            buf_printf(out,
                       "complete -c lectern -n "
                       "'__fish_seen_subcommand_from %s'",
                       verb->name);
            if (option->letter)
                buf_printf(out, " -s %c", option->letter);
            buf_printf(out, " -l %s%s -d '", option->name,
                       option->argument ? " -r" : "");
            add_quoted(out, option->help, "\\");
            BUF_LITERAL(out, "'\n");
        }
    }
}

static const struct {
    const char *name;
    void (*add)(struct buf *out);
} forms[] = {
    {"man", add_man},
    {"bash", add_bash},
    {"zsh", add_zsh},
    {"fish", add_fish},
};

static enum cmd_status run(const struct call *call) {
    struct buf out;
    buf_init(&out, call->arena);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!str_is(call->operands[0], forms[i].name))
            continue;
        forms[i].add(&out);
        return cmd_print(buf_str(&out));
    }
    return cmd_usage(call->verb,
                     str_format(call->arena,
                                "`" STR_FMT "` is not man, bash, zsh or fish",
                                STR_ARG(call->operands[0])));
}

const struct verb verb_manual = {
    .name = "manual",
    .operand = "man|bash|zsh|fish",
    .operand_needed = true,
    .summary = "print the manual page, or a shell's completions",
    .description = "Prints lectern(1) in roff, or what makes a shell complete "
                   "the verbs and options of\nlectern. `make install` puts "
                   "each in its place.",
    .run = run,
};
