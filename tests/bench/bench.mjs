// Measures, in one Chromium: from a file's arrival in the file field to Bomlight's finished report, beside the time
// that Papa Parse needs only to parse the same CSV and SheetJS only to read the same workbook; then how long the engine
// needs to cost anew, and to join a price list. `cargo xtask bench`.

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import XLSX from 'xlsx';
import { launch, siteUrl } from '../browser/site.mjs';
import { catalogue } from './catalogue.mjs';
import { csv, rows } from './make_bom.mjs';
import { watchWorker } from './watch_worker.mjs';

const RUNS = 3;
const LINES = [10_000, 100_000];
const PATIENCE_MS = 180_000;
const folder = process.env.BOMLIGHT_BENCH_FILES;
const resultFile = process.env.BOMLIGHT_BENCH_RESULT;
const { resolve } = createRequire(import.meta.url);

/** What each kind of file is held against. `read` runs in a page that has only the library and returns how many rows it saw. */
const RIVALS = {
  csv: {
    name: 'Papa Parse 5.7, parse only',
    script: resolve('papaparse/papaparse.min.js'),
    read: async (file) => globalThis.Papa.parse(await file.text()).data.length,
  },
  xlsx: {
    name: 'SheetJS 0.18.5, read only',
    script: resolve('xlsx/dist/xlsx.full.min.js'),
    read: async (file) => globalThis.XLSX.utils.decode_range(globalThis.XLSX.read(await file.arrayBuffer()).Sheets.BOM['!ref']).e.r,
  },
};

/** Makes the files that are missing; returns `{lines, kind, file, bytes}` of each. */
async function benchFiles() {
  await mkdir(folder, { recursive: true });
  const files = [];
  for (const lines of LINES) {
    let table;
    for (const kind of ['csv', 'xlsx']) {
      const file = path.join(folder, `bom-${lines}.${kind}`);
      if (!(await stat(file).catch(() => null))) {
        table ??= rows(lines);
        console.log(`making ${path.basename(file)}`);
        await writeFile(file, kind === 'csv' ? csv(table) : workbook(table));
      }
      files.push({ lines, kind, file, bytes: (await stat(file)).size });
    }
  }
  return files;
}

/** A workbook as Excel writes it: deflated, texts in the shared table. */
function workbook(table) {
  XLSX.CFB.utils.use_zlib(zlib);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), 'BOM');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true });
}

/** Milliseconds from the `change` of the file field to `data-report="ready"`, and what the engine says of its memory. */
async function bomlight(browser, files) {
  const page = await browser.newPage();
  try {
    await page.goto(siteUrl);
    await page.waitForSelector('html[data-engine="ready"]', { state: 'attached', timeout: 30_000 });
    await page.evaluate(() => {
      const html = document.documentElement;
      globalThis.measured = new Promise((done) => {
        let begin;
        document.addEventListener('change', () => (begin ??= performance.now()), { capture: true });
        new MutationObserver(() => {
          if (html.dataset.report === 'ready') done(performance.now() - begin);
        }).observe(html, { attributes: true });
      });
    });
    await page.locator('input[type=file][multiple]').setInputFiles(files);
    await page.waitForSelector('html[data-report="ready"]', { state: 'attached', timeout: PATIENCE_MS });
    const ms = await page.evaluate(() => globalThis.measured);
    const memory = await page.evaluate(() => document.documentElement.dataset.engineMemory);
    return { ms, memoryBytes: memory === undefined ? undefined : Number(memory) };
  } finally {
    await page.close();
  }
}

/**
 * Milliseconds in which the engine in its worker costs a BOM anew at six volumes, after another process was chosen;
 * one for each change.
 */
async function recost(browser, file) {
  const page = await browser.newPage();
  try {
    await page.addInitScript(watchWorker);
    await page.goto(siteUrl);
    await page.waitForSelector('html[data-engine="ready"]', { state: 'attached', timeout: 30_000 });
    await page.locator('input[type=file][multiple]').setInputFiles(file);
    await page.waitForSelector('html[data-report="ready"]', { state: 'attached', timeout: PATIENCE_MS });
    await page.getByRole('navigation', { name: 'Report' }).getByRole('link', { name: 'Cost' }).click();
    const process = page.getByLabel('Process', { exact: true });
    await process.waitFor();
    const times = [];
    for (const choice of ['prototype', 'production', 'prototype', 'production', 'prototype']) {
      await page.evaluate(() => (globalThis.engineTimes = []));
      await process.selectOption(choice);
      // What is asked after it, for the fields and the figures, is not counted.
      await page.waitForFunction(() => globalThis.engineTimes.length > 0, null, { timeout: PATIENCE_MS });
      times.push(await page.evaluate(() => globalThis.engineTimes[0]));
      await page.waitForSelector('html[data-engine="ready"]', { state: 'attached', timeout: PATIENCE_MS });
    }
    return times;
  } finally {
    await page.close();
  }
}

