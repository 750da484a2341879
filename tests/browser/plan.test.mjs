// When it can ship, what can be had, whether it is ready, and what another revision changes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlanPage } from './pages/plan_page.mjs';
import { payload } from './files.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'board.csv',
  text:
    'Reference,Qty,MPN,Manufacturer,Value,Footprint,Alternate MPN,Alternate Manufacturer\n' +
    'R1 R2,2,RC0402FR-0710KL,Yageo,10k,R_0402_1005Metric,CRCW040210K0FKED,Vishay\n' +
    'U1,1,STM32F103C8T6,ST,STM32,LQFP-48,GD32F103C8T6,GigaDevice\n' +
    'J1,1,HDR-2,Samtec,header,,,\n',
};

const later = {
  name: 'board-b.csv',
  text:
    'Reference,Qty,MPN,Manufacturer,Value,Footprint\n' +
    'R1 R2,2,RC0402FR-0710KL,Yageo,10k,R_0402_1005Metric\n' +
    'U1,1,GD32F103C8T6,GigaDevice,STM32,LQFP-48\n' +
    'C1,1,ERJ-2RKF1002X,Panasonic,10k,\n',
};

const quotes = {
  name: 'quotes.csv',
  text:
    'MPN,Manufacturer,Supplier,Price,Currency,RoHS,Lead time (weeks),Stock,Lifecycle,Description\n' +
    'RC0402FR-0710KL,Yageo,A,0.01,USD,Yes,12,500,Active,RES 10K OHM 1% 1/16W 0402\n' +
    'CRCW040210K0FKED,Vishay,B,0.03,USD,Yes,8,90000,Active,RES 10K OHM 1% 1/16W 0402\n' +
    'ERJ-2RKF1002X,Panasonic,B,0.02,USD,Yes,6,70000,Active,RES SMD 10K OHM 1% 1/10W 0402\n' +
    'STM32F103C8T6,ST,A,5,USD,Yes,30,40,NRND,MCU\n' +
    'GD32F103C8T6,GigaDevice,B,3,USD,Yes,10,90000,Active,MCU\n',
};

