// The check in a frame of another page: what it tells its host, and that it tells nothing before the user lets it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { checker, script, servePage, serveSite, strictPolicy } from './host_site.mjs';
import { launchFirefox, noFirefox } from './firefox.mjs';
import { OwnSite } from './own_site.mjs';
import { HostPage } from './pages/host_page.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { eventually } from './settled.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();
const ends = [];
const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-embed-'));
after(() => {
  ends.forEach((end) => end());
  rmSync(folder, { recursive: true });
});

async function served(body, options) {
  const host = await servePage(body, options);
  ends.push(host.end);
  return host;
}

async function embedded(attributes = '', options = {}) {
  const host = await served(script + checker(attributes), options);
  const page = await HostPage.open(open, host.url, options.browser);
  return { host, page, check: await page.check() };
}

/** Opens the BOM and waits for its readings. */
async function read(check, ...files) {
  await check.choose(...(files.length > 0 ? files : [bom, prices]).map(payload));
  await check.reportIsReady();
  await check.page.locator('.send').waitFor();
}

/** Opens the BOM and waits for its whole report. */
async function reported(check, ...files) {
  await read(check, ...files);
  await check.button('Details').click();
  await check.page.locator('nav.sections').waitFor();
}

test('a visitor sees three readings and the button first, and the pages where he asks for details or follows a count', async () => {
  const { page, check } = await embedded();
  await read(check);
  const readings = check.page.locator('.verdict > section:visible h2');
  assert.deepEqual(await readings.allInnerTexts(), ['RoHS', 'Cost per board', 'Supply']);
  await check.button('Send the result').waitFor();
  const pages = check.page.locator('nav.sections');
  const lines = check.page.locator('.lines-table');
  assert.deepEqual([await pages.isVisible(), await lines.isVisible()], [false, false]);
  await check.button('Details').click();
  await lines.waitFor();
  await check.button('Details').click();
  await pages.waitFor({ state: 'hidden' });
  await check.tile('RoHS').getByRole('button', { name: /not compliant/ }).last().click();
  await lines.waitFor();
  await page.close();
});

const send = (check, label = 'Send the result') => check.button(label).click();
const secrets = ['RC0402FR', 'STM32F103', 'Yageo', 'board.csv', 'prices.csv'];

test('before the button is pressed the host hears nothing but that the page is there and how tall it is', async () => {
  const { page, check } = await embedded('submit-contents="files"');
  await reported(check);
  await check.section('Cost');
  await check.section('Lines');
  for (const type of ['get_result', 'reset_all']) await page.say({ ns: 'bomlight', v: 1, id: 'x', type, payload: {} });
  await page.page.waitForFunction(() => globalThis.heard.filter(({ data }) => data.id === 'x').length === 2);
  const messages = await page.messages();
  assert.deepEqual([...new Set(messages.map((it) => it.type))].toSorted(), ['done', 'error', 'ready', 'resize']);
  for (const { type, payload } of messages) {
    const keys = { ready: ['capabilities', 'version'], resize: ['height'], done: [], error: ['code', 'message'] };
    assert.deepEqual(Object.keys(payload).toSorted(), keys[type]);
  }
  // Neither a BOM of many lines nor the pages of its report are told by their height.
  await check.choose(payload({ name: 'long.csv', text: `Reference,Qty,MPN\n${'R1,1,ABC-1\n'.repeat(40)}` }));
  await check.reportIsReady();
  const heights = (await page.messages()).filter((it) => it.type === 'resize').map((it) => it.payload.height);
  assert.equal(heights.filter((it) => it === 2400).length, 1, String(heights));
  assert.equal(heights.at(-1), 2400);
  const codes = messages.filter((it) => it.type === 'error').map((it) => it.payload.code);
  assert.deepEqual(codes, ['consent_needed', 'unknown_type']);
  for (const secret of secrets) assert.ok(!JSON.stringify(messages).includes(secret), secret);
  assert.equal(await page.page.evaluate(() => document.querySelector('bom-checker').getResult().catch((it) => it.code)), 'consent_needed');
  await page.close();
});

