// What goes wrong is told in a sentence, and what was open stays.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { bom, payload, prices } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { holdAnswers } from './settled.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

async function reported() {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(bom));
  await site.reportIsReady();
  return site;
}

const refused = [
  ['an empty file', { name: 'empty.csv', text: '' }, /empty/i],
  ['a picture', { name: 'photo.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') }, /picture|image/i],
  ['a PDF', { name: 'board.pdf', text: '%PDF-1.7\n%âãÏÓ\n' }, /PDF/],
];

for (const [kind, file, words] of refused) {
  test(`${kind} gets one clear sentence, and the report stays`, async () => {
    const site = await reported();
    await site.choose(payload(file));
    const notice = site.page.getByRole('alert').filter({ hasText: file.name });
    await notice.waitFor();
    assert.match(await notice.innerText(), words);
    assert.equal((await site.column('c-mpn')).length, 3);
    await notice.getByRole('button', { name: 'Put away' }).click();
    await notice.waitFor({ state: 'detached' });
    assert.deepEqual(site.watched.complaints, []);
    await site.close();
  });
}

test('a file over the limit gets one clear sentence', async () => {
  const site = await reported();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-'));
  const huge = path.join(folder, 'huge.csv');
  writeFileSync(huge, Buffer.alloc((64 << 20) + 1, 'a,b\n'));
  // By its path: a file of this size does not fit the protocol that carries bytes to the browser.
  await site.choose(huge);
  const notice = site.page.getByRole('alert').filter({ hasText: 'huge.csv' });
  await notice.waitFor();
  assert.match(await notice.innerText(), /6\d MB/);
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A page whose last worker can be ended, and which counts what of files that worker was given. */
async function withItsWorkers() {
  const watched = await open();
  await watched.page.addInitScript(() => {
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...args) {
        super(...args);
        window.lastWorker = this;
        this.parcels = 0;
      }
      postMessage(message, transfer) {
        // A message comes with its own bytes; what goes beyond them are files.
        this.parcels += transfer?.length > 1 ? 1 : 0;
        super.postMessage(message, transfer);
      }
    };
  });
  await watched.goto();
  await watched.engineIs('ready');
  return new ReportPage(watched);
}

/** Ends the worker as a trap would, by an error event, and waits for the next one. */
async function endWorker(site) {
  // The second part of the engine is here: it writes what is printed. Without it, it would be waited for in silence.
  await site.page.locator('#print-root article').waitFor({ state: 'attached' });
  await site.page.evaluate(() => window.lastWorker.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
  await site.page.getByRole('alert').getByText(/stopped unexpectedly/).waitFor();
  await site.watched.engineIs('ready');
}

test('a worker that dies is replaced, what was open is there again, and a file can be tried again', async () => {
  const site = await withItsWorkers();
  await site.choose(payload(bom));
  await site.reportIsReady();
  await endWorker(site);
  await site.choose(payload(prices));
  await site.tile('RoHS').locator('.headline').getByText('Not compliant').waitFor();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

test('a file that is gone from the disk is there for the next worker', async () => {
  const site = await withItsWorkers();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-'));
  const file = path.join(folder, 'gone.csv');
  writeFileSync(file, bom.text);
  await site.choose(file);
  await site.reportIsReady();
  rmSync(folder, { recursive: true });
  await endWorker(site);
  await site.boards.fill('7, 77');
  await site.boards.press('Enter');
  await site.tile('Cost per board').locator('.scale').getByText('77', { exact: true }).waitFor();
  assert.equal((await site.column('c-mpn')).length, 3);
  await site.close();
});

test('a new worker opens what is open and what it is compared with, not all that ever was', async () => {
  const site = await withItsWorkers();
  for (let at = 0; at < 8; at += 1) {
    await site.choose(payload({ name: `board ${at}.csv`, text: `${bom.text}R9${at},1,10k,RC0402FR-07${at}KL,Yageo\n` }));
    await site.opened(`board ${at}.csv`);
    if (at !== 3) continue;
    // A setting holds for what is opened later, too.
    await site.boards.fill('7, 77');
    await site.boards.press('Enter');
    await site.tile('Cost per board').locator('.scale').getByText('77', { exact: true }).waitFor();
  }
  await endWorker(site);
  // The last two BOMs; beside them the site's config and the table of reference prices may be handed over.
  const parcels = await site.page.evaluate(() => window.lastWorker.parcels);
  assert.ok(parcels >= 2 && parcels <= 4, String(parcels));
  await site.choose(payload(prices));
  await site.tile('Cost per board').locator('.scale').getByText('77', { exact: true }).waitFor();
  assert.equal(await site.boards.inputValue(), '7, 77');
  await site.close();
});

test('a long check shows its progress and can be cancelled; what was open stays', async () => {
  const site = await reported();
  const row = (index) => `R${index},1,10k,RC0402FR-07${index}KL,Yageo,text that makes the line longer\n`;
  const text = `Reference,Qty,Value,MPN,Manufacturer,Description\n${Array.from({ length: 200_000 }, (_, i) => row(i)).join('')}`;
  await holdAnswers(site.page);
  await site.choose(payload({ name: 'long.csv', text }));
  await site.button('Cancel').click();
  await site.watched.engineIs('ready');
  assert.deepEqual(await site.column('c-mpn'), ['RC0402FR-0710KL', 'RC0402FR-074K7L', 'STM32F103C8T6']);
  await site.choose(payload(prices));
  await site.tile('RoHS').locator('.headline').getByText('Not compliant').waitFor();
  await site.close();
});
