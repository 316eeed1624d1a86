#!/usr/bin/env node
// The open page follows what is written: texts, styles and images change where
// they stand, mistakes come over the page and go, and what the reader has done
// to it stays.
'use strict';
const fs = require('fs');
const path = require('path');
const { none, run } = require('./browser.js');
const { course, remove, serve } = require('./preview_server.js');

const SECOND = 10; // seconds to wait at most
const root = course();
const lecture = path.join(root, 'content/01-introduction.md');
const original = fs.readFileSync(lecture, 'utf8');

const ok = (name, holds, seen) =>
  none(name, holds ? [] : [`seen: ${JSON.stringify(seen)}`]);
const put = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};

// Waits until something holds in the page; false if it never does.
const holds = (page, test, argument) => page.waitForFunction(test, argument,
  { timeout: SECOND * 1000 }).then(() => true, () => false);
const reads = (page, text) => holds(page,
  (wanted) => document.body.innerText.includes(wanted), text);
const problem = (page) => page.evaluate(() => {
  const found = document.querySelector('lectern-problem');
  return found ? found.shadowRoot.querySelector('pre').innerText : '';
});

// What the reader did, and where the text is that he reads.
const state = (page) => page.evaluate(() => ({
  loaded: window.loaded,
  typed: document.querySelector('#query').value,
  focus: document.activeElement.id,
  added: Boolean(document.querySelector('#added')),
  open: [...document.querySelectorAll('details')].map((d) => d.open).join(),
  top: Math.round(document.querySelector('#reading').getBoundingClientRect().top),
}));

// As a reader, and as scripts of the page would.
const use = (page) => page.evaluate(() => {
  window.loaded = 'once';
  document.querySelectorAll('details').forEach((d, i) => { d.open = i % 2 === 0; });
  document.querySelector('#query').value = 'typed';
  const added = document.createElement('p');
  added.id = 'added';
  document.querySelector('#results').append(added);
  document.querySelectorAll('h2')[3].id = 'reading';
  document.querySelector('#reading')
    .scrollIntoView({ behavior: 'instant', block: 'center' });
  document.querySelector('#query').focus({ preventScroll: true });
});