test('the summary tells figures and no part; the file only by name and only where the host asks', async () => {
  const { host, page, check } = await embedded('submit-label="Send with my quote request" submit-file-name boards="5, 50"');
  await reported(check);
  const strip = check.page.locator('.send');
  assert.match(await strip.innerText(), new RegExp(host.origin));
  assert.match(await strip.innerText(), /the name of the file/);
  await check.tile('Cost per board').getByText('50', { exact: true }).waitFor();
  await send(check, 'Send with my quote request');
  const { contents, summary, reports, files } = await page.fired('submit');
  assert.deepEqual([contents, reports, files], ['summary', [], []]);
  assert.equal(summary.schema, 'bomlight-result/1');
  assert.equal(summary.file_name, 'board.csv');
  assert.deepEqual(summary.lines, { all: 3, fitted: 3, dnp: 0 });
  assert.equal(summary.rohs.verdict, 'fail');
  assert.deepEqual(summary.volumes.map((it) => it.boards), [5, 50]);
  // One line of three states neither a price nor a lead time: the host gets no figure of a part of the lines.
  assert.equal(summary.supply.longest_lead_time_days, undefined);
  assert.ok(summary.volumes.every((it) => it.per_board === undefined && it.total === undefined));
  const missing = summary.missing.filter((it) => it.boards === undefined || it.boards === 5);
  assert.deepEqual(
    missing.map((it) => [it.figure, it.known, it.of]),
    ['per_board', 'earliest_ship', 'longest_lead_time_days', 'largest_build_from_stock'].map((it) => [it, 2, 3]),
  );
  for (const secret of secrets.slice(0, 3)) assert.ok(!JSON.stringify(await page.messages()).includes(secret), secret);
  await check.page.getByText(`Sent to ${host.origin}: Summary.`).waitFor();
  await page.close();
});

test('the user chooses what is sent; what changes afterwards is told', async () => {
  const { page, check } = await embedded();
  await reported(check);
  await check.page.getByLabel('Report and files').check();
  assert.match(await check.page.locator('.send').innerText(), /board\.csv, prices\.csv/);
  await send(check);
  const { summary, reports, files } = await page.fired('submit');
  assert.equal(summary.file_name, undefined);
  assert.deepEqual(reports.map((it) => it.file), ['board-bomlight.json', 'board-bomlight.html']);
  assert.deepEqual(files.map((it) => it.file), ['board.csv', 'prices.csv']);
  const submitted = (await page.messages()).find((it) => it.type === 'submit').payload;
  assert.equal(submitted.files.find((it) => it.name === 'board.csv').data.text, bom.text);
  assert.equal(JSON.parse(submitted.files[0].data.text).lines.length, 3);
  await check.boards.fill('7');
  await check.boards.press('Enter');
  await check.page.getByText(/has changed since: send it again/).waitFor();
  await page.close();
});

test('the button waits for prices of the host that are under way', async () => {
  const { page, check } = await embedded();
  await read(check, bom);
  // It can be pressed once it is seen.
  await check.button('Send the result').scrollIntoViewIfNeeded();
  await check.page.locator('.send-press > .primary[aria-disabled=false]').waitFor();
  await check.page.evaluate(() => {
    const button = [...document.querySelectorAll('.send button')].find((it) => it.innerText === 'Send the result');
    addEventListener('message', () => button.click(), { once: true });
  });
  await page.page.evaluate((prices) => {
    document.querySelector('bom-checker').config = { prices };
  }, prices.text);
  const { summary } = await page.fired('submit');
  assert.ok(summary.volumes[0].priced > 0, JSON.stringify(summary.volumes[0]));
  await check.page.getByText('Sent to').waitFor();
  assert.equal((await page.messages()).filter((it) => it.type === 'submit').length, 1);
  await page.close();
});

