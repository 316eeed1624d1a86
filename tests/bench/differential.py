#!/usr/bin/env python3
"""Differential test: the same random expressions in Lectern and in Python.

    DIFFERENTIAL=PROGRAM tests/bench/differential.py [COUNT [SEED]]

PROGRAM is differential.c's, by default where `make test` puts it.  Numbers of
+ - * / and what rounds correctly must be equal, others within the slack that
differential_meaning.py gives them (4 units in the last place); text, truth,
order, lengths, and the name of the first mistake must be the same.  Prints TAP
with one test for each 100 expressions, at least 2,000 by default.
"""
import os
import subprocess
import sys

sys.dont_write_bytecode = True
import differential_meaning as meaning
import differential_units as units
from differential_units import Unclear
from differential_writer import MODELS, Writer

BATCH = 100
SHOWN = 3

PROGRAM = os.environ.get('DIFFERENTIAL',
                         'build/release-cc/tests/bench/differential')


def models():
    def cell(text):
        try:
            return meaning.Number(text)
        except ValueError:
            return {'': meaning.MISSING, 'true': True,
                    'false': False}.get(text, text)
    head, *rows = [line.split(',') for line in MODELS.split('\n')[:-1]]
    return meaning.Table(meaning.Record(zip(head, map(cell, row)))
                         for row in rows)


def shown(number, spec):
    """A number by the specifiers that Python and d3-format share."""
    number = float(number)
    decimals = int(spec.split('.')[1].rstrip('fe%'))
    over, under = (number * 100 if spec[-1] == '%' else number) \
        .as_integer_ratio()
    if abs(number) >= 1e15 or spec[-1] == 'e' and number != 0:
        text = format(number, '.17e').split('e')[0].rstrip('0')
        if len(text) < decimals + 5 or abs(number) >= 1e15:
            raise Unclear  # perhaps a tie
    if (over * 2 * 10 ** decimals) % under == 0 and \
            over * 2 * 10 ** decimals // under % 2:
        raise Unclear  # a tie: Python rounds to even, d3 away from zero
    text = format(number, spec)
    if not any(digit in text.split('e')[0] for digit in '123456789'):
        raise Unclear  # d3 drops the sign of a zero, Python does not
    if spec[-1] == 'e':
        text = text.replace('e+0', 'e+').replace('e-0', 'e-')
        if len(text) != len(format(number, spec)) and spec[0] in '><*_=':
            raise Unclear  # padded to another length
    head, exponent = (text.split('e') + [''])[:2]
    return head.replace('-', '\u2212') + ('e' + exponent if exponent else '')


def shown_in(amount, form):
    """A quantity in the unit of its format, unless its last digit is open."""
    if not form or not isinstance(amount, units.Quantity):
        raise Unclear  # its unit would not be seen
    spec, unit = form.split(' ')
    number = units.in_unit(amount, unit)
    texts = [shown(meaning.Number(number + sign * number.slack), spec)
             for sign in (-1, 1)]
    if texts[0] != texts[1]:
        raise Unclear
    return texts[0] + '\u00a0' + unit


GLOBALS = dict(vars(meaning), models=models(), format_=shown,
               **{**meaning.FUNCTIONS, **units.NAMES_IN_PYTHON})


def expected(case):
    """The value, or the Problem."""
    names = dict(GLOBALS)
    try:
        exec('\n'.join(case.functions), names)
        value = eval(case.answer, names)
        if units.holds_quantity(value) or units.names_unit(case.format):
            return shown_in(value, case.format)
        return shown(value, case.format) if case.format else value
    except meaning.Problem as problem:
        return problem


def same(want, got):
    if isinstance(want, meaning.Problem):
        return got == 'error %s' % want
    if want is meaning.MISSING or got is None:
        return want is meaning.MISSING and got is None
    if isinstance(want, float):
        return isinstance(got, float) and abs(want - got) <= want.slack
    if isinstance(want, dict):
        return isinstance(got, dict) and list(want) == list(got) and \
            all(same(want[name], got[name]) for name in want)
    if isinstance(want, list):
        return isinstance(got, list) and len(want) == len(got) and \
            all(map(same, want, got))
    return type(want) is type(got) and want == got


def parsed(line):
    if line.startswith('error '):
        return line

    def floats(value):
        if isinstance(value, dict):
            return {name: floats(item) for name, item in value.items()}
        if isinstance(value, list):
            return [floats(item) for item in value]
        return float(value) if type(value) is int else value
    return floats(eval(line, {'__builtins__': {}}))


def answers(cases):
    lines = [',' + row for row in MODELS.split('\n')[:-1]]
    for case in cases:
        lines += ['|' + line for line in case.definitions]
        lines.append('?' + case.question +
                     (' | ' + case.format if case.format else ''))
    program = subprocess.run([PROGRAM], input='\n'.join(lines) + '\n',
                             capture_output=True, encoding='utf-8')
    found = program.stdout.split('\n')[:-1]
    if program.returncode or len(found) != len(cases):
        case = cases[min(len(found), len(cases) - 1)]
        print('# stopped with %d at: %s\n# %s' % (
            program.returncode, case.question,
            program.stderr[-400:].replace('\n', '\n# ')))
    return found + [''] * (len(cases) - len(found))


def explain(case, want, got):
    want = 'error %s' % want if isinstance(want, meaning.Problem) else want
    for line in case.definitions + [case.question + (
            ' | ' + case.format if case.format else '')] + case.functions + [
            case.answer, 'Python:  %r' % (want,), 'Lectern: %s' % got]:
        print('#   ' + line)
    print('#')


def batch(seed, tally):
    """Compares BATCH expressions; how many differ."""
    cases, wanted = [], []
    number = seed * BATCH * 10
    while len(cases) < BATCH:
        case = Writer(number).case()
        number += 1
        try:
            wanted.append(expected(case))
            cases.append(case)
        except Unclear:
            continue
    differing = 0
    for case, want, line in zip(cases, wanted, answers(cases)):
        tally['problems'] += isinstance(want, meaning.Problem)
        if line and same(want, parsed(line)):
            continue
        differing += 1
        if differing <= SHOWN:
            explain(case, want, line)
    return differing


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tally = {'problems': 0}
    batches, failed = (count + BATCH - 1) // BATCH, 0
    print('1..%d' % batches)
    for i in range(batches):
        differing = batch(seed * 1000000 + i, tally)
        failed += differing
        print('%sok %d - expressions %d to %d are what Python computes' % (
            'not ' if differing else '', i + 1, i * BATCH + 1,
            (i + 1) * BATCH), flush=True)
    print('# %d expressions, %d of them mistakes; %d differ' % (
        batches * BATCH, tally['problems'], failed))
    sys.exit(failed > 0)


main()
