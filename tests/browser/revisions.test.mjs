// Two BOMs dropped together: a question above all figures, and each answer does what it says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();
const first = {
  name: 'rev-a.csv',
  text: 'Reference,Value,MPN\nR1,10k,RC0402FR-0710KL\nR2,22k,RC0402FR-0722KL\nU1,MCU,STM32F103C8T6\n',
};
const second = { name: 'rev-b.csv', text: first.text.replace('STM32F103C8T6', 'STM32G030K6T6') };
const other = { name: 'io.csv', text: 'Reference,Value,MPN\nR1,47,RC0603FR-0747RL\nK1,Relay,G5LE-14\nJ1,USB,USB4105-GF-A\n' };

async function started(...files) {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.drop(...files);
  await site.reportIsReady();
  return site;
}

const asked = (site) => site.page.getByRole('group', { name: 'Revisions to compare, or boards built together?' });

test('revisions of one board are compared, and the one that is not built is closed', async () => {
  const site = await started(first, second);
  assert.match(await asked(site).innerText(), /rev-a\.csv, rev-b\.csv name the same parts .*3: R1, R2, U1/);
  const lines = await site.page.locator('.sections').boundingBox();
  assert.ok((await asked(site).boundingBox()).y < lines.y);
  await asked(site).getByRole('button', { name: 'Compare the revisions' }).click();
  await site.page.getByRole('heading', { name: 'rev-a.csv → rev-b.csv' }).waitFor();
  // The same button goes on, and keeps the focus.
  const close = asked(site).getByRole('button', { name: 'Close the one that is not built' });
  assert.ok(await close.evaluate((it) => it === document.activeElement));
  await close.click();
  await site.button('Remove rev-a.csv').click();
  await asked(site).waitFor({ state: 'detached' });
  await site.section('Lines');
  assert.deepEqual((await site.column('c-mpn')).length, 3);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('boards that are built together both count, and what stands in both stays a note', async () => {
  const site = await started(first, second);
  await asked(site).getByRole('button', { name: 'Built together' }).click();
  await asked(site).waitFor({ state: 'detached' });
  await site.settled();
  assert.equal(await site.page.evaluate(() => document.activeElement.id), 'report-title');
  assert.equal((await site.column('c-mpn')).length, 6);
  await site.section('Findings');
  const note = site.page.locator('.group').filter({ hasText: 'Revisions to compare' });
  assert.match(await note.locator('summary').innerText(), /Note/);
  assert.match(await note.textContent(), /R1, R2, U1/);
  // Of two other BOMs it is asked anew.
  await site.drop(first, second);
  await asked(site).waitFor();
  await site.close();
});

test('boards that have little in common are not asked about, but told', async () => {
  const site = await started(first, other);
  assert.equal(await asked(site).count(), 0);
  await site.section('Findings');
  const note = site.page.locator('.group').filter({ hasText: 'Several BOMs as one product' });
  assert.match(await note.textContent(), /designators that stand in several: R1\./);
  await site.close();
});