test('a report with all lines brings no file along', async () => {
  const { page, check } = await embedded('submit-contents="lines"');
  await reported(check);
  await send(check);
  const { contents, files } = await page.fired('submit');
  assert.deepEqual([contents, files], ['lines', []]);
  const html = (await page.messages()).find((it) => it.type === 'submit').payload.files[1].data.text;
  assert.match(html, /RC0402FR-0710KL/);
  assert.doesNotMatch(html, new RegExp(Buffer.from(bom.text).toString('base64').slice(0, 40)));
  await page.close();
});

test('the element needs nothing that a strict policy forbids', async () => {
  const { page, check } = await embedded('', { policy: strictPolicy.replace("style-src 'self'", "style-src 'none'") });
  await reported(check);
  await send(check);
  await page.fired('submit');
  assert.deepEqual(page.complaints(), []);
  await page.close();
});

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin allow-downloads']) {
  test(`in a sandbox with ${sandbox} a BOM is checked and sent`, async () => {
    const { page, check } = await embedded(`sandbox="${sandbox}"`);
    await reported(check);
    // The report is taller than the start screen.
    await page.page.waitForFunction(() => {
      const heights = globalThis.heard.map(({ data }) => data).filter((it) => it?.type === 'resize').map((it) => it.payload.height);
      return heights.at(-1) > heights[0];
    });
    await send(check);
    assert.equal((await page.fired('submit')).summary.lines.all, 3);
    await page.close();
  });
}

test('two checkers on a page do not mix', async () => {
  const host = await served(script + checker('id="one" boards="3"') + checker('id="two" boards="4" sandbox="allow-scripts"'));
  const page = await HostPage.open(open, host.url);
  const [one, two] = [await page.check(0), await page.check(1)];
  await reported(one);
  await reported(two, { name: 'other.csv', text: 'Reference,Qty,MPN\nR1,1,X-1\n' });
  await send(two);
  assert.equal((await page.fired('submit', 'two')).summary.lines.all, 1);
  await send(one);
  assert.equal((await page.fired('submit', 'one')).summary.lines.all, 3);
  const fired = await page.page.evaluate(() => globalThis.fired.filter((it) => it.name === 'submit').map((it) => [it.id, it.detail.summary.volumes[0].boards]));
  assert.deepEqual(fired, [['two', 4], ['one', 3]]);
  await page.close();
});

