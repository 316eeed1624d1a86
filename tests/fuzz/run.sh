#!/bin/sh
# Runs clang's fuzzer: `tests/fuzz/run.sh PROGRAMS SECONDS [TARGET...]`.
#
# Each target of the folder PROGRAMS runs SECONDS, at the lowest priority,
# beginning with the inputs of seeds.pl and with what earlier runs came upon,
# which stays in build/fuzz-corpus.  Prints a line for each target; stops at the
# first input that crashes, hangs or leaks, and says where it is.  What breaks
# something belongs, small, into tests/fuzz/found/TARGET.
set -eu
programs=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(ls tests/fuzz/*.c | sed 's,.*/,,; s,\.c$,,')

corpus=build/fuzz-corpus
rm -rf "$corpus/seeds"
perl -Itests/lib tests/fuzz/seeds.pl "$corpus/seeds"
for target; do
    mkdir -p "$corpus/$target"
    log=$corpus/$target.log
    nice -n 19 "$programs/$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -max_len=8192 -dict="$corpus/seeds/words" \
        -artifact_prefix="$corpus/$target-" -print_final_stats=1 \
        "$corpus/$target" "$corpus/seeds/$target" > "$log" 2>&1 || {
        grep -v '^#[0-9]' "$log" | tail -60
        echo "$target: stopped; all of it is in $log"
        exit 1
    }
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    stat() { sed -n "s/^stat::$1: *//p" "$log"; }
    echo "$target: $(stat number_of_executed_units) inputs in $seconds s," \
        "$coverage edges, slowest $(stat slowest_unit_time_sec) s," \
        "$(stat peak_rss_mb) MB: no crash, hang or leak"
done
