"""Quantities for the differential test: units, days, tables put together.

A Quantity is kept in base units as an exact fraction, with a bound on how far
a computation in doubles may be from it; so it does not matter in which unit
another implementation computes.  Where the bound leaves two answers open,
nothing is claimed (Unclear).
"""
import datetime
import math
from fractions import Fraction

import differential_meaning as meaning
from differential_meaning import List, Number, Problem, Record, Table


class Unclear(Exception):
    """Nothing can be said about the two languages' agreement."""


ULP = 2.0 ** -52

# Symbol: size in base units, dimension (information, time, money).
UNITS = {
    'bit': (1, (1, 0, 0)), 'B': (8, (1, 0, 0)), 'kB': (8000, (1, 0, 0)),
    'MB': (8 * 10 ** 6, (1, 0, 0)), 'GB': (8 * 10 ** 9, (1, 0, 0)),
    'KiB': (8 * 2 ** 10, (1, 0, 0)), 'GiB': (8 * 2 ** 30, (1, 0, 0)),
    's': (1, (0, 1, 0)), 'ms': (Fraction(1, 1000), (0, 1, 0)),
    'µs': (Fraction(1, 10 ** 6), (0, 1, 0)), 'min': (60, (0, 1, 0)),
    'h': (3600, (0, 1, 0)), 'day': (86400, (0, 1, 0)),
    'GB/s': (8 * 10 ** 9, (1, -1, 0)), 'Mbit/s': (10 ** 6, (1, -1, 0)),
    'MiB/ms': (8000 * 2 ** 20, (1, -1, 0)),
    '$': (1, (0, 0, 1)), '$/h': (Fraction(1, 3600), (0, -1, 1)),
}
NAMES = {'information': (1, 0, 0), 'time': (0, 1, 0), 'rate': (1, -1, 0),
         'money': (0, 0, 1), 'price': (0, -1, 1)}
PLAIN = (0, 0, 0)


class Quantity:
    def __init__(self, value, slack, dimension):
        self.value, self.slack, self.dimension = value, slack, dimension
        if value and not 1e-200 < abs(value) < 1e200:
            raise Unclear  # one unit overflows, another does not

    def _same(self, other):
        if not isinstance(other, Quantity) or \
                other.dimension != self.dimension:
            raise Problem('unit-mismatch')

    def _sum(self, other, sign):
        if other is meaning.MISSING:
            return other
        self._same(other)
        value = self.value + sign * other.value
        most = max(abs(self.value), abs(other.value), abs(value))
        return Quantity(value, self.slack + other.slack +
                        4 * ULP * float(most), self.dimension)

    def __add__(self, other):
        return self._sum(other, 1)

    def __sub__(self, other):
        return self._sum(other, -1)

    def __radd__(self, other):
        raise Problem('unit-mismatch')

    __rsub__ = __radd__

    def __neg__(self):
        return Quantity(-self.value, self.slack, self.dimension)

    def __mul__(self, other):
        if isinstance(other, List):
            return NotImplemented
        other = as_quantity(other)
        return settled(
            self.value * other.value,
            float(abs(self.value)) * other.slack +
            float(abs(other.value)) * self.slack + self.slack * other.slack,
            [a + b for a, b in zip(self.dimension, other.dimension)])

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, List):
            return NotImplemented
        other = as_quantity(other)
        if other.value == 0:
            if other.slack:
                raise Unclear
            raise Problem('division-by-zero')
        if other.slack > 1e-6 * abs(other.value):
            raise Unclear
        value = self.value / other.value
        return settled(value, 2 * (self.slack + float(abs(value)) *
                                   other.slack) / float(abs(other.value)),
                       [a - b for a, b in zip(self.dimension,
                                              other.dimension)])

    def __rtruediv__(self, other):
        return as_quantity(other) / self

    def _order(self, other):
        self._same(other)
        if abs(self.value - other.value) <= self.slack + other.slack + \
                4 * ULP * float(max(abs(self.value), abs(other.value))):
            raise Unclear
        return self.value - other.value

    def __lt__(self, other):
        return self._order(other) < 0

    def __gt__(self, other):
        return self._order(other) > 0

    __le__, __ge__ = __lt__, __gt__

    def __eq__(self, other):
        return self._order(other) == 0

    def __abs__(self):
        return Quantity(abs(self.value), self.slack, self.dimension)


def as_quantity(x):
    if isinstance(x, Quantity):
        return x
    return Quantity(Fraction(float(x)), getattr(x, 'slack', 0.0), PLAIN)


def settled(value, slack, dimension):
    """A quantity, or a number if no unit is left."""
    slack += 8 * ULP * float(abs(value))
    result = Quantity(value, slack, tuple(dimension))
    if result.dimension != PLAIN:
        return result
    number = meaning.exact(float(value))
    number.slack = slack
    return number


