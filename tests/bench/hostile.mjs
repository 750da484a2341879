// How the page stands files made to do harm: each folder of `HOSTILE_KEEP` (tests/hostile/gallery.rs) is dropped into the
// site in Chromium; meanwhile the page is asked to answer, and after it a small file is opened.
//
// `BOMLIGHT_URL=… BOMLIGHT_CHROMIUM=… node tests/bench/hostile.mjs FOLDER` prints a line a folder and fails where the page took
// longer than 200 ms to answer, nothing was said, or the next file did not open.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { launch, siteUrl } from '../browser/site.mjs';

const ANSWER_MS = 200;
const PATIENCE_MS = 60_000;
const NEXT = { name: 'next.csv', mimeType: 'text/csv', buffer: Buffer.from('Ref,Qty,MPN\nR1,1,RC0402FR-0710KL\n') };

/** What a new page says of its first file: a refusal or a crash that is told, or a report; nothing yet. */
function outcome() {
  const notice = document.querySelector('.notices .notice')?.innerText;
  if (notice) return `told: ${notice.split('\n')[0]}`;
  return document.documentElement.dataset.report === 'ready' && 'report';
}

/** Keeps the longest time between two beats of the page: a click in between would have waited for it. */
function beat() {
  globalThis.longest = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    globalThis.longest = Math.max(globalThis.longest, now - last - 10);
    last = now;
  }, 10);
}

async function drop(browser, folder) {
  const page = await browser.newPage();
  try {
    await page.addInitScript(beat);
    await page.goto(siteUrl);
    await page.waitForSelector('html[data-engine="ready"]', { state: 'attached', timeout: 30_000 });
    const files = (await readdir(folder)).map((it) => path.join(folder, it));
    const field = page.locator('input[type=file][multiple]');
    await page.evaluate(() => (globalThis.longest = 0));
    const begin = Date.now();
    await field.setInputFiles(files);
    const waited = { timeout: PATIENCE_MS, polling: 50 };
    const said = await (await page.waitForFunction(outcome, null, waited)).jsonValue();
    const ms = Date.now() - begin;
    const longest = Math.round(await page.evaluate(() => globalThis.longest));
    await field.setInputFiles(NEXT);
    await page.locator('.bar-files').getByText('next.csv').waitFor({ state: 'attached', timeout: PATIENCE_MS });
    return { ms, longest, said };
  } catch (error) {
    return { ms: PATIENCE_MS, longest: Infinity, said: `FAILED: ${String(error).split('\n')[0]}` };
  } finally {
    await page.close();
  }
}

const root = process.argv[2];
const browser = await launch();
let broken = 0;
for (const name of (await readdir(root)).sort()) {
  const { ms, longest, said } = await drop(browser, path.join(root, name));
  const isBroken = !(longest <= ANSWER_MS);
  broken += isBroken;
  console.log(`${isBroken ? '✖' : '✔'} ${name}: ${ms} ms, the page was busy for ${longest} ms at most, ${said}`);
}
await browser.close();
console.log(`${broken} broken`);
process.exitCode = broken > 0 ? 1 : 0;