test('hostile messages of the host are answered by a code, change nothing and pull nothing out', async () => {
  const { page, check } = await embedded();
  await reported(check);
  const wrong = [
    [{ v: 2, type: 'get_result' }, 'unsupported_version'],
    [{ v: '1', type: 'get_result' }, 'unsupported_version'],
    [{ v: 1 }, 'unknown_type'],
    [{ v: 1, type: '__proto__' }, 'unknown_type'],
    [{ v: 1, type: 'constructor', payload: {} }, 'unknown_type'],
    [{ v: 1, type: { toString: 'init' } }, 'unknown_type'],
    [{ v: 1, type: 'get_result', payload: 'json' }, 'malformed'],
    [{ v: 1, type: 'get_result', payload: { format: '__proto__' } }, 'malformed'],
    [{ v: 1, type: 'get_result', payload: { format: 'json' } }, 'consent_needed'],
    [{ v: 1, type: 'set_config', payload: { config: [] } }, 'malformed'],
    [{ v: 1, type: 'set_config', payload: { config: { submit: { label: 'x'.repeat(10_000) } } } }, 'too_large'],
    [{ v: 1, type: 'set_config', payload: { config: { boards: '<img src=x>' } } }, 'malformed'],
    [{ v: 1, type: 'set_config', payload: { config: { profile: 'evil' } } }, 'malformed'],
    [{ v: 1, type: 'set_config', payload: { config: { rates: 'x'.repeat(2_000_000) } } }, 'too_large'],
    [{ v: 1, type: 'set_theme', payload: { theme: 'javascript:' } }, 'malformed'],
    [{ v: 1, type: 'set_theme', payload: { properties: { accent: 'url(https://evil.example/)' } } }, 'malformed'],
    [{ v: 1, type: 'set_theme', payload: { properties: { font: 'x; background: red' } } }, 'malformed'],
    [{ v: 1, type: 'set_locale', payload: { locale: '"><script>' } }, 'malformed'],
    [{ v: 1, type: 'load', payload: { files: [] } }, 'malformed'],
    [{ v: 1, type: 'load', payload: { files: [{ name: 'a.csv', data: 7 }] } }, 'malformed'],
    [{ v: 1, type: 'load', payload: { files: Array.from({ length: 21 }, () => ({ name: 'a', data: 'x' })) } }, 'too_large'],
  ];
  for (const [at, [message]] of wrong.entries()) await page.say({ ns: 'bomlight', id: `m${at}`, ...message });
  await page.page.waitForFunction((id) => globalThis.heard.some(({ data }) => data.id === id), `m${wrong.length - 1}`);
  // The frame may tell meanwhile how tall it is.
  const heard = async () => (await page.messages()).filter((it) => it.type !== 'resize');
  const before = (await heard()).findIndex((it) => it.id === 'm0');
  const answers = (await heard()).slice(before);
  assert.deepEqual(answers.map((it) => [it.id, it.type, it.payload.code]), wrong.map(([, code], at) => [`m${at}`, 'error', code]));
  // What is not addressed to the checker is not answered at all.
  for (const noise of [null, 'bomlight', 7, [], { ns: 'other', v: 1, type: 'init' }, { data: {} }]) await page.say(noise);
  await page.say({ ns: 'bomlight', v: 1, id: 'last', type: 'set_locale', payload: {} });
  await page.page.waitForFunction(() => globalThis.heard.some(({ data }) => data.id === 'last'));
  assert.equal((await heard()).length, before + wrong.length + 1);
  assert.deepEqual(await check.column('c-mpn'), ['STM32F103C8T6', 'RC0402FR-0710KL', 'RC0402FR-074K7L']);
  assert.equal(await check.page.evaluate(() => ({}).polluted), undefined);
  await page.close();
});

test('a button that the host covers or makes transparent cannot be pressed, and says so', async () => {
  const { page, check } = await embedded();
  const look = (style) => page.page.evaluate((style) => Object.assign(document.querySelector('bom-checker').style, style), style);
  await read(check);
  const button = check.button('Send the result');
  const isShut = async (shut) => {
    const told = () => button.getAttribute('aria-disabled');
    assert.equal(await eventually(check.page, told, (it) => it === shut), shut);
  };
  await button.scrollIntoViewIfNeeded();
  await isShut('false');
  await look({ opacity: '0.02' });
  await isShut('true');
  await check.page.getByText('The button waits until it can be seen').waitFor();
  await button.evaluate((it) => it.click());
  await button.press('Enter');
  await check.page.getByText('Nothing has been sent yet.').waitFor();
  await look({ opacity: '' });
  await isShut('false');
  await page.page.evaluate(() => {
    const cover = document.body.appendChild(document.createElement('div'));
    Object.assign(cover.style, { position: 'fixed', inset: 0, background: 'white', pointerEvents: 'none' });
  });
  await isShut('true');
  assert.deepEqual((await page.messages()).filter((it) => it.type === 'submit'), []);
  await page.page.evaluate(() => document.body.lastElementChild.remove());
  await isShut('false');
  await send(check);
  await page.fired('submit');
  assert.ok(await check.page.getByText('The button waits until it can be seen').isHidden());
  await page.close();
});