def quantity(number, unit):
    size, dimension = UNITS[unit]
    value = Fraction(float(number)) * size
    return Quantity(value, 2 * ULP * float(abs(value)), dimension)


def names_unit(form):
    return form and form.split(' ')[-1] in UNITS


def holds_quantity(value):
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, Quantity) or \
        isinstance(value, list) and any(map(holds_quantity, list(value)))


def over(function):
    """A function of lists or of numbers, over quantities too."""
    plain = meaning.FUNCTIONS[function.__name__[2:]]

    def called(*arguments):
        first = arguments[0] if arguments else None
        if isinstance(first, List):
            found = any(isinstance(x, Quantity) for x in first)
        else:
            found = isinstance(first, Quantity)
        return function(*arguments) if found else plain(*arguments)
    return called


def chosen(items, choose):
    """The least or greatest; which one of near ones does not matter."""
    slack = max(x.slack for x in items) + \
        4 * ULP * float(max(abs(x.value) for x in items))
    best = choose(x.value for x in items)
    return Quantity(best, slack, items[0].dimension)


def flat(arguments):
    items = arguments[0] if isinstance(arguments[0], List) else arguments
    for x in items:
        items[0]._same(x)
    return items


def q_abs(x):
    return List(map(abs, x)) if isinstance(x, List) else abs(x)


def q_min(*arguments):
    return chosen(flat(arguments), min)


def q_max(*arguments):
    return chosen(flat(arguments), max)


def q_sum(items):
    total = None
    for x in items:
        total = x if total is None else total + x
    return total


def q_mean(items):
    return q_sum(items) / Number(len(items))


def in_unit(x, unit):
    """The number of a quantity in a unit, for a format."""
    size, dimension = UNITS[unit]
    if x.dimension != dimension:
        raise Problem('unit-mismatch')
    number = Number(float(x.value / size))
    number.slack = x.slack / float(size)
    return number


class Day:
    def __init__(self, text):
        self.day = datetime.date.fromisoformat(text)

    def __add__(self, time):
        days = time.value / 86400
        return Day((self.day + datetime.timedelta(int(days))).isoformat())

    def __sub__(self, other):
        if isinstance(other, Day):
            days = (self.day - other.day).days
            return Quantity(Fraction(days * 86400), 0.0, (0, 1, 0))
        return self + -other

    def __lt__(self, other):
        return self.day < other.day

    def __le__(self, other):
        return self.day <= other.day

    def __eq__(self, other):
        return self.day == other.day

    def shown(self, pattern):
        return self.day.strftime(pattern)


def join_tables(left, right, on):
    """Each row of the left with the first of the right that fits."""
    rows, others = Table(), {}
    for row in right:
        others.setdefault(row[on], row)
    for row in left:
        found = others.get(row[on])
        rows.append(Record(list(row.items()) + [
            (name, found[name] if found else meaning.MISSING)
            for name in right[0] if name != on]))
    return rows


def linspace(first, last, count):
    count = int(count)
    step = (last - first) / Number(count - 1)
    return List([first + Number(i) * step for i in range(count - 1)] + [last])


def about(a, b, within):
    return abs(a - b) <= abs(b) * within


NAMES_IN_PYTHON = dict(
    abs=over(q_abs), min=over(q_min), max=over(q_max), sum=over(q_sum),
    mean=over(q_mean), quantity=quantity, Day=Day, join_tables=join_tables,
    linspace=linspace, about=about)


