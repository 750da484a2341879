// What a host sends that is set up by the README: kinds, compression, how long files are kept, who may load them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readdirSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { bom, payload, prices } from './files.mjs';
import { noNginx, startNginx } from './nginx.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const skip = noNginx();
const open = useBrowser();
let nginx;
before(async () => {
  if (!skip) nginx = await startNginx();
});
after(() => nginx?.end());

const KINDS = {
  html: 'text/html', css: 'text/css', js: /^(application|text)\/javascript/, mjs: 'text/javascript', wasm: 'application/wasm',
  svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json', json: 'application/json', txt: 'text/plain',
};

/** By Node's own client, which does not unpack. */
const head = (name) =>
  new Promise((done, fail) => {
    const headers = { 'accept-encoding': 'gzip' };
    http.get(new URL(name, nginx.url), { headers }, (answer) => done(answer.resume())).on('error', fail);
  });

const names = () => readdirSync(fileURLToPath(new URL('../../dist', import.meta.url))).filter((it) => !/\.(br|gz)$/.test(it));

test('every file has its kind, its headers and its compressed copy', { skip }, async () => {
  for (const name of names()) {
    const { statusCode, headers } = await head(name);
    assert.equal(statusCode, 200, name);
    const kind = KINDS[name.slice(name.lastIndexOf('.') + 1)];
    assert.match(headers['content-type'], kind instanceof RegExp ? kind : new RegExp(`^${kind.replace('+', '\\+')}`), name);
    assert.equal(headers['x-content-type-options'], 'nosniff', name);
    assert.equal(headers['access-control-allow-origin'], '*', name);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', name);
    assert.match(headers['cache-control'], /-[0-9a-f]{12,}(_bg)?\.(js|mjs|css|wasm|txt)$/.test(name) ? /immutable/ : /^no-cache$/, name);
    // Its operator edits config.json, and a compressed copy would stay as it was.
    if (!/\.(png|html)$|^config\.json$/.test(name)) assert.equal(headers['content-encoding'], 'gzip', name);
  }
  const page = await head('');
  assert.equal(page.headers['content-encoding'], 'gzip');
  assert.equal(page.headers['referrer-policy'], 'no-referrer');
  assert.match(page.headers['permissions-policy'], /camera=\(\)/);
});

test('in a folder of nginx a BOM is checked, and nothing is complained about', { skip }, async () => {
  const watched = await open();
  await watched.page.goto(nginx.url);
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(bom), payload(prices));
  await site.reportIsReady();
  await site.tile('RoHS').locator('.headline').getByText('Not compliant').waitFor();
  assert.deepEqual(watched.complaints, []);
  await watched.close();
});