test('however many themes come, the page is painted once a frame', async () => {
  const { page, check } = await embedded();
  await check.page.evaluate(() => {
    const { setProperty } = CSSStyleDeclaration.prototype;
    globalThis.painted = 0;
    CSSStyleDeclaration.prototype.setProperty = function (name, ...rest) {
      globalThis.painted += name === '--radius';
      return setProperty.call(this, name, ...rest);
    };
  });
  await page.page.evaluate(() => {
    const frame = document.querySelector('bom-checker').shadowRoot.querySelector('iframe').contentWindow;
    for (let at = 0; at < 20_000; at += 1) {
      frame.postMessage({ ns: 'bomlight', v: 1, type: 'set_theme', payload: { properties: { radius: `${at % 20}px` } } }, '*');
    }
  });
  await page.isHeard();
  await check.page.waitForFunction(() => document.documentElement.style.getPropertyValue('--radius') === '19px');
  const painted = await check.page.evaluate(() => globalThis.painted);
  assert.ok(painted > 0 && painted < 5_000, `${painted} times`);
  await page.close();
});

test('another frame of the page is heard by neither side', async () => {
  const forged = { ns: 'bomlight', v: 1, id: 'forged', type: 'submit', payload: { contents: 'files', summary: {}, files: [] } };
  const asked = { ns: 'bomlight', v: 1, id: 'asked', type: 'init', payload: { config: { submit: { label: 'Steal' } } } };
  const evil = await served('<script src="evil.js"></script>', {
    policy: "script-src 'self'",
    name: '127.0.0.1',
    files: {
      'evil.js': `setInterval(() => {
        parent.postMessage(${JSON.stringify(forged)}, '*');
        for (let at = 0; at < parent.frames.length; at += 1) parent.frames[at].postMessage(${JSON.stringify(asked)}, '*');
      }, 5);`,
    },
  });
  const host = await served(`${script}${checker()}<iframe title="evil" src="${evil.url}"></iframe>`, {
    policy: `${strictPolicy}; frame-src ${siteUrl} ${evil.url}`.replace(/frame-src \S+; /, ''),
  });
  const page = await HostPage.open(open, host.url);
  const check = await page.check();
  await reported(check);
  await page.page.waitForFunction(() => globalThis.heard.filter(({ data }) => data.id === 'forged').length > 20);
  assert.equal(await page.page.evaluate(() => globalThis.fired.filter((it) => it.name === 'submit').length), 0);
  assert.equal(await check.button('Steal').count(), 0);
  assert.equal(await check.button('Send the result').count(), 1);
  // Even the checker's own frame is not believed once another page is in it.
  const frame = page.page.frames().find((it) => it.url().startsWith(siteUrl));
  await frame.goto(evil.url).catch(() => {});
  await page.page.evaluate(() => (globalThis.heard.length = 0));
  await page.page.waitForFunction(() => globalThis.heard.filter(({ data }) => data.id === 'forged').length > 20);
  assert.equal(await page.page.evaluate(() => globalThis.fired.filter((it) => it.name === 'submit').length), 0);
  await page.close();
});

test('the frame is as tall as its page until something is opened, up to the limit of the host', async () => {
  const { page, check } = await embedded('class="tall"', { files: { 'x.css': '' } });
  await page.page.evaluate(() => document.querySelector('bom-checker').style.setProperty('--bomlight-max-height', '5000px'));
  const heights = async () => [
    await page.page.locator('bom-checker iframe').evaluate((it) => it.clientHeight),
    await check.page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
  ];
  const follows = () =>
    page.page.waitForFunction(() => {
      const iframe = document.querySelector('bom-checker').shadowRoot.querySelector('iframe');
      const told = globalThis.heard.map(({ data }) => data).findLast((it) => it?.type === 'resize');
      return told && iframe.clientHeight === told.payload.height;
    });
  const areEqual = ([frame, own]) => frame === own;
  await follows();
  const [first, own] = await eventually(page.page, heights, areEqual);
  assert.equal(first, own);
  await reported(check);
  await page.page.waitForFunction((first) => document.querySelector('bom-checker').shadowRoot.querySelector('iframe').clientHeight !== first, first);
  await follows();
  assert.equal((await heights())[0], 2400);
  await page.page.evaluate(() => document.querySelector('bom-checker').style.setProperty('--bomlight-max-height', '300px'));
  assert.equal((await heights())[0], 300);
  await page.close();
});

