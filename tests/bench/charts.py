#!/usr/bin/env python3
"""The bar chart of the first lecture, beside what others make of it.

    python3 tests/bench/charts.py [COUNT]

Each program makes the same chart as often as fits its speed, in one process:
eight bars, a logarithmic axis, colours by value, a label at each bar.  From
its own specification to the bytes of SVG; start-up does not count.  Ours are
two drawings, wide and narrow, with their texts and the table behind them;
the size is that of the wide one, as others have but one.

What is not installed is said and left out: gnuplot and python3-matplotlib
are Debian packages; for the others BENCH_NODE names a folder in which
`npm install vega vega-lite @observablehq/plot jsdom` was run.
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.abspath(__file__)) + "/../.."
PROGRAM = os.environ.get("CHARTS", ROOT + "/build/tests/bench/charts")
NODE = os.environ.get("BENCH_NODE", "")
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
LECTURE = ROOT + "/content/01-introduction.md"

# A program's own runs: few of the slow ones.
GNUPLOT_RUNS, MATPLOTLIB_RUNS, NODE_RUNS = 2000, 30, 300


def block(text, opening):
    """The body of the fence that begins so."""
    return re.search(r"^```" + re.escape(opening) + r".*\n((?s:.*?))^```$",
                     text, re.M)[1]


def rows_of(csv):
    """(name, number) of each model."""
    lines = [line for line in csv.splitlines()
             if line.strip() and not line.startswith("#")]
    cells = [[cell.strip() for cell in line.split(",")] for line in lines[1:]]
    return [(name, float(number) * 1e6) for name, _, number in cells]


def ours(folder, rows, chart):
    """{writer, figures} a second and the SVG of the wide drawing."""
    with open(folder + "/rows.csv", "w") as file:
        file.write(rows)
    with open(folder + "/chart.yml", "w") as file:
        file.write(chart)
    out = subprocess.run(
        [PROGRAM, str(COUNT), "models", folder + "/rows.csv",
         folder + "/chart.yml"], capture_output=True, text=True, check=True)
    figures, writer, _, svg = out.stdout.split("\n", 3)
    wide = svg[:svg.index("</svg>") + len("</svg>\n")]
    return float(figures.split()[1]), float(writer.split()[1]), wide


GNUPLOT = """
set terminal svg size 680,305 font 'sans,13' enhanced
set title 'The size of eight models, 2012 to 2023'
set logscale x; set xrange [1e7:1e13]; set format x '%.0s%c'
set yrange [-0.5:7.5] reverse; unset key; unset colorbox
set grid x; set style fill solid; set xlabel 'Parameters'
set logscale cb; set palette defined (0 '#07a4b1', 1 '#221865')
$data << EOD
{rows}
EOD
begin = time(0.0)
do for [i=1:{runs}] {{
  set output '{folder}/gnuplot.svg'
  plot $data using (($2)/2):0:(0):($2):($0-0.4):($0+0.4):2:ytic(1) \\
    with boxxyerror fillcolor palette, \\
    $data using 2:0:3 with labels left offset 0.5,0
}}
set output
print sprintf('%f', {runs} / (time(0.0) - begin))
"""


def short(number):
    """61M, 1.5B"""
    for unit, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if number >= unit:
            return f"{number / unit:g}{letter}"
    return f"{number:g}"


def gnuplot(folder, rows):
    if not shutil.which("gnuplot"):
        return "gnuplot is not installed"
    lines = "\n".join(f'"{name}" {number:.0f} {short(number)}'
                      for name, number in rows)
    script = GNUPLOT.format(rows=lines, runs=GNUPLOT_RUNS, folder=folder)
    script = script.replace("using (($2)/2):0:(0):($2):", "using 2:0:(1e7):2:")
    out = subprocess.run(["gnuplot"], input=script, capture_output=True,
                         text=True, check=True)
    with open(folder + "/gnuplot.svg") as file:
        return float(out.stderr.split()[-1]), file.read()


MATPLOTLIB = """
import io, sys, time
import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt
from matplotlib.colors import LogNorm
rows, runs = {rows!r}, {runs}
names = [name for name, _, _ in rows]
numbers = [number for _, number, _ in rows]
def draw():
    figure, axes = plt.subplots(figsize=(6.8, 3.05), layout="tight")
    norm = LogNorm(min(numbers), max(numbers))
    bars = axes.barh(names, numbers, color=plt.cm.viridis(norm(numbers)))
    axes.set_xscale("log"); axes.set_xlim(1e7, 1e13); axes.invert_yaxis()
    axes.set_xlabel("Parameters"); axes.grid(axis="x")
    axes.set_title("The size of eight models, 2012 to 2023")
    axes.bar_label(bars, [label for _, _, label in rows], padding=4)
    out = io.BytesIO()
    figure.savefig(out, format="svg")
    plt.close(figure)
    return out.getvalue()
svg = draw()
begin = time.perf_counter()
for _ in range(runs):
    draw()
