#!/usr/bin/env python3
"""The functions that are NumPy's too give NumPy's results.

tests/data/numpy.tsv has them as tests/bench/numpy_record.py wrote them down, so
NumPy itself is not needed here.  A line is an expression, the units in the
last place by which a result may differ, and the result.
"""
import json
import math
import os
import subprocess
import sys

PROGRAM = os.environ.get('DIFFERENTIAL',
                         'build/release-cc/tests/bench/differential')
TABLE = 'tests/data/numpy.tsv'


def same(want, got, ulps):
    if isinstance(want, list):
        return isinstance(got, list) and len(want) == len(got) and \
            all(same(a, b, ulps) for a, b in zip(want, got))
    return isinstance(got, (int, float)) and \
        abs(want - got) <= ulps * math.ulp(want)


def main():
    with open(TABLE, encoding='ascii') as table:
        lines = [line.rstrip('\n').split('\t') for line in table]
    program = subprocess.run(
        [PROGRAM], input=''.join('?%s\n' % line[0] for line in lines),
        capture_output=True, encoding='utf-8')
    answers = program.stdout.split('\n')[:-1]
    print('1..%d' % len(lines))
    failed = len(answers) != len(lines)
    for i, (expression, ulps, want) in enumerate(lines):
        got = answers[i] if i < len(answers) else 'nothing'
        good = not got.startswith('error') and got != 'nothing' and \
            same(json.loads(want), json.loads(got), int(ulps))
        failed |= not good
        print('%sok %d - %s' % ('' if good else 'not ', i + 1,
                                expression[:60]))
        if not good:
            print('# %s\n# NumPy:   %s\n# Lectern: %s' % (
                expression, want, got))
    sys.exit(failed)


main()