test('colours, font and corners follow the host and stay legible; so does the language', async () => {
  const { page, check } = await embedded('theme="light" locale="de"');
  await check.page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  await check.page.waitForFunction(() => document.documentElement.lang === 'de');
  const style = (name) => check.page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), name);
  for (const [theme, accent] of [['light', '#ffd400'], ['dark', '#300030'], ['light', 'oklch(0.7 0.2 30)']]) {
    await page.page.evaluate(([theme, accent]) => {
      const element = document.querySelector('bom-checker');
      element.setAttribute('theme', theme);
      element.style.setProperty('--bomlight-accent', accent);
      element.style.setProperty('--bomlight-radius', '11px');
      element.style.setProperty('--bomlight-font', 'Georgia, serif');
    }, [theme, accent]);
    await check.page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, theme);
    await check.page.waitForFunction(() => document.documentElement.style.getPropertyValue('--radius') === '11px');
    await page.isHeard();
    await check.page.waitForFunction(() => document.documentElement.style.getPropertyValue('--sans') === 'Georgia, serif');
    assert.deepEqual(await axe(check.page), [], `${accent} in ${theme}`);
  }
  // A text that cannot be read on its ground is not taken over.
  await page.page.evaluate(() => {
    const element = document.querySelector('bom-checker');
    element.style.setProperty('--bomlight-background', '#777');
    element.style.setProperty('--bomlight-text', '#888');
  });
  await page.isHeard();
  assert.deepEqual(await axe(check.page), []);
  await page.close();
});

/** What axe finds inside of a frame. */
async function axe(frame) {
  const { WatchedPage } = await import('./site.mjs');
  return WatchedPage.prototype.axeFindings.call({ page: frame });
}

test('a host that the deployment does not allow gets nothing; one that may read reads without the button', async () => {
  const rules = { allowedOrigins: [], readWithoutAsking: [] };
  const site = await serveSite(rules);
  ends.push(site.end);
  const tags = `<script src="${site.url}bom-checker.js"></script><bom-checker src="${site.url}"></bom-checker>`;
  const policy = strictPolicy.replaceAll(new URL(siteUrl).origin, site.origin);
  const host = await served(tags, { policy });

  rules.allowedOrigins.push('https://somebody.example');
  const refused = await HostPage.open(open, host.url);
  assert.equal((await refused.fired('error')).code, 'origin_not_allowed');
  const shut = await refused.check();
  await shut.page.getByText('whoever runs this check has not allowed it').waitFor();
  await shut.choose(payload(bom));
  await shut.reportIsReady();
  assert.equal(await shut.page.locator('.send').count(), 0);
  assert.deepEqual([...new Set((await refused.messages()).map((it) => it.type))], ['ready', 'error']);
  await refused.close();

  rules.allowedOrigins.push(host.origin);
  rules.readWithoutAsking.push(host.origin);
  const allowed = await HostPage.open(open, host.url);
  const check = await allowed.check();
  assert.match(await check.page.locator('.private').innerText(), new RegExp(`may read the result.*${host.origin}`, 's'));
  assert.equal(await allowed.page.evaluate(() => document.querySelector('bom-checker').getResult().catch((it) => it.code)), 'nothing_open');
  await reported(check);
  assert.equal((await allowed.fired('result')).summary.lines.all, 3);
  const read = (format) =>
    allowed.page.evaluate(async (format) => {
      const result = await document.querySelector('bom-checker').getResult(format);
      return result instanceof File ? result.text() : result;
    }, format);
  assert.equal((await read('summary')).lines.all, 3);
  assert.equal(JSON.parse(await read('json')).lines.length, 3);
  assert.match(await read('html'), /<!doctype html>/i);
  assert.match(await check.page.locator('.send').innerText(), /may also read/);
  await allowed.close();
});