print(runs / (time.perf_counter() - begin))
sys.stdout.buffer.write(svg)
"""


def matplotlib(folder, rows):
    python = next((path for path in (sys.executable, "/usr/bin/python3")
                   if not subprocess.run([path, "-c", "import matplotlib"],
                                         capture_output=True).returncode), "")
    if not python:
        return "python3-matplotlib is not installed"
    labelled = [(name, number, short(number)) for name, number in rows]
    script = MATPLOTLIB.format(rows=labelled, runs=MATPLOTLIB_RUNS)
    out = subprocess.run([python, "-c", script], capture_output=True,
                         text=True, check=True, cwd=folder)
    rate, svg = out.stdout.split("\n", 1)
    return float(rate), svg


VEGA = """
import * as vega from "vega";
import * as vegaLite from "vega-lite";
const rows = ROWS, runs = RUNS;
const y = {field: "name", type: "nominal", sort: null, title: "Model"};
const x = {field: "number", type: "quantitative", title: "Parameters",
  scale: {type: "log", domain: [1e7, 1e13]}};
const spec = {
  title: "The size of eight models, 2012 to 2023", width: 560, height: 240,
  data: {values: rows},
  layer: [
    {mark: "bar", encoding: {y, x, x2: {datum: 1e7}, color: {field: "number",
      type: "quantitative", scale: {type: "log", scheme: "viridis"},
      legend: null}}},
    {mark: {type: "text", align: "left", dx: 5}, encoding: {y, x,
      text: {field: "label"}}}]};
async function draw() {
  const view = new vega.View(vega.parse(vegaLite.compile(spec).spec),
    {renderer: "none"});
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
"""

PLOT = """
import * as Plot from "@observablehq/plot";
import {JSDOM} from "jsdom";
const rows = ROWS, runs = RUNS;
const {document} = new JSDOM("").window;
async function draw() {
  const svg = Plot.plot({document, width: 680, height: 305, marginLeft: 90,
    x: {type: "log", domain: [1e7, 1e13], label: "Parameters", grid: true},
    y: {domain: rows.map((row) => row.name), label: "Model"},
    color: {type: "log", scheme: "viridis"},
    marks: [
      Plot.barX(rows, {x1: 1e7, x2: "number", y: "name", fill: "number"}),
      Plot.text(rows, {x: "number", y: "name", text: "label", dx: 5,
        textAnchor: "start"})]});
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return svg.outerHTML;
}
"""

MEASURE = """
const svg = await draw();
for (let i = 0; i < runs / 3; i++) await draw();
const begin = performance.now();
for (let i = 0; i < runs; i++) await draw();
console.log(1000 * runs / (performance.now() - begin));
console.log(svg);
"""


def node(folder, rows, source, package):
    modules = os.path.join(NODE, "node_modules")
    if not NODE or not os.path.isdir(os.path.join(modules, package)):
        return f"BENCH_NODE names no folder with {package}"
    if not os.path.exists(folder + "/node_modules"):
        os.symlink(os.path.abspath(modules), folder + "/node_modules")
    records = ", ".join(
        f'{{name: "{name}", number: {number:.0f}, label: "{short(number)}"}}'
        for name, number in rows)
    script = source.replace("ROWS", f"[{records}]")
    script = script.replace("RUNS", str(NODE_RUNS)) + MEASURE
    with open(folder + "/draw.mjs", "w") as file:
        file.write(script)
    out = subprocess.run(["node", "draw.mjs"], capture_output=True, text=True,
                         check=True, cwd=folder)
    rate, svg = out.stdout.split("\n", 1)
    return float(rate), svg


def packed(svg):
    return len(gzip.compress(svg.encode(), 9, mtime=0))


def report(name, rate, svg):
    print(f"{name:12} {rate:10,.1f} a second {len(svg.encode()):8,} B "
          f"{packed(svg):7,} B gzipped")


def thirty(folder):
    """The size of thirty labelled bars, gzipped."""
    rows = "city, people [thousand]\n" + "".join(
        f"City {i * 37 % 101}, {i * 7919 % 9973 + 100}\n" for i in range(30))
    chart = ("title: Thirty cities\ndata: models\nmark: bar\ny: city\n"
             "x: people\nlabel: people | compact\n")
    return packed(ours(folder, rows, chart)[2])


def main():
    with open(LECTURE) as file:
        text = file.read()
    csv, chart = block(text, "data models"), block(text, "chart #fig-sizes")
    rows = rows_of(csv)
    failed = []

    def target(fine, what):
        print(("reached: " if fine else "MISSED: ") + what)
        if not fine:
            failed.append(what)

    with tempfile.TemporaryDirectory() as folder:
        figures, writer, svg = ours(folder, csv, chart)
        others = {
            "gnuplot": gnuplot(folder, rows),
            "Plot": node(folder, rows, PLOT, "@observablehq/plot"),
            "Vega-Lite": node(folder, rows, VEGA, "vega-lite"),
            "matplotlib": matplotlib(folder, rows),
        }
        bars = thirty(folder)
    report("Lectern", figures, svg)
    for name, result in others.items():
        if isinstance(result, str):
            print(f"{name:12} left out: {result}")
        else:
            report(name, *result)
    print(f"libxml2's writer, the same elements: {writer:,.0f} a second")
    target(writer / figures <= 2,
           f"at most 2 times libxml2's writer: {writer / figures:.2f}")
    for name, factor in (("Plot", 40), ("gnuplot", 5)):
        if not isinstance(others[name], str):
            ratio = figures / others[name][0]
            target(ratio >= factor,
                   f"{factor} times {name}'s rate: {ratio:.1f}")
    sizes = [packed(result[1]) for result in others.values()
             if not isinstance(result, str)]
    target(all(packed(svg) < size for size in sizes), "the smallest SVG")
    target(bars <= 1500, f"thirty bars in 1,500 B gzipped: {bars:,}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
