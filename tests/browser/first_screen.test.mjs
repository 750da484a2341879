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

test('a file that is dropped before the screen is up waits in the file field', async () => {
  const watched = await open();
  await watched.page.route('**/app-*.wasm', () => {});
  await watched.page.goto(siteUrl, { waitUntil: 'commit' });
  // A page that takes files says so by holding back what the browser would do with them.
  await watched.page.waitForFunction(
    () => !document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true })),
  );
  const report = new ReportPage(watched);
  await report.drop({ name: 'early.csv', text: 'MPN\n' });
  assert.deepEqual(await report.fileField.evaluate((field) => Array.from(field.files, (file) => file.name)), ['early.csv']);
  await watched.close();
});

test('the page loads from its own host alone, without a complaint', async () => {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  assert.deepEqual(watched.complaints, []);
  assert.deepEqual(watched.sentRequests().filter((url) => !url.startsWith(siteUrl)), []);
  await watched.close();
});
