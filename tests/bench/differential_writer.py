"""Random well-typed expressions, each in Lectern's language and in Python.

A Text is an expression in both languages with how strongly it binds; the two
have the same precedence, so brackets are written only where both need them.
Inexact numbers (`near`: results of library functions) go into lists, records,
choices and calls, but nothing is computed from them: a difference in the last
place must stay one.
"""
import random
from collections import namedtuple

from differential_units import UNITS, NAMES, UnitWriter

IF, QUERY, OR, AND, NOT, COMPARE, RANGE, SUM, PRODUCT, SIGN, POWER, ATOM = \
    range(12)

Text = namedtuple('Text', 'lectern python power')

# The case: `definitions` and `python` are lists of lines.
Case = namedtuple('Case', 'definitions functions question answer format')

MODELS = '''model,family,year,params,cost,open
AlexNet,conv,2012,61,,true
VGG-16,conv,2014,138,0.5,true
ResNet-50,conv,2015,25.5,12.25,true
BERT,text,2018,340,7000,true
GPT-2,text,2019,1500,43000.75,true
GPT-3,text,2020,175000,,false
ViT,vision,2020,632,-3,false
PaLM,text,2022,540000,8000000,false
'''
KEYS = [line.split(',')[0] for line in MODELS.split('\n')[1:-1]]


def atom(lectern, python=None):
    return Text(lectern, lectern if python is None else python, ATOM)


def bracket(text, power):
    if text.power >= power:
        return text
    return atom('(%s)' % text.lectern, '(%s)' % text.python)


def binary(left, sign, right, power, right_power=None):
    left = bracket(left, power)
    right = bracket(right, power + 1 if right_power is None else right_power)
    if sign == '%' and not (right.lectern[0].isalnum() or
                            right.lectern[0] == '('):
        right = atom('(%s)' % right.lectern, right.python)  # 12% is a number
    return Text('%s %s %s' % (left.lectern, sign, right.lectern),
                '%s %s %s' % (left.python, {'^': '**'}.get(sign, sign),
                              right.python), power)


def call(name, *arguments):
    return atom('%s(%s)' % (name, ', '.join(a.lectern for a in arguments)),
                '%s(%s)' % (name, ', '.join(a.python for a in arguments)))


def items(texts):
    return atom('[%s]' % ', '.join(t.lectern for t in texts),
                'List([%s])' % ', '.join(t.python for t in texts))


