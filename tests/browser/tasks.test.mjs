// How many clicks ten everyday tasks take. A press of a button, a choice and a click into a field that is then typed into count
// one each; typed text and a file that is chosen count one. A change may make a task shorter, never longer.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { payload } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();
const counted = [];
after(() => console.table(counted));

const lines = Array.from({ length: 47 }, (_, at) => `R${at + 1},1,${at + 1}k,RC0402FR-07${at + 1}KL,Yageo,402`);
const board = {
  name: 'board.csv',
  text: ['Reference,Qty,Value,MPN,Manufacturer,Package', ...lines, 'U1,1,STM32,STM32F103C8T6,ST,LQFP48'].join('\n'),
};
const prices = {
  name: 'prices.csv',
  text:
    'MPN,Manufacturer,Price,Currency,Stock,Lead time (weeks),RoHS\n' +
    lines.map((_, at) => `RC0402FR-07${at + 1}KL,Yageo,0.01,USD,90000,8,Yes\n`).join('') +
    'STM32F103C8T6,ST,5,USD,120,26,Not RoHS Compliant\n',
};

/** The page as somebody uses it, with a count of what he does. */
class User extends ReportPage {
  clicks = 0;

  async press(target) {
    this.clicks += 1;
    await (typeof target === 'string' ? this.page.getByRole('button', { name: target, exact: true }).first() : target).click();
  }

  async pick(select, option) {
    this.clicks += 1;
    await select.selectOption(option);
  }

  async type(field, text) {
    this.clicks += 1;
    await field.fill(text);
    await field.press('Tab');
  }

  async file(...files) {
    this.clicks += 1;
    await this.choose(...files.map(payload));
  }

  async go(section) {
    this.clicks += 1;
    await this.section(section);
  }
}

/** A task on a board that is open, and the most clicks that it may take. */
function task(name, most, work, files = [board, prices]) {
  test(name, async () => {
    const watched = await open({ viewport: { width: 1440, height: 1000 }, permissions: ['clipboard-read', 'clipboard-write'] });
    await watched.goto();
    await watched.engineIs('ready');
    const user = new User(watched);
    if (files.length > 0) {
      await user.choose(...files.map(payload));
      await user.reportIsReady();
    }
    await work(user, user.page);
    counted.push({ task: name, clicks: user.clicks });
    assert.ok(user.clicks <= most, `${name}: ${user.clicks} clicks, ${most} at most`);
    await user.close();
  });
}

task(
  'add prices to a BOM',
  1,
  async (user) => {
    await user.file(prices);
    await user.tile('Supply').getByText(/26 weeks/).first().waitFor();
  },
  [board],
);

task('cost at three volumes', 1, async (user) => {
  await user.type(user.boards, '50, 500, 5000');
  await user.tile('Cost per board').getByText('5,000', { exact: true }).waitFor();
});

task('what holds 10,000 boards up', 0, async (user) => {
  await user.tile('Supply').getByText(/1,000 boards: 26 weeks, U1/).waitFor();
});

task('type an alternate with its maker', 2, async (user, page) => {
  await user.press(page.getByRole('button', { name: 'U1', exact: true }));
  await user.type(page.getByRole('complementary').locator('#line-alternates'), 'GD32F103C8T6 GigaDevice');
  await page.locator('.lines-table tr.corrected').waitFor();
});

task('a column that was read wrongly', 3, async (user, page) => {
  await user.go('Files');
  await user.press(page.getByRole('button', { name: /^Change/ }).first());
  await user.pick(page.getByLabel('Meaning of Value'), 'Notes');
  await user.settled();
});

task('47 sizes that lost a zero', 3, async (user, page) => {
  await user.go('Findings');
  await user.press(page.getByRole('group').filter({ hasText: '“402” stands for 0402' }).first().locator('summary').first());
  await user.press(page.getByRole('button', { name: /^Write 0402 in 47 lines$/ }));
  await page.getByText('“402” stands for 0402').waitFor({ state: 'detached' });
});

task('accept a cause in bulk', 4, async (user, page) => {
  await user.go('Findings');
  const cause = page.getByRole('group').filter({ hasText: 'Long lead time' }).first();
  // Errors stand open.
  await user.press(cause.locator('summary').filter({ hasText: 'Accept with a reason' }));
  await user.type(cause.getByRole('textbox').first(), 'as agreed');
  await user.press(cause.getByRole('button', { name: 'Accept', exact: true }));
  await page.getByText(/Accepted: as agreed/).first().waitFor({ state: 'attached' });
});

task('compare two revisions', 2, async (user, page) => {
  await user.file({ name: 'board-b.csv', text: board.text.replace('R47,1,', 'R47,2,') });
  await user.opened('board-b.csv');
  await user.go('Compare');
  await page.locator('.sheet').getByText('R47').first().waitFor();
});

task('a quote for a customer', 3, async (user, page) => {
  await user.press('Export');
  await user.press(page.locator('#export-menu').getByRole('radio').nth(1));
  const [download] = await Promise.all([page.waitForEvent('download'), user.press(page.locator('#export-menu').getByRole('button', { name: 'HTML report' }))]);
  assert.match(download.suggestedFilename(), /\.html$/);
});

task('a link behind a passphrase', 3, async (user, page) => {
  await user.press('Share');
  await user.type(page.getByLabel(/passphrase/i).first(), 'correct horse battery staple');
  await page.waitForFunction(() => document.querySelector('#link-address')?.value.includes('#b1.e:'));
  await user.press('Copy this link');
  await page.getByText('The link was copied.').first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#b1\.e:/);
});
