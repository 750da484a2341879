// What the server says about every file, and what the policy holds back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();

test('the page and the server state the same policy', async () => {
  const response = await fetch(siteUrl);
  const html = await response.text();
  const inPage = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  assert.equal(response.headers.get('content-security-policy'), inPage);
  assert.match(inPage, /^default-src 'none';/);
  assert.doesNotMatch(inPage, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(response.headers.get('cache-control'), 'no-cache');
});

test('no script and no style stands in the page itself', async () => {
  const html = await (await fetch(siteUrl)).text();
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
});

test('every file that the page names is there, hashed, and kept for good', async () => {
  const html = await (await fetch(siteUrl)).text();
  const names = [...html.matchAll(/"\.\/([^"]+\.(?:m?js|wasm|css))"/g)].map((match) => match[1]);
  for (const start of ['app-', 'boot-', 'engine-']) {
    assert.ok(names.some((name) => name.startsWith(start)), `no ${start}… in the page`);
  }
  for (const name of new Set(names)) {
    const response = await fetch(siteUrl + name);
    assert.equal(response.status, 200, name);
    assert.match(response.headers.get('cache-control'), /immutable/, name);
    if (name.endsWith('.wasm')) assert.equal(response.headers.get('content-type'), 'application/wasm');
  }
});

test('the policy lets nothing out', async () => {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const blocked = await watched.page.evaluate(() => {
    const elsewhere = 'https://example.com/';
    const blocked = new Set();
    const all = new Promise((done) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        blocked.add(effectiveDirective);
        if (blocked.size === 4) done([...blocked].toSorted());
      });
    });
    fetch(elsewhere).catch(() => {});
    new Image().src = elsewhere;
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    document.body.setAttribute('style', 'color: red');
    return all;
  });
  assert.deepEqual(blocked, ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr']);
  assert.equal(await watched.page.evaluate(() => globalThis.ran), undefined);
  await watched.close();
});