/** Milliseconds that a library needs from the `File` to its own table. */
async function rival(browser, { script, read }, { file, lines }) {
  const page = await browser.newPage();
  try {
    await page.setContent('<input type="file">');
    await page.addScriptTag({ path: script });
    await page.locator('input').setInputFiles(file);
    page.setDefaultTimeout(PATIENCE_MS);
    const { ms, rows } = await page.evaluate(`(async () => {
      const read = ${read};
      const file = document.querySelector('input').files[0];
      const begin = performance.now();
      const rows = await read(file);
      return { ms: performance.now() - begin, rows };
    })()`);
    if (rows < lines) throw new Error(`it saw ${rows} rows of ${lines}`);
    return { ms };
  } finally {
    await page.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The median of some runs; undefined if one of them does not come to an end. */
async function measure(run) {
  const outcomes = [];
  for (let count = 0; count < RUNS; count += 1) {
    try {
      outcomes.push(await run());
    } catch (error) {
      return { because: String(error.message).split('\n')[0] };
    }
  }
  const memory = outcomes.map((outcome) => outcome.memoryBytes).filter((bytes) => bytes !== undefined);
  return {
    ms: median(outcomes.map((outcome) => outcome.ms)),
    runs: outcomes.map((outcome) => Math.round(outcome.ms)),
    memoryBytes: memory.length > 0 ? Math.max(...memory) : undefined,
  };
}

const seconds = (outcome) => (outcome.ms === undefined ? 'not measured' : `${(outcome.ms / 1000).toFixed(2)} s`);
const megabytes = (bytes) => (bytes === undefined ? '–' : `${(bytes / 1e6).toFixed(1)} MB`);
const ratio = (ours, theirs) => (ours.ms === undefined || theirs.ms === undefined ? '–' : (ours.ms / theirs.ms).toFixed(2));
const tableRow = (cells) => cells.map((cell, index) => String(cell).padEnd([18, 10, 14, 28, 14, 7, 10][index])).join(' ');

const files = await benchFiles();
const browser = await launch();
const results = [];
try {
  console.log(`${browser.version()}, median of ${RUNS} runs`);
  console.log(tableRow(['file', 'size', 'Bomlight', 'beside', '', 'ratio', 'memory']));
  for (const made of files) {
    const { lines, kind, file, bytes } = made;
    const beside = RIVALS[kind];
    const ours = await measure(() => bomlight(browser, file));
    const theirs = await measure(() => rival(browser, beside, made));
    results.push({ lines, kind, bytes, bomlight: ours, rival: { name: beside.name, ...theirs } });
    const size = megabytes(bytes);
    const memory = megabytes(ours.memoryBytes);
    console.log(tableRow([path.basename(file), size, seconds(ours), beside.name, seconds(theirs), ratio(ours, theirs), memory]));
    for (const { because } of [ours, theirs]) if (because) console.log(`  ${because}`);
  }
  console.log('\nanother process, counted anew in the worker at 6 volumes');
  const perLine = [];
  for (const { lines, file } of files.filter((made) => made.kind === 'csv')) {
    const times = await recost(browser, file);
    perLine.push(median(times));
    results.push({ what: 'recost', lines, ms: median(times), runs: times.map(Math.round) });
    console.log(`${lines} lines: ${median(times).toFixed(0)} ms (${times.map(Math.round).join(', ')})`);
  }
  console.log(`ratio ${(perLine[1] / perLine[0]).toFixed(1)}`);

  const joined = await catalogue(10_000);
  if (joined) {
    const given = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const both = [given('board.csv', joined.bom), given('catalogue.csv', joined.list)];
    const outcome = await measure(() => bomlight(browser, both));
    results.push({ what: 'join', lines: joined.lines, parts: joined.parts, bomlight: outcome });
    console.log(`\n${joined.lines} lines joined to a list of ${joined.parts} parts, from drop to report: ${seconds(outcome)}`);
  } else {
    console.log('\njoining to a price list: skipped, there is no price list beside the project');
  }
} finally {
  await browser.close();
}
await writeFile(resultFile, `${JSON.stringify({ browser: browser.version(), runs: RUNS, results }, null, 2)}\n`);
