// What is open is kept on this computer: offered after a reload, switched off, wiped, and absent where nothing may be kept.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { eventually, settled } from './settled.mjs';
import { siteUrl, useBrowser } from './site.mjs';

const open = useBrowser();
const offer = (site) => site.page.getByRole('region', { name: 'Kept on this computer' });

async function reported(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(bom), payload(prices));
  await site.reportIsReady();
  return site;
}

/** The names of what the browser holds. */
const kept = (page) =>
  page.evaluate(async () => {
    const [found] = await indexedDB.databases();
    if (!found) return [];
    const database = await new Promise((done) => {
      indexedDB.open(found.name).onsuccess = ({ target }) => done(target.result);
    });
    const request = database.transaction('kept').objectStore('kept').getAll();
    const all = await new Promise((done) => {
      request.onsuccess = () => done(request.result);
    });
    database.close();
    return all.map(({ name }) => name);
  });

async function isKept(page, names) {
  const isIt = (found) => JSON.stringify(found) === JSON.stringify(names);
  assert.deepEqual(await eventually(page, () => kept(page), isIt), names);
}

/** Gives a function that waits until the page has next asked to keep what is open, and that is done or was declined. */
async function nextSave(page) {
  await page.evaluate(() => {
    const { bomlightStorage } = globalThis;
    const { keep } = bomlightStorage;
    bomlightStorage.keep = async (...what) => {
      try {
        return await keep(...what);
      } finally {
        bomlightStorage.hasSaved = true;
      }
    };
  });
  return () => page.waitForFunction(() => globalThis.bomlightStorage.hasSaved);
}

