// Runs the page's program in a page without a screen, does what a person can do before the rest of the program is there, and
// prints, as JSON, the numbers of the functions that were called.
// node rehearse_page.mjs SITE WASM; the program has a global `f<number>` for every function (split/marks.rs).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { JSDOM } from 'jsdom';

const [site, wasm] = process.argv.slice(2);

const { window } = new JSDOM(readFileSync(join(site, 'index.html')), {
  url: 'https://bomlight.test/',
  pretendToBeVisual: true,
  runScripts: 'outside-only',
});
const { document } = window;
const losses = [];

// What the page without a screen lacks, and what boot.mjs, storage.mjs and encryption.mjs lend. The rest never comes.
const fileAt = (address) => new Response(readFileSync(join(site, address)));
Object.assign(window, {
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  queueMicrotask,
  requestIdleCallback: (task) => setTimeout(task),
  bomlightLoad: async (address) => fileAt(address),
  bomlightFile: async () => null,
  bomlightRest: () => new Promise((_, fail) => losses.push(fail)),
  bomlightStorage: { mayKeep: () => true, kept: async () => undefined, wipe: async () => {} },
});
for (const method of ['showPopover', 'hidePopover']) window.HTMLElement.prototype[method] = () => {};

// The glue is a module; here it is a script of that page.
const glue = readFileSync(join(site, 'app.js'), 'utf8').replace(/^export (?=function|class)/gm, '').replace(/^export \{.*$/gm, '');
window.eval(`${glue};globalThis.bound = { init: (wasm) => __wbg_init({ module_or_path: wasm }), startPage };`);
const program = await window.bound.init(readFileSync(wasm));
window.bound.startPage();

/** Lets everything happen that is under way. */
const settled = (milliseconds = 50) => new Promise((done) => setTimeout(done, milliseconds));
const at = (id) => document.getElementById(id);
const tell = (target, name, more = {}) => {
  const event = new window.Event(name, { bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, more));
};
const choose = (id, value) => {
  at(id).value = value;
  tell(at(id), 'change');
};

await settled();
// The settings.
for (const theme of ['dark', 'light', 'system']) choose('theme', theme);
for (const id of ['single-keys', 'autosave']) for (let times = 0; times < 2; times += 1) at(id).click();
at('wipe').click();
// Keys that do nothing yet.
const keys = [['/'], ['Escape'], ['a'], ['Tab'], ['z', { ctrlKey: true }], ['y', { ctrlKey: true }]];
for (const [key, more] of keys) tell(document.body, 'keydown', { key, ...more });
await settled();
// Files hover over the page, leave it, and are dropped.
const file = new window.File(['Ref,Qty,MPN'], 'board.csv');
const files = { length: 1, item: () => file, 0: file };
Object.setPrototypeOf(files, window.FileList.prototype);
class DataTransfer {
  types = ['Files'];
  get files() {
    return files;
  }
}
window.DataTransfer = DataTransfer;
for (const name of ['dragover', 'dragleave', 'dragover', 'drop']) {
  tell(document.body, name, { dataTransfer: new DataTransfer(), relatedTarget: null });
}
await settled(400);
Object.defineProperty(at('files'), 'files', { get: () => files });
tell(at('files'), 'change');
at('paste-text').value = 'Ref,Qty\nR1,2';
tell(at('paste-form'), 'submit');
at('sample').click();
await settled(400);
document.querySelector('.work button').click();
// All of it once more in the other languages.
for (const language of [...at('language').options].map((it) => it.value)) {
  choose('language', language);
  await settled();
}
// At last the rest is lost.
for (const lose of losses) lose();
await settled();

const called = Object.keys(program)
  .filter((name) => /^f\d+$/.test(name) && program[name].value === 1)
  .map((name) => Number(name.slice(1)));
console.log(JSON.stringify(called));
process.exit(0);
