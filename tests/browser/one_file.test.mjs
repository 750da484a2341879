// The application in one file, opened from a disk, in Chromium and in Firefox: the report is the very one of the site.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bom, payload, prices } from './files.mjs';
import { launchFirefox, noFirefox } from './firefox.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();
const oneFile = process.env.BOMLIGHT_ONE_FILE;
const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-one-file-'));
after(() => rmSync(folder, { recursive: true }));

const files = [bom, prices];

/** The JSON that the site gives for the files. */
const ofTheSite = (async () => {
  const watched = await open({ acceptDownloads: true });
  await watched.goto();
  return jsonOf(watched);
});

async function jsonOf(watched) {
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(...files.map(payload));
  await site.reportIsReady();
  const { bytes } = await site.saved('JSON');
  assert.deepEqual(watched.complaints, []);
  await watched.close();
  return bytes.toString();
}

test('from a disk, Chromium gives the same report and asks nobody for anything', async () => {
  const watched = await open({ acceptDownloads: true });
  await watched.page.goto(pathToFileURL(oneFile).href);
  const json = await jsonOf(watched);
  assert.deepEqual(watched.sentRequests(1), []);
  assert.equal(json, await ofTheSite());
});

test('the licenses are saved from within the file', async () => {
  const watched = await open({ acceptDownloads: true });
  await watched.page.goto(pathToFileURL(oneFile).href);
  await watched.engineIs('ready');
  await watched.page.getByRole('button', { name: 'Settings' }).click();
  const link = watched.page.getByRole('link', { name: 'Licenses of the software inside' });
  const [download] = await Promise.all([watched.page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'licenses.txt');
  const text = readFileSync(await download.path(), 'utf8');
  assert.match(text, /^Bomlight is licensed under[^]*rust_decimal/);
  assert.deepEqual(watched.complaints, []);
  await watched.close();
});

test('so does Firefox', { skip: noFirefox }, async () => {
  const browser = await launchFirefox(folder);
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(pathToFileURL(oneFile).href);
    await page.waitForSelector('html[data-engine="ready"]');
    const paths = files.map(({ name, text }) => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    const field = await page.$('input[type=file][multiple]');
    await field.uploadFile(...paths);
    await page.waitForSelector('html[data-report="ready"]');
    // What is saved leaves as the bytes of an object URL: they are read before the browser takes them.
    await page.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      globalThis.saved = new Promise((done) => {
        URL.createObjectURL = (blob) => {
          blob.text().then(done);
          return make(blob);
        };
      });
    });
    // By its text: Firefox takes half a minute to search by accessible names.
    await page.locator('button::-p-text(Export)').click();
    await page.locator('button::-p-text(JSON)').click();
    const json = await page.evaluate(() => globalThis.saved);
    assert.equal(json, await ofTheSite());
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});

test('the file holds no address of another file and no script that its policy does not name', () => {
  const html = readFileSync(oneFile, 'utf8');
  assert.doesNotMatch(html, /<link [^>]*href="(?!data:)/);
  assert.doesNotMatch(html, /<script[^>]*\ssrc=/);
  assert.match(html, /content="default-src 'none'; script-src( 'sha256-[^']+')+ blob: 'wasm-unsafe-eval'; worker-src blob:/);
  assert.ok(Buffer.byteLength(html) <= 2_000_000);
});