class UnitWriter:
    """What a Writer needs for them; types are `quantity NAME`."""

    def amount(self, dimension):
        unit = self.pick([name for name, (_, powers) in UNITS.items()
                          if powers == NAMES[dimension]])
        digits = self.pick(['0.5', '2', '8', '16', '40', '0.25', '1.7', '350',
                            '3.35', '0'][:10 if self.chance(0.1) else 9])
        text = '$%s' % digits if unit == '$' else \
            '$%s/h' % digits if unit == '$/h' else '%s %s' % (digits, unit)
        return self.atom(text, 'quantity(%s, %r)' % (digits, unit))

    def quantity(self, dimension, depth):
        if depth <= 0:
            return self.amount(dimension)
        if self.chance(0.01):
            dimension = self.pick(sorted(NAMES))  # perhaps a mistake
        forms = [self.added, self.added, self.scaled, self.scaled,
                 self.called, self.turned, self.collected]
        forms += {'information': [self.moved], 'money': [self.paid],
                  'rate': [self.measured], 'time': [self.taken]}.get(
                      dimension, [])
        return self.pick(forms)(dimension, depth - 1)

    def part(self, dimension, depth):
        return self.write('quantity ' + dimension, depth)

    def added(self, dimension, depth):
        return self.binary(self.part(dimension, depth), self.pick('+-'),
                           self.part(dimension, depth), self.SUM)

    def scaled(self, dimension, depth):
        amount = self.part(dimension, depth)
        number = self.atom(*[self.pick([('2', 'Number(2)'),
                                        ('0.1', 'Number(0.1)'),
                                        ('(12%)', 'Number(0.12)'),
                                        ('3', 'Number(3)')])][0])
        if self.chance(0.3):
            return self.binary(amount, '/', number, self.PRODUCT)
        pair = [amount, number] if self.chance(0.5) else [number, amount]
        return self.binary(pair[0], '*', pair[1], self.PRODUCT)

    def called(self, dimension, depth):
        name = self.pick(['abs', 'min', 'max', 'sum', 'mean'])
        count = self.random.randint(1, 4)
        parts = [self.part(dimension, depth) for i in range(count)]
        if name == 'abs':
            return self.call(name, parts[0])
        if name in ('min', 'max') and count > 1 and self.chance(0.5):
            return self.call(name, *parts)
        return self.call(name, self.items(parts))

    def turned(self, dimension, depth):
        inner = self.bracket(self.part(dimension, depth), self.SIGN)
        return type(inner)('-' + inner.lectern, '-' + inner.python, self.SIGN)

    def collected(self, dimension, depth):
        """The sum of a comprehension over amounts."""
        name = self.new_name('q')
        many = self.items([self.part(dimension, depth)
                           for i in range(self.random.randint(1, 3))])
        body = self.bracket(self.within(
            [('quantity ' + dimension, self.atom(name))],
            'quantity ' + dimension, depth), self.OR)
        return self.atom(
            'sum([%s for %s in %s])' % (body.lectern, name, many.lectern),
            'sum(List([%s for %s in %s]))' % (body.python, name, many.python))

    def moved(self, dimension, depth):
        return self.binary(self.part('rate', depth), '*',
                           self.part('time', depth), self.PRODUCT)

    def paid(self, dimension, depth):
        return self.binary(self.part('price', depth), '*',
                           self.part('time', depth), self.PRODUCT)

    def measured(self, dimension, depth):
        return self.binary(self.part('information', depth), '/',
                           self.part('time', depth), self.PRODUCT)

    def taken(self, dimension, depth):
        return self.binary(self.part('information', depth), '/',
                           self.part('rate', depth), self.PRODUCT)

    def ratio(self, depth):
        """A plain number that quantities come to."""
        dimension = self.pick(sorted(NAMES))
        return self.binary(self.part(dimension, depth), '/',
                           self.part(dimension, 0), self.PRODUCT)

    def compared(self, depth):
        dimension = self.pick(sorted(NAMES))
        return self.binary(
            self.bracket(self.part(dimension, depth), self.RANGE),
            self.pick(['<', '<=', '>', '>=']),
            self.bracket(self.part(dimension, depth), self.RANGE),
            self.COMPARE)

    # Days.

    def day(self):
        text = '20%02d-%02d-%02d' % (self.random.randint(0, 50),
                                     self.random.randint(1, 12),
                                     self.random.randint(1, 28))
        day = self.atom('date("%s")' % text, 'Day("%s")' % text)
        if self.chance(0.5):
            return day
        days = self.random.randint(0, 3000)
        return self.binary(day, self.pick('+-'), self.atom(
            '%d day' % days, 'quantity(%d, "day")' % days), self.SUM)

    def days_between(self):
        first, last = self.day(), self.day()
        if self.chance(0.3):
            return self.binary(first, self.pick(['<', '<=', '==']), last,
                               self.COMPARE)
        between = self.bracket(self.binary(first, '-', last, self.SUM),
                               self.PRODUCT)
        return self.binary(between, '/', self.atom('1 day', 'quantity(1, "day")'
                                                   ), self.PRODUCT)

    # Tables.

    def joined(self, table):
        """The table with columns of another one, which is written here."""
        families = ['conv', 'text', 'vision', 'other']
        self.random.shuffle(families)
        rows = families[:self.random.randint(1, 4)]
        if self.chance(0.2):
            rows.append(rows[0])
        name = self.new_name('j')
        fields = [(family, self.literal()) for family in rows]
        return type(table)(
            '%s join [%s] on family' % (table.lectern, ', '.join(
                '{family: "%s", %s: %s}' % (family, name, text.lectern)
                for family, text in fields)),
            'join_tables(%s, [%s], "family")' % (table.python, ', '.join(
                'Record({"family": "%s", "%s": %s})' % (
                    family, name, text.python) for family, text in fields)),
            self.QUERY)
