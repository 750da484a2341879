// Prices are asked for on the page, and what comes back is dropped there: it joins without a question.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CostPage } from './pages/cost_page.mjs';
import { payload } from './files.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'customer-board.csv',
  text:
    'Reference,Qty,Value,Package,MPN,Manufacturer,Supplier,Supplier Part Number\n' +
    'R1-R2,2,10k,0402,RC0402FR-0710KL,Yageo,DigiKey,311-10.0KLRCT-ND\n' +
    'U1,1,STM32,LQFP-48,STM32F103C8T6,ST,,\n' +
    'C1,1,100n,0402,,,,\n',
};

async function asking() {
  const watched = await open({ acceptDownloads: true, viewport: { width: 1440, height: 1000 } });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new CostPage(watched);
  await site.choose(payload(board));
  await site.opened('customer-board.csv');
  await site.section('Cost');
  await site.button('Quote request, CSV').waitFor();
  await site.settled();
  return site;
}

test('a quote request is saved, filled in and dropped, and every line has its price', async () => {
  const site = await asking();
  const { name, bytes } = await site.saved('Quote request, CSV');
  assert.match(name, /^parts-\d{4}-\d\d-\d\d\.quote-request\.csv$/);
  const text = bytes.toString();
  assert.doesNotMatch(text, /customer|DigiKey|311-/);
  const [heads, ...rows] = text.trim().split('\r\n').map((it) => it.split(','));
  assert.equal(rows.length, 3);
  for (const row of rows) {
    heads.forEach((head, at) => {
      if (head.startsWith('Unit price tier')) row[at] = '0.5';
      if (head === 'Currency') row[at] = 'EUR';
    });
  }
  await site.picture('ask-for-prices');
  await site.drop({ name: 'filled.csv', text: [heads, ...rows].map((it) => it.join(',')).join('\r\n') });
  await site.opened('filled.csv');
  const report = JSON.parse((await site.saved('JSON')).bytes);
  assert.equal(report.sources[1].role, 'part-data');
  for (const { coverage } of report.tiers) assert.deepEqual([coverage.priced, coverage.unpriced], [3, 0]);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('a workbook leaves, and a list for a seller once a number of boards is chosen', async () => {
  const site = await asking();
  const workbook = await site.saved('Quote request, XLSX');
  assert.match(workbook.name, /\.quote-request\.xlsx$/);
  assert.equal(workbook.bytes.subarray(0, 2).toString(), 'PK');
  assert.ok(await site.button('DigiKey').isDisabled());
  const number = site.field('Number of boards');
  await number.selectOption({ index: 1 });
  await site.settled();
  const { name, bytes } = await site.saved('DigiKey');
  assert.match(name, /^parts-\d{4}-\d\d-\d\d\.digikey\.csv$/);
  const rows = bytes.toString().trim().split('\r\n');
  assert.match(rows[1], /^311-10\.0KLRCT-ND,\d+,"R1, R2",RC0402FR-0710KL,Yageo,/);
  assert.equal(rows.length, 3, 'the line without a part number is in the quote request alone');
  for (const seller of ['Mouser', 'Farnell', 'LCSC', 'TME', 'Arrow', 'Octopart and others']) {
    assert.ok(await site.button(seller).isEnabled(), seller);
  }
  await site.close();
});
