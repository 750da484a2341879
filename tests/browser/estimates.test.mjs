// A BOM as people have it, with part numbers and no prices: the first screen says what a board costs about, and how sure
// that is; what stands behind it is marked as an estimate everywhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CostPage } from './pages/cost_page.mjs';
import { payload } from './files.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'board.csv',
  text:
    'Reference,Qty,MPN,Manufacturer\n' +
    'R1-R4,4,RC0402FR-0710KL,Yageo\n' +
    'U1,1,STM32F103C8T6,ST\n' +
    'J1,1,USB4105-GF-A,GCT\n',
};

async function estimated(options) {
  const watched = await open({ viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new CostPage(watched);
  await site.choose(payload(board));
  await site.opened('board.csv');
  return site;
}

test('a BOM without a price has a cost with its band, and a curve', async () => {
  const site = await estimated();
  const tile = site.page.locator('[aria-labelledby="reading-cost"]');
  assert.match(await tile.innerText(), /≈\s[\d.,]+\s+[\d.,]+ to [\d.,]+/);
  assert.match(await tile.innerText(), /estimated for all of 3 lines/);
  await site.section('Cost');
  await site.page.locator('#curves .curve').first().waitFor();
  assert.equal(await site.page.locator('#curves .band').count(), 1);
  const row = site.page.getByRole('row', { name: /^With estimates, about/ });
  assert.match(await row.innerText(), /\d/);
  const dearest = site.page.getByRole('table').filter({ hasText: 'STM32F103C8T6' });
  assert.match(await dearest.innerText(), /≈\s/);
  await site.close();
});

test('another price level gives other estimates, and without estimates there is no price', async () => {
  const site = await estimated({ timezoneId: 'Europe/Berlin' });
  await site.section('Cost');
  const about = async () => (await site.row('With estimates, about')).join();
  await site.page.getByRole('row', { name: /^With estimates, about/ }).waitFor();
  const west = await about();
  const level = site.field('Estimated as bought from');
  assert.equal(await level.inputValue(), 'west');
  await level.selectOption('china');
  await site.page.waitForFunction(
    (before) => [...document.querySelectorAll('.amounts .total.estimated td')].map((it) => it.innerText).join() !== before,
    west,
  );
  await site.settled();
  assert.notEqual(await about(), west);
  await site.field('Estimate missing prices').uncheck();
  await site.page.getByText('No prices', { exact: true }).waitFor();
  await site.settled();
  assert.equal(await site.page.locator('#curves .curve').count(), 0);
  await site.close();
});

test('in China it is told what Chinese distributors ask', async () => {
  const site = await estimated({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await site.page.locator('nav a').filter({ hasText: '成本' }).click();
  const level = site.cost.locator('select').filter({ hasText: '中国分销商' });
  await level.waitFor();
  assert.equal(await level.inputValue(), 'china');
  await site.close();
});
