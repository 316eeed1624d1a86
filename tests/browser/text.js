#!/usr/bin/env node
// The texts of all charts as the browser draws them: how wide they are beside
// what layout took them for (the table in chart/glyphs.c, by the program
// `widths`), and where they stand.
//
// The table is the largest of five fonts and a little more, so it is never to
// be too narrow; nor may it be a tenth too wide on the average, or charts
// would waste their room.
'use strict';
const { execFileSync } = require('child_process');
const { none, pages, run, url } = require('./browser.js');

const SIZE = 13; // of TEXT_SIZE, in pixels
const EXACT = 0.1; // how exactly the table's widths are rounded, in pixels
const MOST = 0.1; // how much wider the table may be on the average

// In the page: the lines of text of each chart that is shown, each with its
// width in the units of the chart and its box on the screen.
function lines() {
  return [...document.querySelectorAll('svg.chart')].map((svg) => {
    const view = svg.getBoundingClientRect();
    const found = [];
    for (const text of svg.querySelectorAll('text')) {
      const spans = text.querySelectorAll('tspan');
      for (const line of spans.length ? spans : [text]) {
        const box = line.getBoundingClientRect();
        if (line.textContent.trim() === '' || box.width === 0) continue;
        const scale = view.width / svg.viewBox.baseVal.width;
        const size = parseFloat(getComputedStyle(line).fontSize);
        // Capitals and digits; the box is as high as the font's lines.
        const middle = (box.top + box.bottom) / 2;
        found.push({
          text: line.textContent.replace(/\s+/g, ' '),
          width: line.getComputedTextLength(), size,
          left: box.left, right: box.right,
          top: middle - 0.4 * size * scale, bottom: middle + 0.4 * size * scale,
        });
      }
    }
    const { left, right, top, bottom } = view;
    return { name: svg.querySelector('title').id, found,
      view: { left, right, top, bottom } };
  }).filter((chart) => chart.found.length);
}

async function read(browser, file, width, style) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(url(file));
  if (style) await page.addStyleTag({ content: style });
  const charts = await page.evaluate(lines);
  await page.close();
  return charts;
}

// By the table, in units of a chart.
function widths(found) {
  const input = found.map((line) => line.text + '\n').join('');
  return execFileSync(process.env.WIDTHS, { input }).toString().trim()
    .split('\n').map((tenths, i) => tenths / 10 * found[i].size / SIZE);
}

function widthFaults(charts) {
  const found = charts.flatMap((chart) => chart.found);
  const table = widths(found);
  const faults = found.map((line, i) => [line, table[i]])
    .filter(([line, wide]) => wide < line.width - EXACT)
    .map(([line, wide]) => `\`${line.text}\` is ${line.width.toFixed(1)} ` +
      `wide, not ${wide.toFixed(1)}`);
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const mean = sum(table.map((wide, i) => wide / found[i].width - 1)) /
    found.length;
  const total = sum(table) / sum(found.map((line) => line.width)) - 1;
  const said = `${found.length} texts, the table ` +
    `${(100 * mean).toFixed(1)}% too wide on the average, ` +
    `${(100 * total).toFixed(1)}% in all`;
  return mean < MOST && total < MOST ? { faults, said }
    : { faults: [...faults, said], said };
}

function overlap(a, b) {
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 &&
    a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
}

function placeFaults(charts) {
  const faults = [];
  for (const { name, found, view } of charts)
    found.forEach((line, i) => {
      if (line.left < view.left - 0.5 || line.right > view.right + 0.5 ||
          line.top < view.top - 0.5 || line.bottom > view.bottom + 0.5)
        faults.push(`${name}: \`${line.text}\` leaves the drawing`);
      for (const other of found.slice(i + 1))
        if (overlap(line, other))
          faults.push(`${name}: \`${line.text}\` lies on \`${other.text}\``);
    });
  return faults;
}

run(async (browser) => {
  const all = [];
  for (const file of pages(true))
    for (const width of [1280, 390]) {
      const charts = await read(browser, file, width);
      none(`${file}, ${width} px: texts do not touch`, placeFaults(charts));
      all.push(...charts);
    }
  const { faults, said } = widthFaults(all);
  none('texts are as wide as layout takes them for', faults);
  console.log(`# ${said}`);

  const planted = async (name, style, faults) => {
    const charts = await read(browser, pages(true)[0], 1280, style);
    none(`seen: ${name}`, faults(charts).length ? [] : ['it is not']);
  };
  await planted('a font that is too wide', '.chart { font-stretch: expanded; ' +
    'letter-spacing: 1px }', (charts) => widthFaults(charts).faults);
  await planted('a font that is much narrower', '.chart { ' +
    'letter-spacing: -1px }', (charts) => widthFaults(charts).faults);
  await planted('texts that lie on each other', '.chart text { ' +
    'transform: scale(0.5) }', placeFaults);
  await planted('texts that leave the drawing', '.chart text { ' +
    'transform: translate(-400px) }', placeFaults);
});
