// What a BOM of 200 lines loads of a catalogue of a million made parts: requests, bytes, time from drop to report.
//
//   cargo xtask build && cargo build --release --bin bomlight
//   BOMLIGHT_CLI=target/release/bomlight BOMLIGHT_URL=none BOMLIGHT_CHROMIUM=/usr/bin/chromium node tests/bench/shards.mjs

import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OwnSite } from '../browser/own_site.mjs';
import { ReportPage } from '../browser/pages/report_page.mjs';
import { commandLine, launch, WatchedPage } from '../browser/site.mjs';

const PARTS = Number(process.env.BOMLIGHT_PARTS ?? 1_000_000);
const LINES = 200;
const WORDS = ['resistor', 'capacitor', 'ceramic', 'thick film', 'MOSFET', 'regulator', 'connector', 'X7R', '1 %', '0402', 'SOT-23', 'automotive'];

/** Numbers that are the same in every run. */
let state = 1;
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const number = (part) => `${'ABCDEFGH'[part % 8]}${'KLMNPQRS'[(part >> 3) % 8]}${1_000_000 + ((part * 7_919) % 8_999_993)}F${part % 97}X`;

async function makeList(file) {
  const out = createWriteStream(file);
  out.write('MPN,Manufacturer,Description,Supplier,SKU,Price 1,Price 10,Price 100,Price 1000,Currency,MOQ,Stock,Lead time (weeks),RoHS,Lifecycle\n');
  for (let part = 0; part < PARTS; part += 1) {
    const price = 0.01 + random(100_000) / 7_000;
    const prices = [1, 0.83, 0.61, 0.44].map((share) => (price * share).toFixed(4));
    const words = Array.from({ length: 5 }, () => WORDS[random(WORDS.length)]).join(' ');
    const row = [number(part), `Maker ${random(400)}`, words, 'Acme', `AC-${part}`, ...prices, 'EUR', 1 + random(50), random(90_000), 4 + random(40), 'Yes', 'Active'];
    if (!out.write(`${row.join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function sizes(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
  const bytes = await Promise.all(files.map(async (it) => (await stat(path.join(it.parentPath, it.name))).size));
  return { files: files.length, bytes: bytes.reduce((sum, it) => sum + it, 0) };
}

const work = await mkdtemp(path.join(tmpdir(), 'bomlight-bench-'));
const list = path.join(work, 'list.csv');
await makeList(list);
const site = await OwnSite.open({
  'config.json': JSON.stringify({ schema: 'bomlight-config/1', catalog: [{ manifest: './catalog/manifest.json' }] }),
});
const folder = path.join(site.folder, 'catalog');
const started = performance.now();
execFileSync(commandLine, ['catalog', 'build', list, '-o', folder, '--name', 'Made', '--date', '2026-11-01']);
const built = performance.now() - started;
const all = await sizes(folder);

const browser = await launch();
const watched = await WatchedPage.open(browser);
await watched.page.goto(site.address);
await watched.engineIs('ready');
// The service worker has loaded what it keeps: what is asked for from here on is for the BOM.
await watched.page.locator('#offline-ready').waitFor({ state: 'visible' });
const step = Math.floor(PARTS / LINES);
const rows = Array.from({ length: LINES }, (_, line) => `U${line + 1},1,${number(line * step + 3)}`);
const mark = site.asked.length;
const report = new ReportPage(watched);
const dropped = performance.now();
await report.choose({ name: 'bom.csv', mimeType: 'text/csv', buffer: Buffer.from(`Designator,Qty,MPN\n${rows.join('\n')}\n`) });
await report.reportIsReady();
const shown = performance.now() - dropped;
const shards = site.asked.slice(mark);
const loaded = await Promise.all(shards.map(async (it) => (await stat(path.join(site.folder, it))).size));
const priced = JSON.parse((await report.saved('JSON')).bytes).lines.filter((line) => line.stock !== undefined).length;
console.log(
  JSON.stringify(
    {
      parts: PARTS,
      list_bytes: (await stat(list)).size,
      build_seconds: Math.round(built / 100) / 10,
      files: all.files,
      catalog_bytes: all.bytes,
      bom_lines: LINES,
      lines_found: priced,
      shards_loaded: shards.length,
      bytes_loaded: loaded.reduce((sum, it) => sum + it, 0),
      manifest_bytes: (await stat(path.join(folder, 'manifest.json'))).size,
      drop_to_report_ms: Math.round(shown),
    },
    null,
    2,
  ),
);
await browser.close();
await site.close();
await rm(work, { recursive: true });