test('a host brings files, settings and prices of its own, and starts anew', async () => {
  const { page, check } = await embedded('currency="USD" boards="20"');
  await page.page.evaluate(async ([bom, prices]) => {
    const element = document.querySelector('bom-checker');
    element.config = { prices };
    await element.loadFile(new Blob([bom]), 'folder/board.csv');
  }, [bom.text, prices.text]);
  await check.opened('board.csv');
  await check.page.locator('.bar-files').getByText(/Prices of localhost\.csv/).waitFor();
  await check.tile('Cost per board').getByText('20', { exact: true }).waitFor();
  await check.page.getByLabel('Report and files').check();
  assert.doesNotMatch(await check.page.locator('.send').innerText(), /Prices of localhost/);
  await page.page.evaluate(() => document.querySelector('bom-checker').reset());
  await check.page.waitForSelector('html[data-report="none"]', { state: 'attached' });
  await page.close();
});

/** What nobody but the host knows: a price, a stock, a seller. */
const purchase = {
  text:
    'Manufacturer Part Number,Price 1,Price 100,Currency,Stock,Supplier,Lead time (weeks),RoHS\n' +
    'RC0402FR-0710KL,0.1371,0.0173,USD,45678,Hidden Parts,8,Yes\n' +
    'RC0402FR-074K7L,0.1372,0.0174,USD,45679,Hidden Parts,8,Yes\n' +
    'STM32F103C8T6,13.37,12.43,USD,45677,Hidden Parts,26,Yes\n',
  // The port of the host may look like a stock, so its address is taken out before.
  secret: /0\.137|0\.017|13\.37|12\.43|45.?67\d|Hidden/,
};

/** All that the frame shows on all its pages and in the panel of every line. */
async function everything(check) {
  const shown = [];
  const look = async () => shown.push(await check.page.locator('body').innerText());
  for (const page of ['Lines', 'Compliance', 'Cost', 'Plan', 'Supply', 'Ready', 'Compare', 'Findings', 'File']) {
    await check.section(page);
    await look();
  }
  await check.section('Lines');
  for (const part of ['STM32F103C8T6', 'RC0402FR-0710KL']) {
    await check.page.locator('.lines-table td.c-mpn').getByText(part).click();
    await check.page.getByRole('complementary').getByText(part).first().waitFor();
    await check.settled();
    await look();
  }
  return shown.join('\n');
}

test('of what the host brings the visitor sees the cost of a board, and no price, stock or seller', async () => {
  const { host, page, check } = await embedded('currency="USD" boards="20"');
  await page.page.evaluate((prices) => {
    document.querySelector('bom-checker').config = { prices };
  }, purchase.text);
  await check.choose(payload(bom));
  await check.page.locator('.bar-files').getByText(/Prices of localhost\.csv/).waitFor({ state: 'attached' });
  await check.settled();
  // The prices count.
  assert.match(await check.tile('Cost per board').innerText(), /20\b[^]*\d/);
  await check.button('Details').click();
  const shown = await everything(check);
  assert.match(shown, /STM32F103C8T6/);
  assert.doesNotMatch(shown.replaceAll(host.origin, ''), purchase.secret);
  await page.close();
});

