"""What Lectern's expressions mean, in Python's own arithmetic.

Plain Python does the work: its operators, its chains of comparisons, its
`sorted`, `format` and `math`.  This module adds what differs: results that are
not finite are mistakes, lists compute element by element, something may be
missing.  A mistake is a Problem with the name of Lectern's diagnostic.

An inexact result (of a library function) carries a slack: how far another
correct implementation may be from it.
"""
import math


class Problem(Exception):
    """The expression has no value; str() is the diagnostic's name."""


class Number(float):
    slack = 0.0

    def _with(self, other, compute):
        if other is MISSING:
            return MISSING
        if not isinstance(other, float):
            return NotImplemented
        try:
            result = compute(float(self), float(other))
        except ZeroDivisionError:
            raise Problem('division-by-zero')
        except OverflowError:
            raise Problem('not-finite')
        return exact(result)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: a // b)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a % b)

    def __pow__(self, other):
        result = self._with(other, lambda a, b: a ** b)
        return near(result, 4) if isinstance(result, Number) else result

    def __neg__(self):
        return Number(-float(self))


def exact(number):
    if isinstance(number, complex) or not math.isfinite(number):
        raise Problem('not-finite')
    return Number(number)


def near(number, ulps, scale=None):
    """A result that may be off by so many last places of `scale`."""
    result = exact(number)
    result.slack = ulps * math.ulp(result if scale is None else scale)
    return result


class Missing:
    """Whatever is computed from it is missing; no order holds with it."""
    def _missing(self, *other):
        if other and isinstance(other[0], List):
            return NotImplemented
        return self

    def _never(self, other):
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _missing
    __truediv__ = __rtruediv__ = __mod__ = __floordiv__ = _missing
    __pow__ = __neg__ = _missing
    __lt__ = __le__ = __gt__ = __ge__ = _never


MISSING = Missing()