test('after a reload the last BOM is offered, with every edit', async () => {
  const site = await reported();
  await isKept(site.page, ['board.csv + prices.csv']);
  await site.boards.fill('7, 77');
  await site.boards.press('Enter');
  await site.tile('Cost per board').locator('.scale').getByText('77', { exact: true }).waitFor();
  // The edit is kept once the offer's time has moved on: it is waited for by what is kept, not by a clock.
  const boards = () => site.page.evaluate(async () => {
    const [found] = await indexedDB.databases();
    const database = await new Promise((done) => { indexedDB.open(found.name).onsuccess = ({ target }) => done(target.result); });
    const request = database.transaction('kept').objectStore('kept').getAll();
    const [{ file }] = await new Promise((done) => { request.onsuccess = () => done(request.result); });
    database.close();
    return JSON.stringify(JSON.parse(await file.text()).settings.boards);
  });
  assert.equal(await eventually(site.page, boards, (it) => it === '[7,77]'), '[7,77]');

  await site.page.reload();
  await site.watched.engineIs('ready');
  assert.match(await offer(site).innerText(), /Your last BOM, board\.csv \+ prices\.csv, is kept on this computer from \d\d:\d\d\./);
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('kept');
  await offer(site).getByRole('button', { name: 'Open it' }).click();
  await site.opened('board.csv');
  assert.equal(await site.boards.inputValue(), '7, 77');
  await offer(site).waitFor({ state: 'detached' });

  // A new check by mistake loses nothing either.
  await site.press('New check');
  await offer(site).waitFor();
  await offer(site).getByRole('button', { name: 'Forget it' }).click();
  await offer(site).waitFor({ state: 'detached' });
  await isKept(site.page, []);
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.settled();
  assert.equal(await offer(site).count(), 0);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('switched off, nothing is kept; what was kept is gone', async () => {
  const site = await reported();
  await isKept(site.page, ['board.csv + prices.csv']);
  await site.button('Settings').click();
  await site.page.locator('#keeping').getByText('Nothing is sent.').waitFor();
  assert.deepEqual(await site.watched.axeFindings(), []);
  await site.picture('settings-kept');
  await site.page.getByLabel('Keep what is open on this computer').uncheck();
  await isKept(site.page, []);
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.settled();
  assert.equal(await offer(site).count(), 0);
  await site.button('Settings').click();
  assert.equal(await site.page.getByLabel('Keep what is open on this computer').isChecked(), false);
  await site.close();
});

test('all of it can be wiped', async () => {
  const site = await reported();
  await isKept(site.page, ['board.csv + prices.csv']);
  await site.page.evaluate(() => localStorage.setItem('bomlight.columns.00000000000000ff', 'x'));
  await site.button('Settings').click();
  await site.button('Forget all of it').click();
  await site.page.getByText('All that was kept in this browser is forgotten.').waitFor();
  await isKept(site.page, []);
  assert.equal(await site.page.evaluate(() => localStorage.getItem('bomlight.columns.00000000000000ff')), null);
  assert.equal(await site.page.evaluate(() => localStorage.getItem('bomlight.seed')), null);
  // A save under way does not undo that.
  await site.page.evaluate(() => globalThis.bomlightStorage.keep('late.csv', new Uint8Array(3)));
  await isKept(site.page, []);
  // Nor does a later edit; what is opened anew is kept again.
  const wasSaved = await nextSave(site.page);
  await site.boards.fill('8, 88');
  await site.boards.press('Enter');
  await site.tile('Cost per board').locator('.scale').getByText('88', { exact: true }).waitFor();
  await wasSaved();
  await isKept(site.page, []);
  await site.choose(payload({ ...bom, name: 'anew.csv' }));
  await site.opened('anew.csv');
  await isKept(site.page, ['prices.csv + anew.csv']);
  await site.close();
});

test('what is forgotten in one tab is not kept anew by another', async () => {
  const site = await reported();
  await isKept(site.page, ['board.csv + prices.csv']);
  const other = await site.page.context().newPage();
  await other.goto(siteUrl);
  await other.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  await other.getByRole('button', { name: 'Settings', exact: true }).click();
  await other.getByRole('button', { name: 'Forget all of it' }).click();
  await other.getByText('All that was kept in this browser is forgotten.').waitFor();
  await isKept(site.page, []);
  const wasSaved = await nextSave(site.page);
  await site.boards.fill('7, 77');
  await site.boards.press('Enter');
  await site.tile('Cost per board').locator('.scale').getByText('77', { exact: true }).waitFor();
  await wasSaved();
  await isKept(site.page, []);
  await site.close();
});

test('a tab that another one opened keeps under a name of its own, and a fifth takes nothing from those that live', async () => {
  const site = await reported();
  await isKept(site.page, ['board.csv + prices.csv']);
  // What a window that was opened by another starts with: a copy of its session storage.
  const name = await site.page.evaluate(() => sessionStorage.bomlightTab);
  const others = [];
  for (let at = 0; at < 5; at += 1) {
    const other = await site.page.context().newPage();
    await other.addInitScript((it) => { sessionStorage.bomlightTab ??= it; }, name);
    await other.goto(siteUrl);
    await other.evaluate((it) => globalThis.bomlightStorage.keep(it, new Uint8Array(3)), `${at}.csv`);
    others.push(await other.evaluate(() => sessionStorage.bomlightTab));
  }
  assert.equal(new Set([name, ...others]).size, 6);
  assert.deepEqual((await kept(site.page)).toSorted(), ['0.csv', '1.csv', '2.csv', '3.csv', '4.csv', 'board.csv + prices.csv']);
  // A reload keeps the name, for the page before lets it go.
  await site.page.reload();
  await site.watched.engineIs('ready');
  await offer(site).getByText(/board\.csv \+ prices\.csv/).waitFor();
  assert.equal(await site.page.evaluate(() => sessionStorage.bomlightTab), name);
  await site.close();
});

test('where the browser has no room for it that is said, once', async () => {
  const watched = await open();
  await watched.page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(bom));
  const notice = site.page.getByRole('alert').filter({ hasText: 'The browser has no room to keep this BOM for a reload' });
  await notice.waitFor();
  await notice.getByRole('button', { name: 'Put away' }).click();
  const wasSaved = await nextSave(site.page);
  await site.boards.fill('7, 77');
  await site.boards.press('Enter');
  await wasSaved();
  await site.settled();
  assert.equal(await notice.count(), 0);
  await site.close();
});

test('the sample is not kept', async () => {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.button('Try the sample').click();
  await site.reportIsReady();
  await site.section('Cost');
  await settled(watched.page);
  assert.deepEqual(await kept(watched.page), []);
  await site.close();
});

/** Opens a BOM on the page or in a frame of it, and sees that nothing is said of keeping it. */
async function worksWithoutKeeping(page, watched) {
  await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  await page.locator('input[type=file][multiple]').setInputFiles(payload(bom));
  await page.locator('html[data-report="ready"]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Theme').waitFor();
  assert.equal(await page.locator('#keeping').getByText('Nothing is sent.').isVisible(), false);
  await watched.close();
}

test('in a frame of another page nothing is kept and nothing is missing', async () => {
  const host = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' });
    answer.end(`<!doctype html><title>host</title><iframe src="${siteUrl}" width="1000" height="700"></iframe>`);
  });
  await new Promise((done) => host.listen(0, '127.0.0.1', done));
  const watched = await open();
  await watched.page.goto(`http://127.0.0.1:${host.address().port}/`);
  await worksWithoutKeeping(watched.page.frameLocator('iframe'), watched);
  host.close();
});

test('where storage is denied nothing is kept and nothing is missing', async () => {
  const watched = await open();
  await watched.page.addInitScript(() => {
    for (const name of ['indexedDB', 'sessionStorage', 'localStorage']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await watched.goto();
  await worksWithoutKeeping(watched.page, watched);
  assert.deepEqual(watched.complaints, []);
});
