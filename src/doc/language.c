/* Names and short names that highlighters know (Prism, Pygments, highlight.js
 * and GitHub's Linguist), in the order of the alphabet. */
#include "doc/language.h"

static const char names[] =
    "abap abnf actionscript ada agda alloy antlr4 apacheconf apex apl "
    "applescript arduino arm arff asciidoc asm asm6502 astro autohotkey "
    "autoit avr awk ballerina bash basic bat batch bazel bbcode bc bib "
    "bibtex bicep bison blade bnf bqn brainfuck c cairo carbon cbor cfg "
    "chapel charm chuck cil clike clj clojure cmake cmd cobol coffee "
    "coffeescript conf console coq cpp cron crystal cs csharp csp css csv "
    "cu cuda cue curl cxx cypher cython d d2 dart dat dataweave dax dhall "
    "diff django docker dockerfile dot dts ebnf editorconfig eiffel ejs "
    "elisp elixir elm emacs erb erl erlang excel factor fish flux forth "
    "fortran fsharp fstab futhark gams gap gawk gcode gdb gdscript "
    "gherkin git gitignore glsl gn gnuplot go golang gradle graphql "
    "graphviz groovy h hack haml handlebars haskell haxe hcl hlsl hpp hs "
    "htm html http hy ida idris ignore ini inform7 io ipython j java "
    "javascript jax jinja jinja2 jl jq js json json5 jsonc jsonl jsonnet "
    "jsonp jsx julia just kotlin kt latex lean lean4 less lex lilypond "
    "liquid lisp llvm log logo lua m4 magma make makefile man maple "
    "markdown markup mathematica mathml matlab maxima md mdx mermaid "
    "meson metal mips mlir modelica mojo mongodb moonscript mustache nasm "
    "nginx nim ninja nix none nu numpy objc ocaml octave opencl openscad "
    "output pascal patch perl php pikchr plain plaintext plantuml plsql "
    "po postscript powershell prolog promql properties protobuf ps1 ptx "
    "pug puppet purescript py pycon python python3 pytorch q qml qsharp r "
    "racket raku rb reason regex rego rest rkt robotframework rs rst ruby "
    "rust sas sass scala scheme scss sed sgml sh shell smali smalltalk "
    "smarty sml solidity sparql spice sql squirrel stan stata stylus "
    "svelte svg swift systemd systemverilog tablegen tcl terminal tex "
    "text thrift tla toml triton ts tsv tsx turtle twig txt typescript "
    "typst uri v vala vb vbnet verilog vhdl vim vue wasm wat webidl wgsl "
    "wiki wolfram xml xpath xquery xslt yacc yaml yang yml zig zsh ";

bool language_known(struct str name) {
    struct str rest = {names, sizeof names - 1};
    struct str word;
    while (str_cut(rest, ' ', &word, &rest))
        if (str_eq(word, name))
            return true;
    return false;
}