async function texts(page) {
  await use(page);
  const before = await state(page);
  const same = async (name) => {
    const after = await state(page);
    const moved = Math.abs(after.top - before.top); // half pixels are rounded
    ok(`${name}: all else stays as the reader left it`, moved <= 1 &&
      JSON.stringify({ ...after, top: before.top }) === JSON.stringify(before),
    [before, after]);
  };
  fs.writeFileSync(lecture, original.replace(/\n\n/, '\n\nA first word.\n\n'));
  ok('a paragraph above comes', await reads(page, 'A first word.'));
  await same('above');
  fs.writeFileSync(lecture, `${original}\n\nA last word.\n`);
  ok('a paragraph below comes', await reads(page, 'A last word.'));
  ok('that above is gone', !(await page.innerText('body')).includes('first word'));
  await same('below');
  fs.writeFileSync(lecture, original.replace('title: ', 'title: New '));
  ok('the title changes', await holds(page, () =>
    document.title.startsWith('New ') &&
    document.querySelector('h1').innerText.startsWith('New ')));
  await same('title');
  const other = path.join(root, 'other');
  fs.writeFileSync(other, original.replace(/^## .*$/m, '$& again'));
  fs.renameSync(other, lecture);
  ok('a heading and its place in the contents change, by a renamed file',
    await holds(page, () => document.querySelector('h2').innerText.endsWith(' again') &&
      document.querySelector('nav li').innerText.endsWith(' again')));
  await same('heading');
}

async function mistakes(page, browser, url, server) {
  const text = await page.innerText('main');
  fs.writeFileSync(lecture, `${original}\n\n{{ nothing + <b> }}\n`);
  ok('a mistake comes over the page', await holds(page, () =>
    document.querySelector('lectern-problem')));
  const window = await problem(page);
  ok('in the same window as in the terminal', window.length > 0 &&
    server.said().includes(window.trimEnd()), [window, server.said()]);
  ok('over the page as it was', await page.innerText('main') === text);
  const other = await browser.newPage();
  await other.goto(url);
  put('content/index.md', `${fs.readFileSync(path.join(root, 'content/index.md'),
    'utf8')}\n\nAnother page.\n`);
  ok('other pages go on', await reads(other, 'Another page.'));
  ok('without it', await problem(other) === '');
  await page.evaluate(() => document.querySelector('lectern-problem').shadowRoot
    .querySelector('button').click());
  ok('it can be hidden', await problem(page) === '');
  fs.writeFileSync(lecture, `${original}\n\n{{ nothing }}\n`);
  ok('another one comes again', await holds(page, () =>
    document.querySelector('lectern-problem')));
  fs.writeFileSync(lecture, original);
  ok('mended, it goes', await holds(page, () =>
    !document.querySelector('lectern-problem')));
  put('content/course.yml', 'titel: x\n');
  ok('what is wrong with the course is over every page',
    await holds(other, () => document.querySelector('lectern-problem')) &&
    await holds(page, () => document.querySelector('lectern-problem')));
  put('content/course.yml', 'title: Mended\n');
  ok('and goes from every page',
    await holds(other, () => !document.querySelector('lectern-problem')) &&
    await holds(page, () => !document.querySelector('lectern-problem')));
  ok('all without a reload',
    await page.evaluate(() => window.loaded) === 'once');
  await other.close();
}

async function assets(page) {
  put('assets/lectern.css', 'body { background: rgb(1, 2, 3) }\n');
  ok('a style changes', await holds(page, () =>
    getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'));
  ok('the old one goes', await holds(page, () =>
    document.querySelectorAll('link[rel=stylesheet]').length === 1));
  put('assets/lectern.css', 'body { background: rgb(4, 5, 6) }\n');
  ok('and again', await holds(page, () =>
    getComputedStyle(document.body).backgroundColor === 'rgb(4, 5, 6)'));
  const svg = (width) => put('content/box.svg', '<svg xmlns="http://www.w3.org/' +
    `2000/svg" width="${width}" height="10"></svg>`);
  svg(20);
  fs.writeFileSync(lecture, `${original}\n\n![A box](box.svg)\n`);
  ok('an image comes', await holds(page, () =>
    (document.querySelector('img[alt="A box"]') || {}).naturalWidth === 20));
  svg(30);
  ok('an image changes', await holds(page, () =>
    document.querySelector('img[alt="A box"]').naturalWidth === 30));
  ok('without a reload', await page.evaluate(() => window.loaded) === 'once');
}

async function comings(page, url, server) {
  const own = path.join(root, 'content/90-own.md');
  put('content/90-own.md', '---\ntitle: Own\n---\n\nIt is here.\n');
  await page.goto(`${url}90-own/`);
  ok('a page is there', await reads(page, 'It is here.'));
  fs.renameSync(own, path.join(root, 'content/91-own.md'));
  ok('a page that goes is gone', await reads(page, 'Not found'));
  fs.renameSync(path.join(root, 'content/91-own.md'), own);
  ok('a page that comes is there', await reads(page, 'It is here.'));
  put('content/03-new.md', '---\ntitle: New\n---\n\n{{ nothing }}\n');
  await page.goto(`${url}03-new/`);
  await holds(page, () => document.querySelector('h1'));
  ok('a page that was never right says so', await holds(page, () =>
    /nothing/.test(document.body.innerText) || location.reload()));
  put('content/03-new.md', '---\ntitle: New\n---\n\nNow it is.\n');
  ok('until it is', await reads(page, 'Now it is.'));
  const port = new URL(url).port;
  await server.stop();
  put('content/03-new.md', '---\ntitle: New\n---\n\nMeanwhile.\n');
  const again = await serve(root, '-p', port);
  ok('the page goes on when the preview comes back', again.url === url &&
    await reads(page, 'Meanwhile.'), again.said());
  return again;
}

run(async (browser) => {
  put('templates/footer.html', '<footer class="site"><label>Search ' +
    '<input id="query" type="search"></label><div id="results"></div></footer>\n');
  let server = await serve(root);
  const url = server.url;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(`${url}01-introduction/`);
    await holds(page, () => performance.getEntriesByType('resource')
      .some((entry) => entry.name.includes('.lectern/events')));
    await texts(page);
    await mistakes(page, browser, url, server);
    await assets(page);
    server = await comings(page, url, server);
  } finally {
    none('no script fails', errors);
    const code = await server.stop();
    ok('the preview ends with 130', code === 130, code);
    remove(root);
  }
});