class List(list):
    """Operators work element by element."""
    def _each(self, other, compute):
        if not isinstance(other, List):
            other = [other] * len(self)
        if len(self) != len(other):
            raise Problem('wrong-type')
        return List(compute(a, b) for a, b in zip(self, other))

    def __add__(self, other):
        return self._each(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._each(other, lambda a, b: b + a)

    def __sub__(self, other):
        return self._each(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._each(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._each(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._each(other, lambda a, b: b * a)

    def __truediv__(self, other):
        return self._each(other, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._each(other, lambda a, b: b / a)

    def __neg__(self):
        return List(-a for a in self)

    def __lt__(self, other):
        return self._each(other, lambda a, b: a < b)

    def __ge__(self, other):
        return self._each(other, lambda a, b: a >= b)

    def __eq__(self, other):
        return self._each(other, lambda a, b: a == b)

    def __getitem__(self, index):
        if not (index == int(index) and 0 <= index < len(self)):
            raise Problem('out-of-range')
        return list.__getitem__(self, int(index))


class Record(dict):
    __getattr__ = dict.__getitem__


class Table(list):
    """Records with the same fields; the first field is the key."""
    def __getattr__(self, name):
        return List(row[name] for row in self)

    def __getitem__(self, key):
        for row in self:
            if next(iter(row.values())) == key:
                return row
        raise Problem('out-of-range')


def span(first, last):
    """first..last"""
    if first != int(first) or last != int(last):
        raise Problem('wrong-type')
    return List(Number(i) for i in range(int(first), int(last) + 1))


# Functions. ---------------------------------------------------------------

def each(function):
    """A function of one value, over lists too; of missing it is missing."""
    def mapped(x, *rest):
        if isinstance(x, List):
            return List(mapped(item, *rest) for item in x)
        return x if x is MISSING else function(x, *rest)
    return mapped


def some(items):
    """What is there of a list, of which there must be something."""
    there = [x for x in items if x is not MISSING]
    if not there:
        raise Problem('out-of-range')
    return there


def library(function):
    """A function of math, as exact as the C library's is."""
    def call(x):
        try:
            return near(function(x), 4)
        except OverflowError:
            raise Problem('not-finite')
        except ValueError:
            raise Problem('out-of-range')
    return each(call)


@each
def f_round(x, digits=Number(0)):
    return exact(float(round(float(x), int(digits))))


def f_sqrt(x):
    if x < 0:
        raise Problem('out-of-range')
    return Number(math.sqrt(x))


def f_log(x, base):
    if x <= 0 or base <= 0 or base == 1:
        raise Problem('out-of-range')
    return near(math.log(x) / math.log(base), 4)


def f_sum(items):
    """Without rounding but the last; the slack is that of adding in twice
    the precision."""
    items = [float(x) for x in items if x is not MISSING]
    try:
        result = exact(math.fsum(items))
    except OverflowError:
        raise Problem('not-finite')
    loss = len(items) ** 2 * 2.0 ** -105 * math.fsum(map(abs, items))
    result.slack = 4 * math.ulp(result) + loss
    return result


def f_mean(items):
    there = some(items)
    sum_ = f_sum(there)
    result = exact(float(sum_) / len(there))
    result.slack = sum_.slack / len(there) + 4 * math.ulp(result)
    return result


def f_var(items):
    """In whole numbers, so without any rounding but the last."""
    pairs = [float(x).as_integer_ratio() for x in some(items)]
    over = max(under for _, under in pairs)
    whole = [x * (over // under) for x, under in pairs]
    spread = len(whole) * sum(x * x for x in whole) - sum(whole) ** 2
    try:
        return near(spread / (len(whole) * over) ** 2, 4)
    except OverflowError:
        raise Problem('not-finite')


def f_std(items):
    return near(math.sqrt(f_var(items)), 4)


def f_median(items):
    there = sorted(some(items))
    middle = (len(there) - 1) // 2
    if len(there) % 2:
        return there[middle]
    low, high = float(there[middle]), float(there[middle + 1])
    return near(low / 2 + high / 2 if math.isinf(low + high) else
                (low + high) / 2, 1)


def f_quantile(items, q):
    there = sorted(some(items))
    if not 0 <= q <= 1:
        raise Problem('out-of-range')
    place = float(q) * (len(there) - 1)
    low = float(there[int(place)])
    high = float(there[min(int(place) + 1, len(there) - 1)])
    share = place - int(place)
    return near(low * (1 - share) + high * share, 4,
                max(abs(low), abs(high)))


def f_cumsum(items):
    result = List()
    for x in items:
        result.append(result[len(result) - 1] + x if result else x)
    return result


def ordered(items, key=lambda x: x, reverse=False):
    """What is missing comes last, both ways."""
    there = [x for x in items if key(x) is not MISSING]
    rest = [x for x in items if key(x) is MISSING]
    return sorted(there, key=key, reverse=reverse) + rest


def f_scan(items, state, function):
    result = List()
    for x in items:
        state = function(state, x)
        result.append(state)
    return result


def f_unique(items):
    result = List()
    for x in ordered(items):
        if not result or result[len(result) - 1] != x:
            result.append(x)
    return result


def f_rank(items):
    place = ordered(items)
    return List(Number(sum(i + 1 for i, y in enumerate(place) if y == x) /
                       place.count(x)) for x in items)


def extreme(choose):
    return lambda *items: choose(some(
        items[0] if len(items) == 1 and isinstance(items[0], list)
        else items))


def f_sigmoid(x):
    try:
        return near(1 / (1 + math.exp(-x)), 4)
    except OverflowError:
        return Number(0)


def f_split(text, separator):
    if not separator:
        raise Problem('wrong-argument')
    return List(text.split(separator))


def f_replace(text, old, new):
    if not old:
        raise Problem('wrong-argument')
    return text.replace(old, new)


def f_softmax(items):
    top = max(items)
    shares = [math.exp(x - top) for x in items]
    return List(near(x / math.fsum(shares), 4) for x in shares)


FUNCTIONS = {
    'abs': each(lambda x: Number(abs(x))),
    'argmax': lambda items: Number(items.index(max(some(items)))),
    'argmin': lambda items: Number(items.index(min(some(items)))),
    'ceil': each(lambda x: Number(math.ceil(x))),
    'clamp': each(lambda x, low, high: min(max(x, low), high)),
    'concat': lambda *lists: List(x for items in lists for x in items),
    'contains': lambda text, part: part in text,
    'cos': library(math.cos),
    'count': lambda items: Number(sum(x is not MISSING for x in items)),
    'cumsum': f_cumsum,
    'exp': library(math.exp),
    'floor': each(lambda x: Number(math.floor(x))),
    'join': lambda items, separator: separator.join(items),
    'len': lambda items: Number(len(items)),
    'ln': library(math.log),
    'log': each(f_log),
    'log10': library(math.log10),
    'log2': library(math.log2),
    'lower': each(str.lower),
    'max': extreme(max),
    'mean': f_mean,
    'median': f_median,
    'min': extreme(min),
    'quantile': f_quantile,
    'rank': f_rank,
    'relu': each(lambda x: Number(max(x, 0.0))),
    'replace': f_replace,
    'round': f_round,
    'scan': f_scan,
    'sigmoid': each(f_sigmoid),
    'sin': library(math.sin),
    'softmax': f_softmax,
    'sort': lambda items: List(ordered(items)),
    'split': f_split,
    'sqrt': each(f_sqrt),
    'std': f_std,
    'sum': f_sum,
    'tan': library(math.tan),
    'tanh': library(math.tanh),
    'unique': f_unique,
    'upper': each(str.upper),
    'var': f_var,
}


# Queries. -----------------------------------------------------------------

def where(table, condition):
    return Table(row for row in table if condition(row))


def sort_by(table, key, descending):
    return Table(ordered(table, key, descending))


def take(table, count):
    return Table(list(table)[:int(count)])


def select(table, **columns):
    return Table(Record((name, column(row)) for name, column in
                        columns.items()) for row in table)


def group(table, keys, **totals):
    groups = {}
    for row in table:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return Table(
        Record(list(zip(keys, values)) +
               [(name, compute(Table(rows))) for name, compute in
                totals.items()]) for values, rows in groups.items())
