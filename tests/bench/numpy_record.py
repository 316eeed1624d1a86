#!/usr/bin/python3
"""Records what NumPy computes, for tests/numpy.t to compare with.

    make numpy

Writes tests/data/numpy.tsv: an expression, by how many units in the last place
another correct implementation may differ, and the result as JSON with 17
digits.  What is counted, chosen, ordered or drawn at random must be equal; sums
and library functions are rounded in another order.
"""
import json
import random
import sys

import numpy as np

OUT = sys.argv[1] if len(sys.argv) > 1 else 'tests/data/numpy.tsv'
SEEDS = [0, 1, 42, 12345, 2 ** 31, 2 ** 32 - 1]
choose = random.Random(2026)


def number(x):
    return repr(float(x))


def written(items):
    return '[%s]' % ', '.join(map(number, items))


def lists():
    """Lists of some size and scale, with repetitions."""
    yield [3.0]
    yield [2.0, 2.0]
    yield [-1.5, 7.25]
    yield [0.0, -0.5, 0.5, -0.0, 1e-300]
    yield [1e15, 1e15 + 2, 1e15 + 6]
    for i in range(40):
        count = choose.choice([2, 3, 5, 8, 13, 40])
        scale = choose.choice([1e-6, 1, 1, 100, 1e9])
        shift = choose.choice([0, 0, 1, -3])
        digits = choose.choice([1, 3, 17])
        yield [float('%.*g' % (digits, (choose.random() - 0.5 + shift) * scale))
               for _ in range(count)]


def draws():
    for seed in SEEDS:
        yield 'uniform(8, %d)' % seed, 0, \
            np.random.RandomState(seed).random_sample(8)
        yield 'uniform(2000, %d)[1999]' % seed, 0, \
            np.random.RandomState(seed).random_sample(2000)[1999]
        yield 'normal(7, 0, 1, %d)' % seed, 0, \
            np.random.RandomState(seed).normal(0, 1, 7)
        yield 'normal(2001, -3, 0.5, %d)[2000]' % seed, 0, \
            np.random.RandomState(seed).normal(-3, 0.5, 2001)[2000]


def statistics(items):
    text, array = written(items), np.array(items)
    yield 'median(%s)' % text, 1, np.median(array)
    yield 'mean(%s)' % text, 4, np.mean(array)
    if abs(np.mean(array)) < 1e6 * np.std(array):  # else NumPy loses digits
        yield 'std(%s)' % text, 8, np.std(array)
        yield 'var(%s)' % text, 16, np.var(array)
    yield 'cumsum(%s)' % text, 0, np.cumsum(array)
    yield 'argmin(%s)' % text, 0, np.argmin(array)
    yield 'argmax(%s)' % text, 0, np.argmax(array)
    yield 'sort(%s)' % text, 0, np.sort(array)
    yield 'unique(%s)' % text, 0, np.unique(array)
    for q in 0, 0.1, 0.25, 0.5, 0.9, 1:
        yield 'quantile(%s, %r)' % (text, q), 1, np.quantile(array, q)


def histograms(items):
    text = written(items)
    for bins in 1, 2, 5, 10:
        counts, edges = np.histogram(np.array(items), bins)
        call = 'histogram(%s, %d)' % (text, bins)
        yield call + '.count', 0, counts
        yield call + '.from', 0, edges[:-1]
        yield call + '.to', 0, edges[1:]


def shares(items):
    array = np.array(items)
    if max(abs(array)) < 1e4:
        powers = np.exp(array - np.max(array))
        yield 'softmax(%s)' % written(items), 8, powers / np.sum(powers)


def interpolated():
    for i in range(20):
        xs = sorted({round(choose.uniform(-9, 9), 2) for _ in range(6)})
        ys = [round(choose.uniform(-99, 99), 3) for _ in xs]
        at = [round(choose.uniform(-11, 11), 3) for _ in range(4)] + xs[:2]
        yield 'interp(%s, %s, %s)' % (written(at), written(xs), written(ys)), \
            0, np.interp(at, xs, ys)


def spaced():
    for first, last, count in (
            (0, 1, 5), (0, 1, 11), (-3, 7, 4), (1, 1, 3), (5, -5, 7), (2, 9, 1),
            (0.1, 0.9, 9), (1e-9, 1e9, 6), (3, 4, 2), (-0.3, 0.3, 13)):
        yield 'linspace(%r, %r, %d)' % (first, last, count), 0, \
            np.linspace(first, last, count)
        if first > 0 and last > 0:
            yield 'geomspace(%r, %r, %d)' % (first, last, count), 8, \
                np.geomspace(first, last, count)
    yield 'geomspace(1, 1000, 4)', 8, np.geomspace(1, 1000, 4)
    yield 'geomspace(256, 1, 9)', 8, np.geomspace(256, 1, 9)
    yield 'geomspace(5, 5, 3)', 8, np.geomspace(5, 5, 3)


def elementwise():
    xs = [round(choose.uniform(-5, 5), 3) for _ in range(12)]
    text, array = written(xs), np.array(xs)
    yield 'tanh(%s)' % text, 4, np.tanh(array)
    yield 'exp(%s)' % text, 4, np.exp(array)
    yield 'floor(%s)' % text, 0, np.floor(array)
    yield 'ceil(%s)' % text, 0, np.ceil(array)
    yield 'relu(%s)' % text, 0, np.maximum(array, 0)
    yield 'clamp(%s, -1, 2)' % text, 0, np.clip(array, -1, 2)
    yield 'log2(abs(%s))' % text, 4, np.log2(np.abs(array))
    yield 'sqrt(abs(%s))' % text, 0, np.sqrt(np.abs(array))
    yield 'sigmoid(%s)' % text, 4, 1 / (1 + np.exp(-array))
    yield '%s // 1.7' % text, 0, array // 1.7
    yield '%s %% 1.7' % text, 0, array % 1.7


def cases():
    yield from draws()
    for items in lists():
        yield from statistics(items)
        yield from histograms(items)
        yield from shares(items)
    yield from interpolated()
    yield from spaced()
    yield from elementwise()


def main():
    with open(OUT, 'w', encoding='ascii') as out:
        for expression, ulps, result in cases():
            result = np.asarray(result, dtype=float).tolist()
            print(expression, ulps, json.dumps(result), sep='\t', file=out)
    print('NumPy %s: %s' % (np.__version__, OUT))


main()
