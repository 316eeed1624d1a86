// A course of its own with `lectern serve` in it, for tests and the bench.
//
// The environment says which program: LECTERN.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const lectern = path.resolve(process.env.LECTERN || 'build/lectern');
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

// A copy of the content of the course in the current folder.
function course() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-preview-'));
  fs.cpSync('content', path.join(root, 'content'), { recursive: true });
  return root;
}

// Waits until `test` gives something; null after a minute.
async function until(test) {
  for (const end = Date.now() + 60000; Date.now() < end; await pause(5)) {
    const found = test();
    if (found) return found;
  }
  return null;
}

// Starts a program that says its address; ->said() is what it has printed.
async function start(program, args, pattern, options) {
  const child = spawn(program, args, options);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => { said += data; });
  const ended = new Promise((done) => {
    child.on('error', done);
    child.on('exit', (code) => done(code));
  });
  const found = await until(() => pattern.exec(said));
  return {
    url: found && found[1],
    said: () => said,
    stop: (signal) => { child.kill(signal || 'SIGINT'); return ended; },
  };
}

const serve = (root, ...options) => start(lectern,
  ['serve', ...(options.length ? options : ['-p', '0']), root],
  /(http:\S+)/);

function remove(root) {
  fs.rmSync(root, { recursive: true, force: true });
}

module.exports = { course, pause, remove, serve, start, until };
