// What the tests in a browser share: Chromium, the pages of the built site,
// and TAP on stdout.
//
// The environment says where things are: SITE, the folder with the site,
// NODE_PATH for playwright-core, CHROMIUM (or `chromium` in the path).
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');

const site = process.env.SITE;
let count = 0;

// One test: what is wrong, as lines, none if it passed.
function none(name, faults) {
  count++;
  console.log(`${faults.length ? 'not ' : ''}ok ${count} - ${name}`);
  for (const fault of faults) console.log(`#   ${fault}`);
}

function find(name) {
  const places = (process.env.PATH || '').split(':');
  return places.map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}

// The pages, relative to the site, those with a chart alone if asked for.
function pages(charts) {
  return fs.readdirSync(site, { recursive: true })
    .filter((file) => file.endsWith('.html')).sort()
    .filter((file) => !charts || fs.readFileSync(path.join(site, file), 'utf8')
      .includes('<svg class="chart'));
}

function url(file) {
  return pathToFileURL(path.join(site, file)).href;
}

// Runs `tests` with a browser; whatever it throws is a failure.
async function run(tests) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || find('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
      '--disable-component-update', '--no-first-run', '--disable-sync'],
  });
  try {
    await tests(browser);
  } catch (error) {
    none('the tests end', String(error.stack).split('\n'));
  }
  await browser.close();
  console.log(`1..${count}`);
}

module.exports = { find, none, pages, run, site, url };