async function planned(section, options) {
  const watched = await open({ viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new PlanPage(watched);
  await site.choose(payload(board), payload(quotes));
  await site.opened('board.csv');
  await site.section(section);
  await site.isTitled(/./);
  return site;
}

test('a wanted ship date times every order; what is late is said, and undo takes the date back', async () => {
  const site = await planned('Plan');
  await site.at('1,000');
  await site.date('Order on', '2026-12-01');
  // 30 weeks, 3 days of transit, 1 of receiving, then 35 of assembly: the day on which it ships.
  await site.answers(/^Ships on 7 August 2027 at the earliest\. 1 part has no known date/);
  const gates = await site.table('What sets the date, and what to buy first');
  assert.deepEqual(gates[0].slice(0, 2), ['U1 · STM32F103C8T6', '1 December 2026']);
  assert.deepEqual((await site.table('Parts without a known date')).map((it) => it[1]), ['J1 · HDR-2']);

  await site.date('Wanted ship date', '2027-07-31');
  await site.answers(/cannot be kept: 7 August 2027 .* 7 days later/);
  const late = await site.table('What sets the date, and what to buy first');
  assert.deepEqual(late[0].slice(1, 3), ['24 November 2026', 'late by 7 days']);

  await site.date('Wanted ship date', '2027-08-21');
  await site.answers(/can be kept as far as is known/);
  assert.equal((await site.table('What sets the date, and what to buy first'))[0][1], '15 December 2026');

  await site.button('Undo').click();
  await site.answers(/7 August 2027 .* 7 days later/);
  // The form is an answer of its own.
  await site.settled();
  assert.equal(await site.field('Wanted ship date').inputValue(), '2027-07-31');
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('own times count at once', async () => {
  const site = await planned('Plan');
  await site.at('1,000');
  await site.date('Order on', '2026-12-01');
  await site.answers(/7 August 2027/);
  await site.page.locator('summary').getByText('Times that are counted: enter yours', { exact: true }).click();
  await site.field('Transit of parts').fill('10');
  await site.field('Transit of parts').press('Tab');
  await site.answers(/14 August 2027/);
  await site.field('Assembly, pilot').fill('soon');
  await site.field('Assembly, pilot').press('Tab');
  await site.page.locator('input:invalid').waitFor();
  await site.answers(/14 August 2027/);
  await site.close();
});

test('an alternate is tried from the panel of its line, and undone', async () => {
  const site = await planned('Plan');
  await site.at('1,000');
  await site.date('Order on', '2026-12-01');
  await site.answers(/7 August 2027/);
  await site.opensLine('U1 · STM32F103C8T6');
  const changes = await site.table('What GD32F103C8T6 changes', site.panel);
  const at1000 = changes.find((it) => it[0] === '1,000');
  assert.match(at1000[1], /^[−-].*USD$/, 'the alternate is cheaper');
  assert.match(at1000[2], /days earlier$/);

  await site.button('Use this part: GD32F103C8T6').click();
  await site.panel.getByText("Used instead of the line's own part: GD32F103C8T6.").waitFor();
  await site.answers(/^Ships on (?!7 August 2027)/);
  await site.settled();
  const focused = await site.page.evaluate(() => document.activeElement.closest('.panel') !== null);
  assert.ok(focused, 'the focus stays in the panel');

  await site.button("Use the line's own part again").click();
  await site.answers(/7 August 2027/);
  await site.button('Use this part: GD32F103C8T6').click();
  await site.answers(/^Ships on (?!7 August 2027)/);
  await site.panel.getByRole('button', { name: 'Undo' }).click();
  await site.answers(/7 August 2027/);
  await site.close();
});

test('a candidate is approved, then it can be used', async () => {
  const site = await planned('Supply');
  await site.opensLine('R1, R2 · RC0402FR-0710KL');
  await site.panel.getByText('Candidates to approve').waitFor();
  assert.equal(await site.button('Use this part: ERJ-2RKF1002X').count(), 0);
  await site.button('Approve: ERJ-2RKF1002X').click();
  await site.button('Use this part: ERJ-2RKF1002X').waitFor();
  await site.button('Withdraw the approval: ERJ-2RKF1002X').click();
  await site.button('Approve: ERJ-2RKF1002X').waitFor();
  await site.close();
});

test('supply says what caps the build and what the weights make of it', async () => {
  const site = await planned('Supply');
  await site.answers(/enough for 40 boards/);
  assert.deepEqual((await site.table('What caps the build from stock'))[0], ['U1 · STM32F103C8T6', '40 boards']);
  const parts = await site.table('Parts to look at, riskiest first');
  const before = parts.map((it) => [it[0], it[2]]);
  const unknown = parts.find((it) => it[0] === 'J1 · HDR-2');
  assert.equal(unknown[1], 'Unknown', 'what is not known is neither a risk nor none');
  assert.match(unknown[2], /^0–100: .*not known/);
  await site.page.locator('summary').getByText('Weights of the risk: enter yours', { exact: true }).click();
  await site.field('Lifecycle').fill('100');
  await site.field('Lifecycle').press('Tab');
  await site.page.waitForFunction((before) => {
    const rows = document.querySelectorAll('[aria-label="Parts to look at, riskiest first"] tbody tr');
    return [...rows].some((row) => !before.includes(row.cells[2].innerText));
  }, before.map((it) => it[1]));
  await site.close();
});

test('readiness answers every check at every volume, with what to do', async () => {
  const site = await planned('Ready');
  await site.at('10,000');
  await site.isTitled(/10,000 boards/);
  const checks = await site.table('The checks');
  assert.ok(checks.length >= 8);
  for (const [check, answer, , todo] of checks) {
    assert.match(answer, /^(Go|Not yet|Unknown)$/, check);
    assert.equal(todo === '', answer === 'Go', `${check} says what to do`);
  }
  const overview = await site.table('At every number of boards');
  assert.deepEqual(overview.map((it) => it[0]), checks.map((it) => it[0]));
  await site.close();
});

test('two revisions are compared; one alone says how', async () => {
  const watched = await open({ viewport: { width: 1440, height: 1000 } });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new PlanPage(watched);
  await site.choose(payload(board), payload(quotes));
  await site.opened('board.csv');
  await site.section('Compare');
  await site.sheet.getByText(/There is only one revision\. Open the other revision/).waitFor();
  await site.choose(payload(later));
  await site.opened('board-b.csv');
  await site.isTitled('board.csv → board-b.csv');
  const lines = await site.table('Lines');
  const of = (name) => lines.find((it) => it[0] === name);
  assert.equal(of('C1')[1], 'Added');
  assert.equal(of('J1')[1], 'Removed');
  assert.match(of('U1')[1], /^Changed: .*part/);
  assert.match(of('U1')[4], /30 weeks → 10 weeks/);
  assert.ok((await site.table('Cost and days')).some((row) => row.some((it) => /earlier/.test(it))));
  // Only what differs: the value of U1 stays.
  assert.deepEqual(of('U1').slice(2, 4), ['STM32F103C8T6 · ST', 'GD32F103C8T6 · GigaDevice']);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('a part that is no longer made caps what can be built, and every page says so', async () => {
  const watched = await open({ viewport: { width: 1440, height: 1000 } });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new PlanPage(watched);
  const old = { ...quotes, text: quotes.text.replace('STM32F103C8T6,ST,A,5,USD,Yes,30,40,NRND', 'STM32F103C8T6,ST,A,5,USD,Yes,30,115,Obsolete') };
  await site.choose(payload(board), payload(old));
  await site.opened('board.csv');
  const said = /cannot be built\. No longer made, and too few in stock: U1 \(115 in stock\)/;
  assert.match(await site.tile('Supply').innerText(), /This is for 100 boards\. At 1,000 boards: cannot be built\./);
  for (const section of ['Supply', 'Plan']) {
    await site.section(section);
    await site.at('10,000');
    await site.answers(said);
  }
  await site.section('Ready');
  const made = (await site.table('The checks')).find((it) => it[0] === 'Parts still made');
  assert.equal(made[1], 'Not yet');
  assert.match(made[2], /1 part is no longer made, and too few are in stock/);
  await site.section('Lines');
  await site.page.getByLabel('Prices for').selectOption({ label: '10,000' });
  assert.match(await site.tile('Supply').innerText(), said);
  assert.match(await site.tile('Supply').locator('.headline').innerText(), /Cannot be built/);
  await site.picture('cannot-be-built', { fullPage: true });
  await site.close();
});

for (const [look, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 390, height: 844 } }],
]) {
  test(`axe finds nothing on the pages, ${look}`, async () => {
    const site = await planned('Plan', options);
    for (const section of ['Plan', 'Supply', 'Ready', 'Compare']) {
      await site.section(section);
      await site.sheet.locator('.answer, .empty').first().waitFor();
      assert.deepEqual(await site.watched.axeFindings(), [], section);
      const width = await site.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(width <= 0, `${section} is ${width} pixels too wide`);
      await site.picture(`${section.toLowerCase()}-${look}`, { fullPage: true });
    }
    await site.section('Supply');
    await site.opensLine('R1, R2 · RC0402FR-0710KL');
    await site.panel.getByText('Candidates to approve').waitFor();
    assert.deepEqual(await site.watched.axeFindings(), [], 'panel');
    await site.picture(`alternates-${look}`);
    await site.close();
  });
}