class Writer(UnitWriter):
    # What the other half of it builds with.
    atom, bracket, binary, call, items = map(
        staticmethod, (atom, bracket, binary, call, items))
    OR, COMPARE, RANGE, SUM, PRODUCT, SIGN, QUERY = \
        OR, COMPARE, RANGE, SUM, PRODUCT, SIGN, QUERY

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = 0
        self.scope = []      # (type, Text) that can be used here
        self.functions = []  # (type of result, name, required, all)
        self.definitions, self.lines = [], []

    # Choices.

    def chance(self, share):
        return self.random.random() < share

    def pick(self, choices):
        return self.random.choice(choices)

    def new_name(self, kind='v'):
        self.names += 1
        return '%s%d' % (kind, self.names)

    def write(self, kind, depth):
        """An expression of a type: list types are `number*`."""
        known = [text for type, text in self.scope if type == kind]
        if known and self.chance(0.4 if depth > 0 else 0.7):
            return self.pick(known)
        known = [f for f in self.functions if f[0] == kind]
        if known and depth > 0 and self.chance(0.25):
            return self.own_call(self.pick(known), depth - 1)
        if depth > 0 and self.chance(0.12):
            return self.carried(kind, depth - 1)
        writer = {'number': self.number, 'near': self.near,
                  'truth': self.truth, 'text': self.text,
                  'record': self.record, 'table': self.table}
        if kind.startswith('quantity '):
            return self.quantity(kind.split()[1], depth)
        if kind.endswith('*'):
            return self.list(kind[:-1], depth)
        return writer[kind](depth)

    def within(self, names, kind, depth):
        """An expression that may use some more names."""
        self.scope += names
        text = self.write(kind, depth)
        del self.scope[len(self.scope) - len(names):]
        return text

    # What carries any type: choices, lists, records.

    def carried(self, kind, depth):
        form = self.random.randrange(4)
        if form == 0 or kind == 'table':
            test, yes, no = (self.write('truth', depth),
                             self.write(kind, depth), self.write(kind, depth))
            return Text('if %s then %s else %s' %
                        (test.lectern, yes.lectern, no.lectern),
                        '%s if %s else %s' %
                        (bracket(yes, OR).python, bracket(test, OR).python,
                         no.python), IF)
        if form == 1 and not kind.endswith('*'):
            count = self.random.randint(1, 4)
            listed = items([self.write(kind, depth) for i in range(count)])
            at = self.random.randrange(count + (1 if self.chance(.05) else 0))
            return atom('%s[%d]' % (listed.lectern, at),
                        '%s[%d]' % (listed.python, at))
        value, other = self.write(kind, depth), self.write('number', 0)
        record = self.record_of([('a', other), ('b b', value), ('c', value)])
        field = self.pick(['["b b"]', '.c'])
        return atom(record.lectern + field, record.python + field)

    def record_of(self, fields):
        return atom(
            '{%s}' % ', '.join('%s: %s' % (
                '"%s"' % name if ' ' in name else name, text.lectern)
                for name, text in fields),
            'Record({%s})' % ', '.join('%r: %s' % (name, text.python)
                                       for name, text in fields))

    def record(self, depth):
        kinds = ['number', 'near', 'text', 'truth', 'number*']
        return self.record_of([(self.new_name('r'),
                                self.write(self.pick(kinds), depth - 1))
                               for i in range(self.random.randint(1, 3))])

    # Numbers.

    def literal(self):
        form = self.random.randrange(12)
        whole = self.random.randint(0, 20)
        if form < 6:
            text = python = str(whole)
        elif form < 9:
            text = python = repr(round(self.random.uniform(0, 100),
                                       self.random.randint(1, 4)))
        elif form == 9:
            text = python = '%de%d' % (whole, self.random.randint(-12, 18))
        elif form == 10:
            python = str(self.random.randint(10 ** 3, 10 ** 15))
            text = format(int(python), '_') if self.chance(.5) else \
                hex(int(python))
        else:
            scale, zeros = self.pick([('%', -2), (' thousand', 3),
                                      (' million', 6), (' billion', 9)])
            digits = str(self.random.randint(1, 999) / 10)
            text, python = digits + scale, '%se%d' % (digits, zeros)
            if scale == '%':
                return atom('(%s)' % text, 'Number(%s)' % python)
        return atom(text, 'Number(%s)' % python)

    def number(self, depth):
        if depth <= 0:
            return self.literal()
        return self.pick([
            self.arithmetic, self.arithmetic, self.arithmetic, self.negative,
            self.exact_call, self.exact_call, self.from_list, self.from_table,
            self.picked])(depth - 1)

    def arithmetic(self, depth):
        sign = self.pick('++--**//_%')
        power = SUM if sign in '+-' else PRODUCT
        return binary(self.write('number', depth), sign.replace('_', '//'),
                      self.write('number', depth), power)

    def negative(self, depth):
        inner = bracket(self.write('number', depth), SIGN)
        sign = self.pick('---+')
        return Text(sign + inner.lectern,
                    inner.python if sign == '+' else sign + inner.python, SIGN)

    def exact_call(self, depth):
        name = self.pick(['abs', 'floor', 'ceil', 'round', 'round', 'sqrt',
                          'clamp', 'min', 'max', 'relu'])
        count = {'clamp': 3, 'min': 3, 'max': 2}.get(name, 1)
        arguments = [self.write('number', depth) for i in range(count)]
        if name == 'round' and self.chance(0.6):
            digits = self.random.randint(-3, 5)
            arguments.append(atom(str(digits), 'Number(%d)' % digits))
        if name == 'sqrt' and self.chance(0.7):
            arguments = [call('abs', *arguments)]
        return call(name, *arguments)

    def from_list(self, depth):
        name = self.pick(['min', 'max', 'len', 'count', 'argmin', 'argmax'])
        kind = 'text*' if name == 'len' and self.chance(.4) else 'number*'
        if name == 'len' and self.chance(0.3):
            return call('len', self.write('text', depth))
        return call(name, self.write(kind, depth))

    def picked(self, depth):
        many = bracket(self.write('number*', depth), ATOM)
        at = self.random.choice([0, 0, 0, 1, 1, 2])
        return atom('%s[%d]' % (many.lectern, at), '%s[%d]' % (many.python, at))

    def from_table(self, depth):
        column = self.pick(['year', 'params'])
        if self.chance(0.3):
            return call(self.pick(['max', 'min', 'len']), self.column(depth))
        key = self.pick(KEYS) if self.chance(0.95) else 'GPT-9'
        access = 'models["%s"].%s' % (key, column)
        return atom(access)

    def near(self, depth):
        if self.chance(0.25):
            return self.ratio(depth - 1)
        name = self.pick(['exp', 'ln', 'log2', 'log10', 'sin', 'cos', 'tan',
                          'tanh', 'sigmoid', 'log', '^', 'sum', 'mean', 'std',
                          'var', 'median', 'quantile'])
        if name == '^':
            base = bracket(self.write('number', depth - 1), POWER + 1)
            raised = self.pick([self.literal(), atom('2', 'Number(2)'),
                                self.negative(0)])
            return binary(base, '^', raised, POWER, SIGN)
        if name in ('sum', 'mean', 'std', 'var', 'median', 'quantile'):
            many = self.column(depth - 1) if self.chance(0.2) else \
                self.write('number*', depth - 1)
            share = self.pick(['0', '0.5', '0.25', '0.9', '1'])
            more = [atom(share, 'Number(%s)' % share)]
            return call(name, many, *(more if name == 'quantile' else []))
        x = self.write('number', depth - 1)
        if name in ('ln', 'log', 'log2', 'log10') and self.chance(0.8):
            x = call('abs', x)
        base = self.pick(['2', '10', '3', '0.5'])
        more = [atom(base, 'Number(%s)' % base)] if name == 'log' else []
        return call(name, x, *more)

    # Truth and text.

    def truth(self, depth):
        if depth <= 0:
            return self.pick([atom('true', 'True'), atom('false', 'False')])
        form = self.random.randrange(12)
        if form == 10:
            return self.compared(depth - 1)
        if form == 11:
            return self.about(depth - 1)
        if form < 4:
            return self.chain('number', depth - 1)
        if form == 4:
            return self.chain('text', depth - 1)
        if form < 7:
            power, word = self.pick([(AND, 'and'), (OR, 'or')])
            return binary(self.write('truth', depth - 1), word,
                          self.write('truth', depth - 1), power)
        if form == 7:
            inner = bracket(self.write('truth', depth - 1), NOT)
            return Text('not ' + inner.lectern, 'not ' + inner.python, NOT)
        kind = self.pick(['number', 'text'])
        word = self.pick(['in', 'not in'])
        if form == 8 and kind == 'text':
            return call('contains', self.write('text', depth - 1),
                        self.write('text', 0))
        return binary(self.write(kind, depth - 1), word,
                      self.write(kind + '*', depth - 1), COMPARE)

    def about(self, depth):
        share = self.pick([('5%', '0.05'), ('0.5', '0.5'), ('0', '0')])
        return call('about', self.write('number', depth),
                    self.write('number', depth),
                    atom(share[0], 'Number(%s)' % share[1]))

    def chain(self, kind, depth):
        text = bracket(self.write(kind, depth), RANGE)
        for i in range(self.pick([1, 1, 1, 2, 3])):
            text = binary(text, self.pick(['<', '<=', '>', '>=', '==', '!=']),
                          bracket(self.write(kind, depth), RANGE), COMPARE,
                          RANGE)
        return text

    def text(self, depth):
        if depth <= 0:
            letters = ['a', 'b', 'ab', 'GPT', '-', ' ', '3', 'é', '×', '\\n',
                       '\\"', '\\\\', ', ', '日']
            count = self.random.randint(0, 4)
            return atom('"%s"' % ''.join(self.pick(letters)
                                         for i in range(count)))
        form = self.random.randrange(7)
        if form == 6:
            spec = self.number_format()
            number = self.write('number', depth - 1)
            return atom('format(%s, "%s")' % (number.lectern, spec),
                        'format_(%s, %r)' % (number.python, spec))
        if form < 2:
            return binary(self.write('text', depth - 1), '+',
                          self.write('text', depth - 1), SUM)
        if form == 2:
            return call(self.pick(['upper', 'lower']),
                        self.pick([atom('"abC-3"'), atom('models["BERT"].model'
                                                         )]))
        if form == 3:
            return call('replace', self.write('text', depth - 1),
                        self.write('text', 0), self.write('text', depth - 1))
        if form == 4:
            return call('join', self.write('text*', depth - 1),
                        self.write('text', 0))
        return atom('models["%s"].%s' % (self.pick(KEYS),
                                         self.pick(['model', 'family'])))

    # Lists.

    def list(self, kind, depth):
        if depth <= 0:
            return items([self.write(kind, 0)
                          for i in range(self.random.randint(0, 5))])
        form = self.random.randrange(6)
        if form < 2:
            return items([self.write(kind, depth - 1)
                          for i in range(self.random.randint(1, 4))])
        if form < 4:
            return self.comprehension(kind, depth - 1)
        own = {'number': self.number_list, 'text': self.text_list,
               'near': self.near_list}.get(kind)
        return own(depth - 1) if own else self.comprehension(kind, depth - 1)

    def number_list(self, depth):
        form = self.random.randrange(9)
        if form == 8:
            count = str(self.random.randint(2, 6))
            return call('linspace', self.write('number', 0),
                        self.write('number', 0), atom(count))
        if form == 7:
            return self.scan(depth)
        if form == 0:
            first, count = self.random.randint(-5, 5), self.random.randint(0, 9)
            if self.chance(0.05):
                count = 700
            return Text('%d..%d' % (first, first + count),
                        'span(%d, %d)' % (first, first + count), RANGE)
        if form == 1:
            name = self.pick(['sort', 'unique', 'rank', 'cumsum', 'abs',
                              'round', 'floor'])
            return call(name, self.write('number*', depth))
        if form == 2:
            return call('concat', self.write('number*', depth),
                        self.write('number*', depth))
        if form == 3:
            return self.by_element(depth)
        if form == 4:
            inner = bracket(self.write('number*', depth), SIGN)
            return Text('-' + inner.lectern, '-' + inner.python, SIGN)
        return self.column(depth)

    def by_element(self, depth):
        sign = self.pick('+-*/')
        many = self.write('number*', depth)
        other = self.pick([self.write('number', depth), many])
        pair = [many, other] if self.chance(0.5) else [other, many]
        return binary(pair[0], sign, pair[1], SUM if sign in '+-' else PRODUCT)

    def near_list(self, depth):
        if self.chance(0.2):
            return call('softmax', items([self.literal() for i in range(3)]))
        return call(self.pick(['exp', 'sin', 'sigmoid', 'tanh']),
                    self.write('number*', depth))

    def text_list(self, depth):
        if self.chance(0.4):
            return call('split', self.write('text', depth),
                        self.pick([atom('"a"'), atom('"-"'), atom('", "')]))
        return call(self.pick(['sort', 'unique']), self.write('text*', depth))

    def comprehension(self, kind, depth):
        names, loops = [], []
        for i in range(self.pick([1, 1, 2])):
            source = self.pick(['number', 'number', 'text'])
            many = bracket(self.within(names, source + '*', depth), OR)
            name = self.new_name('x')
            loops.append((name, many))
            names.append((source, atom(name)))
        body = self.within(names, kind, depth)
        body = bracket(body, OR)
        test = None
        if self.chance(0.4):
            test = bracket(self.within(names, 'truth', depth), OR)
        tail = [''.join(' for %s in %s' % (name, many[side])
                        for name, many in loops) +
                (' if ' + test[side] if test else '') for side in (0, 1)]
        return atom('[%s%s]' % (body.lectern, tail[0]),
                    'List([%s%s])' % (body.python, tail[1]))

    # Tables.

    def column(self, depth):
        table = bracket(self.table(depth, wide=True), ATOM)
        column = self.pick(['year', 'params'])
        return atom('%s.%s' % (table.lectern, column),
                    '%s.%s' % (table.python, column))

    def table(self, depth, wide=False):
        text = atom('models', 'models')
        for i in range(self.random.randint(0, 2)):
            step = self.pick([self.where, self.sort, self.take])
            text = step(text, depth - 1)
        if not wide:
            step = self.pick([None, self.select, self.group])
            text = step(text, depth - 1) if step else \
                self.joined(text) if self.chance(0.5) else text
        return text

    def by_row(self, kind, depth):
        """An expression of a row's columns; Python's has the row as `r`."""
        columns = [(type, atom(name, 'r.' + name)) for type, name in (
            ('number', 'year'), ('number', 'params'), ('text', 'model'),
            ('text', 'family'), ('truth', 'open'))]
        text = self.within(columns, kind, depth)
        if kind == 'truth' and self.chance(0.1):
            text = atom('cost > 5', 'r.cost > Number(5)')
        return bracket(text, OR)

    def where(self, table, depth):
        test = self.by_row('truth', max(depth, 1))
        return Text('%s where %s' % (table.lectern, test.lectern),
                    'where(%s, lambda r: %s)' % (table.python, test.python),
                    QUERY)

    def sort(self, table, depth):
        key = self.by_row(self.pick(['number', 'text']), depth)
        if self.chance(0.2):
            key = atom('cost', 'r.cost')
        down = self.chance(0.5)
        return Text('%s sort by %s%s' % (table.lectern, key.lectern,
                                         ' desc' if down else ''),
                    'sort_by(%s, lambda r: %s, %s)' % (
                        table.python, key.python, down), QUERY)

    def take(self, table, depth):
        count = self.random.randint(0, 9)
        return Text('%s take %d' % (table.lectern, count),
                    'take(%s, %d)' % (table.python, count), QUERY)

    def select(self, table, depth):
        columns = [(self.new_name('c'),
                    self.by_row(self.pick(['number', 'near', 'text']), depth))
                   for i in range(2)]
        return Text('%s select model, %s' % (table.lectern, ', '.join(
            '%s = %s' % (name, text.lectern) for name, text in columns)),
            'select(%s, model=lambda r: r.model, %s)' % (
                table.python, ', '.join('%s=lambda r: %s' % (name, text.python)
                                        for name, text in columns)), QUERY)

    def group(self, table, depth):
        keys = self.pick(['family', 'open', 'family, open', 'open, family'])
        totals = [(self.new_name('c'), text) for text in (
            atom('count()', 'Number(len(g))'),
            atom('%s(params)' % self.pick(['sum', 'max', 'mean'])),
            atom('sum(cost)'))]
        python = [(name, text.python.replace('(params)', '(g.params)')
                   .replace('(cost)', '(g.cost)')) for name, text in totals]
        return Text('%s group by %s: %s' % (table.lectern, keys, ', '.join(
            '%s = %s' % (name, text.lectern) for name, text in totals)),
            'group(%s, %r, %s)' % (table.python, keys.split(', '), ', '.join(
                '%s=lambda g: %s' % pair for pair in python)), QUERY)

    # Definitions.

    def own_call(self, function, depth):
        _, name, required, parameters = function
        given = self.random.randint(required, len(parameters))
        arguments = [self.write('number', depth) for i in range(given)]
        if given == len(parameters) > required and self.chance(0.5):
            last = arguments.pop()
            arguments.append(atom('%s=%s' % (parameters[-1], last.lectern),
                                  '%s=%s' % (parameters[-1], last.python)))
        return call(name, *arguments)

    def define(self):
        """A function of numbers, with a default and local names."""
        kind, name = self.pick(['number', 'number', 'near', 'text', 'truth',
                                'number*']), self.new_name('f')
        parameters = [self.new_name('p') for i in range(self.pick([1, 2, 3]))]
        required = len(parameters) - (len(parameters) > 1)
        scope = [('number', atom(parameter)) for parameter in parameters]
        default = self.literal()
        head = [', '.join(parameters[:required] + ['%s=%s' % (
            parameters[-1], default[side])] * (required < len(parameters)))
            for side in (0, 1)]
        outer, self.scope = self.scope, []
        locals = []
        for i in range(self.pick([0, 0, 1, 2])):
            local = self.new_name('w')
            locals.append((local, self.within(scope, 'number', 1)))
            scope = scope + [('number', atom(local, local + '()'))]
        body = self.within(scope, kind, 2)
        self.scope = outer
        self.definitions.append('%s(%s) = %s' % (name, head[0], body.lectern))
        if locals:
            self.definitions.append('  where')
        self.lines.append('def %s(%s):' % (name, head[1]))
        for local, text in locals:
            self.definitions.append('    %s = %s' % (local, text.lectern))
            self.lines.append('    %s = lambda: %s' % (local, text.python))
        self.lines.append('    return ' + body.python)
        self.functions.append((kind, name, required, parameters))

    def recursive(self):
        """A function that calls itself, a few steps deep."""
        name = self.new_name('f')
        scope = [('number', atom('n')), ('number', atom('a'))]
        outer, self.scope = self.scope, []
        end, step = self.within(scope, 'number', 1), \
            self.within(scope, 'number', 2)
        self.scope = outer
        self.definitions += [
            '%s(n, a=1) = if n < 1 then %s' % (name, end.lectern),
            '  else %s(n // 2 - 1, %s)' % (name, step.lectern)]
        self.lines += [
            'def %s(n, a=Number(1)):' % name,
            '    return %s if n < Number(1) else %s(n // Number(2) - Number(1),'
            ' %s)' % (bracket(end, OR).python, name, step.python)]
        self.functions.append(('number', name, 1, ['n', 'a']))

    def scan(self, depth):
        """The states that a known function of two numbers goes through."""
        known = [f[1] for f in self.functions
                 if f[0] == 'number' and len(f[3]) == 2]
        many, start = self.write('number*', depth), self.write('number', 0)
        return call('scan', many, start, atom(self.pick(known + ['max'])))

    def constant(self):
        kind = self.pick(['number', 'text', 'number*'])
        name, text = self.new_name('k'), self.write(kind, 1)
        self.definitions.append('%s = %s' % (name, text.lectern))
        self.lines.append('def %s(): return %s' % (name, text.python))
        self.scope.append((kind, atom(name, name + '()')))

    # The whole.

    def number_format(self):
        spec = self.pick(['', '+', ' ']) + self.pick(['', ',']) + \
            self.pick(['.%df' % self.random.randint(0, 8),
                       '.%d%%' % self.random.randint(0, 3),
                       '.%de' % self.random.randint(0, 9)])
        align = self.pick(['', '', '>', '*<', '_^', '='])
        if align:
            width = str(self.random.randint(1, 24))
            sign = spec[0] if spec[0] in '+ ' else ''
            return align + sign + width + spec[len(sign):]
        return spec.lstrip()

    def shown_amount(self, depth):
        """A quantity in another unit."""
        dimension = self.pick(sorted(NAMES))
        text = self.part(dimension, depth)
        unit = self.pick([name for name, (_, powers) in UNITS.items()
                          if powers == NAMES[dimension] and name[0] != '$'] or
                         ['GB'])
        form = '%s.%df' % (self.pick(['', ',']), self.random.randint(0, 4))
        return Case(self.definitions, self.lines, text.lectern, text.python,
                    '%s %s' % (form, unit))

    def case(self):
        for i in range(self.pick([0, 0, 0, 1, 2])):
            self.pick([self.define, self.define, self.recursive,
                       self.constant])()
        kind = self.pick(['number'] * 6 + ['near'] * 5 + ['truth'] * 2 +
                         ['text'] * 2 + ['number*'] * 3 + ['near*', 'text*',
                         'truth*', 'record', 'table', 'table', 'format',
                         'amount', 'amount', 'day'])
        form = self.number_format() if kind == 'format' else None
        depth = self.pick([1, 2, 3, 4])
        if kind == 'day':
            text = self.days_between()
        elif kind == 'amount':
            return self.shown_amount(depth)
        elif self.functions and not form and self.chance(0.6):
            text = self.own_call(self.pick(self.functions), depth - 1)
        else:
            text = self.write('number' if form else kind, depth)
        return Case(self.definitions, self.lines, text.lectern, text.python,
                    form)
