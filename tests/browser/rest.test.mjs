// The page and the engine come in parts. While a later part is under way, whatever is asked waits for it or goes on without
// it, and nothing is ever told to have crashed.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { bom, payload } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { holdDeaths, letDie } from './settled.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();
const REST = '**/engine_rest-*.wasm';

/**
 * A page whose second part does not come before `release` is called; with `false` it never comes.
 * Without a service worker: it fetches the second part too, and where it is quicker than the page nothing is held.
 */
async function withoutRest(fragment) {
  const watched = await open({ serviceWorkers: 'block' });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await watched.page.route(REST, async (route) => ((await released) === false ? route.abort() : route.continue()));
  await watched.goto(fragment);
  await watched.engineIs(fragment ? 'working' : 'ready');
  return { site: new ReportPage(watched), release };
}

test('a first BOM is checked before the second part has come, and an export waits for it', async () => {
  const { site, release } = await withoutRest();
  await site.choose(payload(bom));
  await site.reportIsReady();
  assert.equal((await site.column('c-mpn')).length, 3);
  const saved = site.saved('JSON');
  release();
  const { bytes } = await saved;
  assert.equal(JSON.parse(bytes.toString()).lines.length, 3);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('a seldom kind of file is read once the second part has come', async () => {
  const { site, release } = await withoutRest();
  const schematic = await readFile(new URL('../fixtures/read/sheet.kicad_sch', import.meta.url));
  await site.choose(payload({ name: 'sheet.kicad_sch', bytes: schematic }));
  release();
  await site.reportIsReady();
  assert.equal(await site.page.getByRole('alert').count(), 0);
  assert.notEqual((await site.column('c-mpn')).length, 0);
  await site.close();
});

test('so it is where the second part came while the worker died for want of it', async () => {
  const { site, release } = await withoutRest();
  await holdDeaths(site.page);
  const schematic = await readFile(new URL('../fixtures/read/sheet.kicad_sch', import.meta.url));
  await site.choose(payload({ name: 'sheet.kicad_sch', bytes: schematic }));
  await site.page.waitForFunction(() => questions.deaths.length > 0);
  release();
  // The engine, the older encodings, and now the second part.
  await letDie(site.page, 3);
  await site.reportIsReady();
  assert.equal(await site.page.getByRole('alert').count(), 0);
  assert.notEqual((await site.column('c-mpn')).length, 0);
  await site.close();
});

test('a page of the second part comes once that has come', async () => {
  const { site, release } = await withoutRest();
  await site.choose(payload(bom));
  await site.reportIsReady();
  for (const page of ['Compliance', 'Plan', 'Supply', 'Ready']) await site.section(page);
  release();
  await site.page.getByRole('heading', { name: 'The checks' }).waitFor();
  await site.section('Compliance');
  await site.page.getByRole('heading', { name: 'Compliance', exact: true }).waitFor();
  assert.equal(await site.page.getByRole('alert').count(), 0);
  await site.close();
});

test('a link that is opened before the engine has come waits for the part that reads it', async () => {
  const report = { d: '2026-11-22', by: 'Ada', n: 'board', v: 'pass', contents: 'Summary' };
  const { site, release } = await withoutRest(`b1.d:${deflateRawSync(JSON.stringify(report)).toString('base64url')}`);
  // The worker is there: what does not wait has been asked of it by now.
  await site.page.waitForFunction(() => questions.asked > 2 && questions.programs > 3);
  release();
  await site.reportIsReady();
  assert.equal(await site.page.getByRole('alert').count(), 0);
  await site.close();
});

test('where the second part cannot be had, a seldom kind of file says so', async () => {
  const { site, release } = await withoutRest();
  const schematic = await readFile(new URL('../fixtures/read/sheet.kicad_sch', import.meta.url));
  release(false);
  await site.choose(payload({ name: 'sheet.kicad_sch', bytes: schematic }));
  await site.page.getByRole('alert').getByText('A part of the program could not be loaded').waitFor();
  await site.close();
});

test('where the second part cannot be had, an export says so and the report stays', async () => {
  const { site, release } = await withoutRest();
  await site.choose(payload(bom));
  await site.reportIsReady();
  release(false);
  await site.press('JSON');
  await site.page.getByRole('alert').getByText('A part of the program could not be loaded').waitFor();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

/**
 * A start screen whose rest does not come before `release` is called; with `false` it is lost. What the page asks for while
 * it stands still is let through.
 */
async function startScreen() {
  const watched = await open({ serviceWorkers: 'block' });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await watched.page.route('**/app_rest-*.wasm', async (route) => {
    if (route.request().resourceType() === 'xhr') return route.continue();
    return (await released) === false ? route.abort() : route.continue();
  });
  await watched.goto();
  await watched.page.locator('#sample:not([popovertarget])').waitFor();
  return { site: new ReportPage(watched), release };
}

test('the start screen answers before the rest of the page has come', async () => {
  const { site, release } = await startScreen();
  await site.choose(payload(bom));
  await site.page.getByRole('group', { name: 'Progress' }).getByText('Reading').waitFor();
  await site.page.getByRole('button', { name: 'Settings' }).click();
  await site.page.getByLabel('Theme').selectOption('dark');
  assert.equal(await site.page.locator('html').getAttribute('data-theme'), 'dark');
  await site.page.getByLabel('Language').selectOption({ label: 'Deutsch' });
  await site.page.getByText('Stückliste prüfen').waitFor();
  await site.page.getByLabel('Sprache').selectOption({ label: 'English' });
  await site.page.keyboard.press('Escape');
  release();
  await site.reportIsReady();
  assert.equal((await site.column('c-mpn')).length, 3);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('what the start screen cannot do brings the rest at once', async () => {
  const { site, release } = await startScreen();
  const asked = site.page.waitForRequest((it) => it.resourceType() === 'xhr');
  // Nobody has this address at the start; a link in another page may.
  await site.page.evaluate(() => (location.hash = '#/cost?volume=1&review=0'));
  await asked;
  await site.choose(payload(bom));
  release();
  await site.reportIsReady();
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('where the rest is lost the page says so, and stays as it is', async () => {
  const { site, release } = await startScreen();
  await site.choose(payload(bom));
  release(false);
  await site.page.getByText('This page could not start. Reload it').waitFor();
  await site.page.getByRole('group', { name: 'Progress' }).waitFor({ state: 'detached' });
  await site.page.getByRole('heading', { name: 'Check a bill of materials' }).waitFor();
  await site.close();
});
