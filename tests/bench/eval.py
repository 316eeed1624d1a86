#!/usr/bin/env python3
"""The evaluator beside CPython, on the same work, in the same run.

Whole processes are timed, start and reading included, as an author would
meet them; the best of several runs counts, and of that only the ratio.  Both
read the same file of rows.  Then the memory that tables of several lengths
take: it has to grow as they do.

    python3 tests/bench/eval.py [RUNS]
"""
import csv
import os
import subprocess
import sys
import tempfile
import time

LECTERN = os.environ.get("LECTERN", "build/lectern")
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
ROWS = 100_000

COLUMNS = [  # name, in Lectern, in Python
    ("c", "a + b", "a + b"),
    ("d", "a * b", "a * b"),
    ("e", "c / d", "c / d"),
    ("f", "e * 2 + 1", "e * 2 + 1"),
    ("g", "a^2 + b^2", "a**2 + b**2"),
    ("h", "sqrt(g)", "math.sqrt(g)"),
    ("k", "h - c", "h - c"),
    ("l", "abs(k)", "abs(k)"),
    ("m", "if l > 10 then 1 else 0", "1 if l > 10 else 0"),
    ("n", "m + l * 0.5", "m + l * 0.5"),
]


def table_page(folder, count):
    with open(f"{folder}/t.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow("iab")
        rows.writerows((i, i % 97 + 1.5, i % 31 + 1) for i in range(count))
    computed = "".join(f"{name} = {text}\n" for name, text, _ in COLUMNS)
    return f"```data t file=t.csv\n---\n{computed}```\n"


def table_work(folder):
    page = table_page(folder, ROWS)
    names = ", ".join(name for name, _, _ in COLUMNS)
    steps = "\n".join(f"    {name} = {text}" for name, _, text in COLUMNS)
    script = f"""
import csv, math
table = []
for row in csv.reader(open({folder + "/t.csv"!r})):
    if row[0] == "i":
        continue
    i, a, b = float(row[0]), float(row[1]), float(row[2])
{steps}
    table.append((i, a, b, {names}))
print(sum(row[-1] for row in table))
"""
    return page, "sum(t.n) | .6f", script


def recursion_work(_):
    page = ("```calc\nf(n) = if n < 2 then n else f(n - 1) + f(n - 2)\n"
            "```\n")
    script = """
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
print(f(27))
"""
    return page, "f(27) | .0f", script


def comprehension_work(_):
    script = """
print(sum([x * x for x in range(1, 1000001)])
      + sum([x / (x + 1) for x in range(1, 1000001)])
      + sum([2 * x + 1 for x in range(1, 1000001)]))
"""
    question = ("sum([x * x for x in 1..1000000])"
                " + sum([x / (x + 1) for x in 1..1000000])"
                " + sum([2 * x + 1 for x in 1..1000000]) | .0f")
    return "", question, script


WORKS = [
    (f"{ROWS:,} rows, {len(COLUMNS)} computed columns", table_work),
    ("a recursive function", recursion_work),
    ("sums of comprehensions", comprehension_work),
]


def best(command):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = subprocess.run(command, capture_output=True, text=True)
        times.append(time.perf_counter() - start)
        if result.returncode:
            sys.exit(f"{command[0]}: {result.stderr}")
    return min(times), result.stdout.strip()


def memory(folder, count):
    """The most memory of one evaluation, in MB."""
    with open(f"{folder}/page.md", "w") as file:
        file.write(table_page(folder, count))
    process = subprocess.Popen(
        [LECTERN, "eval", "-p", f"{folder}/page.md", "sum(t.n)"],
        stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{count} rows: status {status}")
    return usage.ru_maxrss / 1024


def main():
    print(f"{'work':<40}{'lectern':>10}{'python':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, work in WORKS:
            page, question, script = work(folder)
            with open(f"{folder}/page.md", "w") as file:
                file.write(page)
            ours, shown = best([LECTERN, "eval", "-p", f"{folder}/page.md",
                                question])
            theirs, printed = best([sys.executable, "-c", script])
            if abs(float(shown) / float(printed) - 1) > 1e-6:
                sys.exit(f"{name}: {shown} is not {printed}")
            print(f"{name:<40}{ours * 1e3:>7.1f} ms{theirs * 1e3:>7.1f} ms"
                  f"{theirs / ours:>7.1f}x")
        print(f"\n{'rows':<40}{'memory':>10}{'a row':>10}")
        for count in (50_000, 100_000, 200_000, 400_000):
            used = memory(folder, count)
            print(f"{count:<40,}{used:>7.1f} MB{used * 2**20 / count:>8.0f} B")


main()
