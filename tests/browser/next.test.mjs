// A BOM as people have it, part numbers and no more: what can be quoted, what is usual, and what to bring next.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();
const text = await readFile(new URL('../fixtures/next/bare.csv', import.meta.url), 'utf8');

async function started() {
  const watched = await open();
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.drop({ name: 'bare.csv', text });
  await site.reportIsReady();
  return site;
}

test('the first screen says what can be quoted, what is expected and what to bring next', async () => {
  const site = await started();
  assert.match(await site.tile('Quotable').innerText(), /5 of 9 lines\s*no part number: 1/);
  assert.match(await site.tile('RoHS').innerText(), /3 lines expected to comply by ordering code, not stated/);
  assert.match(await site.tile('Supply').innerText(), /Likely long-lead, not stated: 2 lines \(microcontrollers, FPGAs\)/);
  const entries = await site.page.locator('.next li').allInnerTexts();
  assert.ok(entries.length > 1 && entries.length <= 5, entries.join());
  // A guess is no answer: nothing of it is green, and nothing counts.
  assert.match(await site.tile('RoHS').innerText(), /0\s*compliant/);
  assert.match(await site.tile('Supply').innerText(), /Unknown/);
  // The lines with a question are a filter of their own.
  await site.tile('Quotable').locator('.headline').click();
  await site.settled();
  assert.equal((await site.column('c-mpn')).length, 4);
  await site.close();
});

test('a usual lead time stands in its line as a guess and gives the plan a second, dashed date', async () => {
  const site = await started();
  const cells = site.page.locator('.lines-table td.c-lead.estimated');
  assert.ok((await cells.allInnerTexts()).includes('≈ 24–60 weeks'));
  await site.section('Plan');
  await site.page.getByText(/Usually 24–60 weeks for FPGAs/).first().waitFor();
  await site.close();
});
