// Runs a program of the worker on messages and prints, as JSON, for each stage of the messages the numbers of the
// functions that were called by its end.
// node rehearse.mjs GLUE WASM MESSAGES; the program has a global `f<number>` for every function (split/marks.rs),
// each stage of the messages is `u32 count { u32 parts { u32 length, bytes } }` in little-endian order.

import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const [glue, wasm, messages] = process.argv.slice(2);

// The worker's world, as far as the program looks at it.
const rounds = [];
globalThis.self = globalThis;
globalThis.postMessage = () => {};
globalThis.setInterval = (round) => rounds.push(round) - 1;
globalThis.clearInterval = (number) => delete rounds[number];
let listener;
globalThis.addEventListener = (_, listens) => (listener = listens);

const { init } = vm.runInThisContext(`${readFileSync(glue, 'utf8')};({ init: wasm_bindgen })`);
const program = await init({ module_or_path: readFileSync(wasm) });

const bytes = readFileSync(messages);
let at = 0;
const number = () => bytes.readUInt32LE((at += 4) - 4);
const part = () => {
  const length = number();
  return new Uint8Array(bytes.subarray(at, (at += length)));
};
const called = () =>
  Object.keys(program)
    .filter((name) => /^f\d+$/.test(name) && program[name].value === 1)
    .map((name) => Number(name.slice(1)));
const stages = [];
while (at < bytes.length) {
  for (let count = number(); count > 0; count -= 1) {
    listener({ data: Array.from({ length: number() }, part) });
    // What the engine warms up with while a file is chosen.
    for (const round of rounds.keys()) for (let times = 0; times < 64; times += 1) rounds[round]?.();
  }
  stages.push(called());
}
console.log(JSON.stringify(stages));
