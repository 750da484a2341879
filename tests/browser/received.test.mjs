// What another app shares with an installed Bomlight: it comes as a form, as the manifest's `share_target` says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bom, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

/** A page that is kept for use without a network, and which an app can share with. */
async function installed() {
  const watched = await open();
  await watched.goto();
  await watched.page.locator('#offline-ready').waitFor({ state: 'visible' });
  return watched;
}

/**
 * Sends the files as the system does: to the address of the manifest, which leads to the page. A form of another page would send
 * them in the same way, but Chromium gives a service worker no files of a page that is left.
 */
async function share(watched, ...files) {
  const { share_target: target } = await (await fetch(`${siteUrl}manifest.webmanifest`)).json();
  const send = async ({ action, method, params, files }) => {
    const form = new FormData();
    for (const { name, text } of files) form.append(params.files[0].name, new File([text], name));
    return (await fetch(action, { method, body: form })).url;
  };
  await watched.page.reload();
  await watched.engineIs('ready');
  // What the redirect leads to is answered by the page itself; a navigation asks for its address.
  assert.equal(await watched.page.evaluate(send, { ...target, files }), siteUrl);
  await watched.page.goto(`${siteUrl}?shared`);
}

const waiting = () => globalThis.caches.keys().then((names) => names.filter((it) => it.endsWith(' shared')));

test('files that another app shares are opened, and are kept nowhere else', async () => {
  const watched = await installed();
  await share(watched, { ...bom, name: 'Stückliste #2.csv' }, prices);
  const site = new ReportPage(watched);
  await site.opened('Stückliste #2.csv');
  await site.opened(prices.name);
  assert.equal((await site.column('c-mpn')).length, 3);
  assert.equal(watched.page.url(), siteUrl);
  assert.deepEqual(await watched.page.evaluate(waiting), []);
  await watched.close();
});

test('a share that brings no file says so, and what to do', async () => {
  const watched = await installed();
  await share(watched);
  await watched.page.getByRole('alert').getByText('did not arrive').waitFor();
  assert.deepEqual(await watched.axeFindings(), []);
  assert.equal(watched.page.url(), siteUrl);
  await watched.close();
});

test('a phone is offered every kind of file that a computer is', async () => {
  const manifest = await (await fetch(`${siteUrl}manifest.webmanifest`)).json();
  const opened = Object.values(manifest.file_handlers[0].accept).flat();
  const shared = manifest.share_target.params.files[0].accept;
  assert.deepEqual(opened.filter((end) => !shared.includes(end)), []);
  for (const { src, sizes } of manifest.screenshots) {
    const png = Buffer.from(await (await fetch(new URL(src, siteUrl))).arrayBuffer());
    // A PNG states its size in the bytes 16 to 23.
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
  }
});
