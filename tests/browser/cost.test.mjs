// What it costs: every setting can be tried at once and taken back, the profile and the rates are the user's own files,
// and what is drawn is said in words and stands in a table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CostPage } from './pages/cost_page.mjs';
import { payload } from './files.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'board.csv',
  text:
    'Reference,Qty,MPN,Manufacturer,Alternate MPN\n' +
    'R1-R2,2,RC0402FR-0710KL,Yageo,CRCW040210K0FKED\n' +
    'U1,1,STM32F103C8T6,ST,\n' +
    'J1,1,USB4105-GF-A,GCT,\n',
};

const quotes = {
  name: 'quotes.csv',
  text:
    'Manufacturer Part Number,Supplier,Price 1,Price 100,Currency,Stock\n' +
    'RC0402FR-0710KL,Alpha,0.10,0.01,USD,50000\n' +
    'STM32F103C8T6,Alpha,5.00,4.00,USD,120\n' +
    'STM32F103C8T6,Beta,6.00,6.00,USD,90000\n' +
    'CRCW040210K0FKED,Gamma,0.50,0.50,USD,90000\n' +
    'USB4105-GF-A,Delta,0.80,0.60,EUR,5000\n',
};

async function costed(options) {
  const watched = await open({ acceptDownloads: true, viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new CostPage(watched);
  await site.choose(payload(board), payload(quotes));
  await site.opened('board.csv');
  await site.section('Cost');
  await site.page.locator('#curves').waitFor();
  await site.field('Policy').waitFor();
  await site.settled();
  return site;
}

test('volumes, process, policy and yield change the cost at once, and each is undone by the keyboard', async () => {
  const site = await costed();
  const start = await site.perBoard();
  for (const [act, edit] of [
    [() => site.field('Process').selectOption('production'), 'process'],
    [() => site.field('Policy').selectOption({ label: 'Cheapest, whatever the stock' }), 'policy'],
    [() => site.write('Good boards, %', '80'), 'yield'],
  ]) {
    assert.notDeepEqual(await site.changed(act), start, edit);
    await site.button('Undo').focus();
    assert.deepEqual(await site.changed(() => site.page.keyboard.press('Control+z')), start, edit);
    await site.said(new RegExp(`^Undone: ${edit}\\.`));
  }
  await site.boards.fill('5, 50');
  await site.boards.press('Enter');
  await site.page.waitForFunction(() => document.querySelectorAll('.amounts thead th').length === 3);
  await site.button('Undo').click();
  await site.page.waitForFunction(() => document.querySelectorAll('.amounts thead th').length === 7);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('what cannot be taken is told at its field, and stays there to be mended', async () => {
  const site = await costed();
  const start = await site.perBoard();
  await site.write('Target per board', 'cheap');
  await site.page.locator('#target:invalid').waitFor();
  assert.equal(await site.field('Target per board').inputValue(), 'cheap');
  assert.match(await site.field('Target per board').evaluate((it) => it.validationMessage), /“cheap”.*a number above 0/);
  assert.deepEqual(await site.perBoard(), start);
  await site.write('Target per board', '12,50');
  await site.page.locator('#target:valid').waitFor();
  await site.page.waitForFunction(() => document.querySelector('#target').value === '12.5');
  await site.close();
});

test('typing goes on in the next field while the cost is counted', async () => {
  const site = await costed();
  await site.field('Good boards, %').fill('90');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.type('15');
  await site.page.waitForFunction(() => document.querySelector('#good').value === '90');
  await site.page.waitForFunction(() => document.activeElement.id === 'target' && document.activeElement.value === '15');
  await site.close();
});

test('a profile is edited, saved, put back, and loaded again', async () => {
  const site = await costed();
  const start = await site.perBoard();
  await site.unfold('Profile of the assembler');
  const edited = await site.changed(() => site.write('Set-up, per order, prototype', '1,000'));
  const { name, bytes } = await site.saved('Save the profile');
  assert.equal(name, 'board-bomlight.profile.json');
  assert.equal(JSON.parse(bytes).processes[0].assembly.setup, '1000');
  assert.deepEqual(await site.changed(() => site.button('Back to the default').click()), start);
  assert.deepEqual(await site.changed(() => site.drop({ name, text: bytes.toString() })), edited);
  await site.changed(() => site.button('Parts alone').click());
  await site.button('Use the default profile').waitFor();
  assert.deepEqual(await site.row('Process'), []);
  await site.page.locator('#profile\\.default').focus();
  assert.deepEqual(await site.changed(() => site.page.keyboard.press('Control+z')), edited);
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('attrition rules are added, moved and removed', async () => {
  const site = await costed();
  await site.unfold('Profile of the assembler');
  const rules = () => site.cost.getByLabel(/^Packages, rule \d+ of “prototype kit”$/).count();
  await site.field('Packages, rule 1 of “prototype kit”').waitFor();
  const before = await rules();
  await site.page.locator('#profile\\.table\\.0\\.add').click();
  await site.page.waitForFunction((count) => document.querySelectorAll('[id^="profile.table.0."][id$=".packages"]').length === count, before + 1);
  await site.changed(() => site.write('At least, rule 4 of “prototype kit”', '7'));
  await site.page.locator('#profile\\.table\\.0\\.0\\.remove').click();
  await site.page.waitForFunction((count) => document.querySelectorAll('[id^="profile.table.0."][id$=".packages"]').length === count, before);
  await site.close();
});

test('unlike currencies are added only by rates that are typed or opened', async () => {
  const site = await costed();
  const start = await site.perBoard();
  await site.unfold('Exchange rates and age of prices');
  await site.cost.getByText(/Prices in EUR are left aside/).waitFor();
  const typed = await site.changed(() => site.write('Add a currency and its rate', 'EUR 0.5'));
  assert.notDeepEqual(typed, start);
  await site.changed(() => site.field('Currency').selectOption('EUR'));
  await site.cost.getByRole('heading', { name: 'What it costs, EUR' }).waitFor();
  await site.button('Undo').click();
  await site.cost.getByRole('heading', { name: 'What it costs, USD' }).waitFor();
  const { name, bytes } = await site.saved('Save the rates');
  assert.equal(name, 'board-bomlight.rates.json');
  assert.equal(JSON.parse(bytes).rates.EUR, '0.5');
  await site.changed(() => site.button('Remove all rates').click());
  assert.deepEqual(await site.changed(() => site.drop({ name, text: bytes.toString() })), typed);
  await site.changed(() => site.button('Remove all rates').click());
  const rates = { name: 'rates.json', text: '{"base": "USD", "date": "2026-11-20", "rates": {"EUR": "0.5"}}' };
  assert.deepEqual(await site.changed(() => site.choose(payload(rates))), typed);
  await site.close();
});

test('another offer is bought for a line that costs most, and taken back', async () => {
  const site = await costed();
  await site.cost.locator('.pareto').getByRole('button', { name: /STM32F103C8T6/ }).click();
  const panel = site.page.getByRole('complementary');
  await panel.getByRole('heading', { name: /U1 · STM32F103C8T6/ }).waitFor();
  const start = await site.perBoard();
  const beta = panel.locator('.offers > li').filter({ hasText: 'Beta' });
  const bought = await site.changed(() => beta.getByRole('button', { name: /^Buy this offer/ }).click());
  assert.notDeepEqual(bought, start);
  await beta.getByText(/chosen by you/).waitFor();
  await site.page.waitForFunction(() => document.activeElement.id === 'line-title');
  assert.deepEqual(await site.changed(() => panel.getByRole('button', { name: /^By the policy again/ }).click()), start);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await beta.getByText(/chosen by you/).waitFor();
  await site.close();
});

test('the figures are said in words, and their amounts stand in a table', async () => {
  const site = await costed();
  const words = await site.page.getByRole('img').evaluateAll((figures) => figures.map((it) => it.getAttribute('aria-label')));
  assert.match(words[0], /^Cost of a good board by number of boards\. .* falls from .* is cheaper than/);
  assert.match(words[1], /^What the total is made of.* At 1 board: /);
  const decimals = (column) => new Set(column.map((it) => it.replace(/^</, '').split('.')[1]?.length));
  const rows = await site.cost.locator('.amounts tr[class^="kind"], .amounts tr.total:not(.estimated)').all();
  const table = await Promise.all(rows.map((it) => it.locator('td').allInnerTexts()));
  for (let at = 0; at < table[0].length; at += 1) {
    const column = table.map((row) => row[at]).filter((it) => it !== '–');
    assert.equal(decimals(column).size, 1, `one number of decimals in ${column}`);
  }
  await site.button('The whole order').click();
  await site.cost.getByRole('rowheader', { name: 'The whole order' }).waitFor();
  await site.close();
});

test('single keys can be switched off, and the choice is kept', async () => {
  const site = await costed();
  await site.button('Settings').click();
  await site.page.getByLabel(/Single-key shortcuts/).uncheck();
  await site.page.keyboard.press('Escape');
  await site.page.reload();
  await site.watched.engineIs('ready');
  await site.choose(payload(board));
  await site.opened('board.csv');
  await site.page.keyboard.press('/');
  await site.settled();
  assert.notEqual(await site.page.evaluate(() => document.activeElement.id), 'search');
  await site.button('Settings').click();
  await site.page.getByLabel(/Single-key shortcuts/).check();
  await site.page.keyboard.press('Escape');
  await site.page.locator('#report-title').focus();
  await site.page.keyboard.press('/');
  await site.page.waitForFunction(() => document.activeElement.id === 'search');
  await site.close();
});

for (const [name, options] of [
  ['light-1440', {}],
  ['dark-1440', { colorScheme: 'dark' }],
  ['forced-1440', { forcedColors: 'active' }],
  ['light-390', { viewport: { width: 390, height: 844 } }],
]) {
  test(`the cost ${name} is as wide as the screen, and axe finds nothing`, async () => {
    const site = await costed(options);
    for (const title of ['What it rests on', 'Profile of the assembler', 'Exchange rates and age of prices']) {
      await site.picture(`cost-${name}-${title.split(' ')[0].toLowerCase()}`, { fullPage: true });
      await site.unfold(title);
    }
    await site.field('Add a currency and its rate').waitFor();
    assert.deepEqual(await site.watched.axeFindings(), []);
    const over = await site.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
    await site.picture(`cost-${name}`, { fullPage: true });
    await site.close();
  });
}
