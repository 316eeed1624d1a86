// Runs a WebAssembly program of WASI: node --stack-size=KB wasi.mjs PROGRAM.
// In the main thread: workers of Node can crash while they end.
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const path = process.argv[2];
const wasi = new WASI({ version: 'preview1', args: [path],
  returnOnExit: true });
const module = new WebAssembly.Module(readFileSync(path));
const program = new WebAssembly.Instance(module,
  { wasi_snapshot_preview1: wasi.wasiImport });
process.exitCode = wasi.start(program);
