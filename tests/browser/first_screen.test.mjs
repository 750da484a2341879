// The first screen: what is there before any script has run, and that nothing is sent once it stands.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReportPage } from './pages/report_page.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

test('the drop zone is painted before any wasm has loaded', async () => {
  const watched = await open();
  // Wasm that never comes: what is seen now is the work of the HTML and the style sheets alone.
  await watched.page.route('**/*.wasm', () => {});
  await watched.page.goto(siteUrl, { waitUntil: 'commit' });
  await watched.page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await new ReportPage(watched).fileField.count(), 1);
  await watched.close();
});

test('without scripts the page says what it needs', async () => {
  const watched = await open({ javaScriptEnabled: false });
  await watched.goto();
  assert.match(await watched.page.locator('noscript').innerText(), /JavaScript/);
  await watched.close();
});

test('a page whose wasm does not load says so', async () => {
  const watched = await open();
  await watched.page.route('**/app-*.wasm', (route) => route.abort());
  await watched.goto();
  await watched.page.locator('#boot-failed').waitFor({ state: 'visible' });
  await watched.engineIs('failed');
  await watched.close();
});

test('a file that is dropped before the screen is up does not leave the page', async () => {
  const watched = await open();
  await watched.page.route('**/*.wasm', () => {});
  await watched.page.goto(siteUrl, { waitUntil: 'commit' });
  await watched.page.waitForFunction(() => globalThis.bomlightEarlyFiles);
  await new ReportPage(watched).choose({ name: 'early.csv', mimeType: 'text/csv', buffer: Buffer.from('MPN\n') });
  assert.deepEqual(await watched.page.evaluate(() => globalThis.bomlightEarlyFiles.map((file) => file.name)), ['early.csv']);
  await watched.close();
});

test('the page loads from its own host alone, without a complaint', async () => {
  const watched = await open();
  await watched.goto();
  await watched.page.waitForLoadState('networkidle');
  assert.deepEqual(watched.complaints, []);
  assert.deepEqual(watched.sentRequests().filter((url) => !url.startsWith(siteUrl)), []);
  await watched.close();
});
