// Without a network: the page that was open once opens again, checks a BOM and exports it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { eventually } from './settled.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

test('without a network the page opens, checks a BOM and exports it', async () => {
  const watched = await open({ acceptDownloads: true });
  await watched.goto();
  await watched.page.locator('#offline-ready').waitFor({ state: 'visible' });
  await watched.page.context().setOffline(true);
  await watched.page.reload();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(bom), payload(prices));
  await site.reportIsReady();
  const { bytes } = await site.saved('JSON');
  assert.equal(JSON.parse(bytes).lines.length, 3);
  // The newest config is asked for first; without a network the kept one counts, and Chromium notes the failure.
  const config = `${siteUrl}config.json`;
  const told = [`failed: ${config}`, `Failed to load resource: net::ERR_FAILED: ${config}`];
  assert.deepEqual(watched.complaints.toSorted(), told.toSorted());
  await watched.close();
});

/** The site on an address of its own, with a later version of the service worker once `isNew` is set. */
async function siteThatChanges() {
  const site = { isNew: false };
  const server = createServer(async ({ url }, answer) => {
    const response = await fetch(new URL(url, siteUrl));
    let body = Buffer.from(await response.arrayBuffer());
    if (url === '/sw.js' && site.isNew) {
      body = Buffer.from(body.toString().replace(/VERSION = '[0-9a-f]{16}'/, "VERSION = '0123456789abcdef'"));
    }
    answer.writeHead(response.status, {
      'content-type': response.headers.get('content-type') ?? 'text/plain',
      'cache-control': 'no-cache',
    });
    answer.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(site, {
    address: `http://127.0.0.1:${server.address().port}/`,
    end: () => server.close(),
  });
}

test('a newer version is offered, and taken only when the user asks', async () => {
  const site = await siteThatChanges();
  const watched = await open();
  await watched.page.goto(site.address);
  await watched.page.locator('#offline-ready').waitFor({ state: 'visible' });
  site.isNew = true;
  await watched.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const reload = watched.page.getByRole('button', { name: 'Reload' });
  await reload.waitFor({ state: 'visible' });
  assert.deepEqual(await watched.axeFindings(), []);
  await watched.picture('newer-version');
  await Promise.all([watched.page.waitForEvent('load'), reload.click()]);
  await watched.engineIs('ready');
  // The new worker puts the files of the old one away in its own time.
  const caches = () => watched.page.evaluate(() => globalThis.caches.keys());
  assert.deepEqual(await eventually(watched.page, caches, (it) => it.length === 1), [`bomlight ${site.address} 0123456789abcdef`]);
  await watched.close();
  site.end();
});

test('every file of the page is named by the manifest of the offline worker, and no other', async () => {
  const script = await (await fetch(`${siteUrl}sw.js`)).text();
  const files = JSON.parse(script.match(/FILES = (\[.*\])/)[1]);
  for (const file of files) assert.equal((await fetch(new URL(file, siteUrl))).status, 200, file);
  const manifest = await (await fetch(`${siteUrl}manifest.webmanifest`)).json();
  for (const { src } of manifest.icons) assert.ok(files.includes(`./${src}`), src);
});