/** A site with parts of its own in a frame, once the frame shows `sign`. `before` prepares the page. */
async function framedSite(sign, before = () => {}) {
  const site = await OwnSite.open({
    'config.json': JSON.stringify({ schema: 'bomlight-config/1', catalog: [{ manifest: './catalog/manifest.json' }] }),
  });
  await site.addCatalog(purchase.text, 'Our parts');
  const host = await served(`<iframe src="${site.address}" width="1200" height="900"></iframe>`, { policy: `frame-src ${site.address}` });
  const watched = await open({ serviceWorkers: 'block' });
  await before(watched.page);
  await watched.page.goto(host.url);
  const frame = await (await watched.page.locator('iframe').elementHandle()).contentFrame();
  await frame.waitForSelector(sign, { state: 'attached' });
  const check = new ReportPage({ page: frame });
  const close = async () => {
    await watched.close();
    await site.close();
  };
  return { host, frame, check, close };
}

test('so it is with the parts of a site, from the first report on', async () => {
  const { host, check, close } = await framedSite('html[data-engine="ready"]');
  await check.choose(payload(bom));
  await check.reportIsReady();
  const shown = await everything(check);
  assert.match(shown, /STM32F103C8T6/);
  assert.doesNotMatch(shown.replaceAll(host.origin, ''), purchase.secret);
  await close();
});

test('so it is while the last part of the engine is under way', async () => {
  let release, workerIsGone;
  const released = new Promise((resolve) => (release = resolve));
  const gone = new Promise((resolve) => (workerIsGone = resolve));
  const { host, frame, check, close } = await framedSite('html[data-framed]', async (page) => {
    page.on('worker', (worker) => worker.on('close', workerIsGone));
    await page.route('**/engine_rest-*.wasm', async (route) => {
      await released;
      await route.continue();
    });
  });
  await frame.evaluate(({ source, origin }) => {
    globalThis.leaks = 0;
    const look = () => (globalThis.leaks += new RegExp(source).test(document.body.innerText.replaceAll(origin, '')));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, { source: purchase.secret.source, origin: host.origin });
  const shown = frame.waitForSelector('html[data-report="ready"]', { state: 'attached' });
  await check.choose(payload(bom));
  // The copy for visitors is made in that part: a worker without it ends. A report before that would be the whole one.
  await Promise.race([gone, shown]);
  release();
  await shown;
  await check.settled();
  assert.match(await check.page.locator('body').innerText(), /STM32F103C8T6/);
  assert.equal(await frame.evaluate(() => globalThis.leaks), 0);
  await close();
});

test('in a frame in Firefox a BOM is checked, and its summary comes with the button', { skip: noFirefox }, async () => {
  const host = await served(script + checker('submit-label="Send it" boards="5, 50"'));
  const browser = await launchFirefox(folder);
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(host.url);
    await page.evaluate(() => {
      globalThis.submitted = new Promise((done) =>
        document.addEventListener('bomlight-submit', ({ detail }) => done(detail.summary), { once: true }),
      );
    });
    const frame = await page.waitForFrame((it) => it.url().startsWith(siteUrl));
    await frame.waitForSelector('html[data-engine="ready"][data-framed]');
    const file = path.join(folder, bom.name);
    writeFileSync(file, bom.text);
    await (await frame.$('input[type=file][multiple]')).uploadFile(file);
    await frame.waitForSelector('html[data-report="ready"]');
    await frame.waitForFunction(() => [...document.querySelectorAll('.send button')].some((it) => it.textContent === 'Send it'));
    // The host's boards come once the BOM is there; what is pressed before is of a report that changes.
    await frame.waitForFunction(() => document.querySelector('label.boards input').value === '5, 50');
    await frame.evaluate(() => [...document.querySelectorAll('.send button')].find((it) => it.textContent === 'Send it').click());
    const summary = await page.evaluate(() => globalThis.submitted);
    assert.equal(summary.lines.all, 3);
    assert.deepEqual(summary.volumes.map((it) => it.boards), [5, 50]);
    // The host's own policy forbids the picture that Firefox asks every page for.
    assert.deepEqual(errors.filter((it) => !it.includes('/favicon.ico')), []);
  } finally {
    await browser.close();
  }
});
