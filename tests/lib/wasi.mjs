// Runs a WebAssembly program of WASI: node wasi.mjs PROGRAM.  In a worker,
// whose stack can be as large as that of a native thread.
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

function start(path) {
  const wasi = new WASI({ version: 'preview1', args: [path],
    returnOnExit: true });
  const module = new WebAssembly.Module(readFileSync(path));
  const program = new WebAssembly.Instance(module,
    { wasi_snapshot_preview1: wasi.wasiImport });
  return wasi.start(program);
}

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url),
    { workerData: process.argv[2], resourceLimits: { stackSizeMb: 32 } });
  worker.on('error', (error) => { throw error; });
  worker.on('exit', (status) => { process.exitCode = status; });
} else {
  process.exitCode = start(workerData);
}
