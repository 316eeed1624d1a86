#!/usr/bin/env node
// The rules of axe-core (Deque Systems), with all that can be unfolded: the
// pages with charts as a phone and a desk show them, light, dark and in forced
// colours; the others, which differ in nothing but their words, once.
'use strict';
const fs = require('fs');
const { none, pages, run, url } = require('./browser.js');

const source = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const widths = [1280, 390];
const colours = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};

// In the page.
function violations() {
  return window.axe.run({ resultTypes: ['violations'] }).then((result) =>
    result.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) =>
      `${rule.id}: ${rule.help}: ${node.target.join(' ')}`)));
}

async function open(browser, file) {
  const page = await browser.newPage();
  await page.goto(url(file));
  await page.evaluate(() => document.querySelectorAll('details')
    .forEach((node) => { node.open = true; }));
  await page.evaluate(source);
  return page;
}

async function look(page, width, colour) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(colours[colour]);
  return page.evaluate(violations);
}

async function planted(browser, rule, colour, edit) {
  const page = await open(browser, pages(true)[0]);
  await page.evaluate(edit);
  const faults = await look(page, 1280, colour);
  none(`seen: ${rule}, ${colour}`,
    faults.some((fault) => fault.startsWith(`${rule}:`)) ? [] : ['it is not']);
  await page.close();
}

run(async (browser) => {
  const charts = pages(true);
  for (const file of pages(false)) {
    const page = await open(browser, file);
    const all = charts.includes(file);
    for (const colour of all ? Object.keys(colours) : ['light'])
      for (const width of all ? widths : [1280])
        none(`${file}: ${colour}, ${width} px`,
          await look(page, width, colour));
    await page.close();
  }
  await planted(browser, 'svg-img-alt', 'light', () => {
    const svg = document.querySelector('svg.chart');
    svg.removeAttribute('aria-labelledby');
    svg.querySelector('title').remove();
  });
  await planted(browser, 'color-contrast', 'dark', () => {
    document.querySelector('main p:not([class])').style.color = '#555';
  });
});
