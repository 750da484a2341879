// Does it comply, on what evidence, until when: category and date move the verdict, a finding is accepted and taken back,
// suppliers are asked, doubtful matches are answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payload } from './files.mjs';
import { CompliancePage } from './pages/compliance_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'board.csv',
  text:
    'Reference,Qty,MPN,Manufacturer,Description,RoHS,REACH\n' +
    'J1,1,1-84952-0,TE Connectivity,Connector,RoHS compliant by exemption 6(c),No SVHC (04-Feb-2026)\n' +
    'D1,1,SMBJ24A-E3,Vishay,TVS diode,Compliant (7(a)),No SVHC (04-Feb-2026)\n' +
    'R1-R4,4,RC0402FR-0710KL,Yageo,Resistor,Compliant (7(c)-I),No SVHC (04-Feb-2026)\n' +
    'C1,1,GRM155R71C104KA88D,Murata,Capacitor,"RoHS Compliant, no exemption",No SVHC (04-Feb-2026)\n' +
    'U1,1,LM358DR,TI,Op amp,,\n' +
    'BT1,1,HDR-4,,Header,Not RoHS Compliant,REACH affected\n',
};

async function checked(options, ...files) {
  const watched = await open({ viewport: { width: 1440, height: 1000 }, ...options });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new CompliancePage(watched);
  await site.choose(payload(board), ...files);
  await site.opened('board.csv');
  await site.section('Compliance');
  await site.line('U1').waitFor();
  await site.field('Ship date').waitFor();
  await site.settled();
  return site;
}

test('category and ship date change the lines that rest on exemptions, to the day, and each is undone', async () => {
  const site = await checked();
  await site.setCategory('3');
  await site.comply.getByText('Judged for product category 3: IT and telecoms').waitFor();
  await site.write('Ship date', '2027-06-30');
  await site.exemption('7(c)-I').getByText('on the day of shipment').waitFor();
  await site.lineSays('R1', 'By exemption');
  await site.write('Ship date', '2027-07-01');
  await site.exemption('7(c)-I').getByText('1 day before shipment').waitFor();
  await site.exemption('7(c)-I').getByText('renewal reported, the decision is not known').waitFor();
  await site.exemption('7(c)-I').getByText('7(c)-V').waitFor();
  for (const line of ['D1', 'R1']) await site.lineSays(line, 'Unknown');
  // Its renewal was filed in time: it holds until that is decided.
  await site.exemption('6(c)').getByText('renewal asked for in time').waitFor();
  await site.lineSays('J1', 'By exemption');
  await site.button('Undo').focus();
  await site.page.keyboard.press('Control+z');
  await site.said(/^Undone: ship date\./);
  await site.lineSays('R1', 'By exemption');
  // The form is an answer of its own.
  await site.settled();
  assert.equal(await site.field('Ship date').inputValue(), '2027-06-30');
  // Every date is chosen in the same way.
  assert.equal(await site.field('Ship date').getAttribute('type'), 'date');
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('the worst lines come first, and a line opens with every statement', async () => {
  const site = await checked();
  const titles = await site.comply.locator('.line-button').allInnerTexts();
  assert.match(titles[0], /^BT1/);
  assert.match(titles.at(-1), /^C1/);
  assert.match(await site.regime('EU RoHS').innerText(), /Not compliant/);
  await site.openLine('R1');
  const panel = await site.panel.innerText();
  for (const words of [/EU RoHS/, /Compliant \(7\(c\)-I\)/, /board\.csv, row 4, column RoHS/, /Exemption 7\(c\)-I/, /No substance of very high concern, list of 2026-02-04/]) {
    assert.match(panel, words);
  }
  await site.page.keyboard.press('Escape');
  await site.panel.waitFor({ state: 'detached' });
  await site.settled();
  assert.match(await site.page.evaluate(() => document.activeElement.textContent), /^R1/);
  await site.close();
});

test('a long list holds a window of its lines, which stays where the page is scrolled to', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `R${at + 1},1,PART${at + 1},Maker,RoHS Compliant`);
  const long = { name: 'long.csv', text: `Reference,Qty,MPN,Manufacturer,RoHS\n${rows.join('\n')}\n` };
  const site = await checked();
  await site.choose(payload(long));
  await site.opened('long.csv');
  await site.line('R1 ').waitFor();
  await site.settled();
  await site.page.evaluate(() => window.scrollTo(0, 40000));
  await site.page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('.comply .lines-table tbody tr:not(.spacer)')];
    const above = rows[0].getBoundingClientRect().top < 0;
    return above && rows.at(-1).getBoundingClientRect().bottom > innerHeight && window.scrollY === 40000;
  });
  await site.close();
});

test('regimes are chosen, each with its own verdict, and the last one stays', async () => {
  const site = await checked();
  await site.field('Halogen-free').check();
  await site.regime('Halogen-free').getByText('6 Unknown').waitFor();
  await site.field('Halogen-free').uncheck();
  await site.regime('Halogen-free').waitFor({ state: 'detached' });
  await site.field('REACH SVHC').uncheck();
  await site.regime('REACH SVHC').waitFor({ state: 'detached' });
  // Pressed and no more: the tick may be back before anybody has looked.
  await site.field('EU RoHS').click();
  await site.said(/at least one regime/);
  assert.equal(await site.regime('EU RoHS').count(), 1);
  await site.close();
});

test('what else is likely to apply names the lines that led to it, and no mark', async () => {
  const site = await checked();
  const section = site.comply.locator('section[aria-labelledby="marking-title"]');
  await section.getByText('Batteries, Regulation (EU) 2023/1542').waitFor();
  assert.match(await section.innerText(), /BT1 HDR-4/);
  assert.match(await section.innerText(), /A BOM cannot show any of it/);
  assert.equal(await section.locator('svg').count(), 0);
  await site.field('California Proposition 65').check();
  await site.regime('California Proposition 65').getByText('6 Unknown').waitFor();
  await site.close();
});

test('a finding is accepted with a reason, shown, printed, taken back and undone', async () => {
  const site = await checked();
  // What is unknown is a finding where somebody wants it to be one.
  await site.unfold('Severity of each check');
  await site.field('Severity of: RoHS status unknown').selectOption('error');
  await site.openLine('U1');
  const finding = site.panel.locator('.findings > li').filter({ hasText: 'No source says whether' });
  await finding.getByText('Accept with a reason').click();
  await finding.getByRole('button', { name: 'Accept', exact: true }).click();
  assert.equal(await site.comply.locator('.waivers > li').count(), 0, 'a blank reason accepts nothing');
  await finding.getByRole('textbox').fill('confirmed by mail of 20 November');
  await finding.getByRole('button', { name: 'Accept', exact: true }).click();
  await site.comply.locator('.waivers').getByText('confirmed by mail of 20 November').waitFor();
  await site.panel.getByText(/Accepted: confirmed by mail/).waitFor();
  const { bytes } = await site.saved('HTML report');
  assert.match(bytes.toString(), /confirmed by mail of 20 November/);
  await site.comply.getByRole('button', { name: /^Take back/ }).click();
  await site.comply.getByText('Nothing is accepted.').waitFor();
  await site.comply.getByRole('button', { name: 'Undo' }).click();
  await site.comply.locator('.waivers').getByText('confirmed by mail').waitFor();
  await site.comply.getByRole('button', { name: 'Undo' }).click();
  await site.comply.getByText('Nothing is accepted.').waitFor();
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('the severity of a check is changed', async () => {
  const site = await checked();
  await site.unfold('Severity of each check');
  await site.field('Severity of: RoHS status unknown').selectOption('error');
  await site.openLine('U1');
  await site.panel.locator('.findings > li').filter({ hasText: 'Error' }).first().waitFor();
  await site.close();
});

test('suppliers are asked: the letters are read, copied and saved', async () => {
  const site = await checked();
  const { name, bytes } = await site.saved('Save the letters');
  assert.equal(name, 'board-bomlight.letters.txt');
  assert.match(bytes.toString(), /To: TI\n[^]*LM358DR \(U1\)/);
  await site.unfold('Read the letters');
  await site.page.waitForFunction(() => document.querySelector('.comply .letters')?.textContent.includes('LM358DR'));
  assert.equal(await site.comply.locator('.letters').textContent(), bytes.toString());
  await site.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await site.button('Copy the letters').click();
  await site.said(/^The letters were copied\./);
  assert.equal(await site.page.evaluate(() => navigator.clipboard.readText()), bytes.toString());
  await site.close();
});

test('a doubtful match is answered at its line, asked again, and undone', async () => {
  const data = {
    name: 'parts.csv',
    text: 'Manufacturer Part Number,Manufacturer,RoHS,Price 1,Currency\nLM358DR,Onsemi,RoHS Compliant,0.20,USD\n',
  };
  const site = await checked({}, payload(data));
  await site.openLine('U1');
  await site.panel.getByRole('heading', { name: 'Is this the same part?' }).waitFor();
  await site.panel.getByText('Onsemi LM358DR', { exact: true }).waitFor();
  await site.panel.getByRole('button', { name: /^Same part/ }).click();
  await site.lineSays('U1', 'Compliant');
  await site.panel.getByText('Used: the same part').waitFor();
  await site.panel.getByRole('button', { name: /^Ask again/ }).click();
  await site.lineSays('U1', 'Unknown');
  await site.panel.getByRole('button', { name: /^Not the same/ }).click();
  await site.panel.getByText('Not used: another part').waitFor();
  await site.panel.getByRole('button', { name: 'Undo' }).click();
  await site.panel.getByRole('button', { name: /^Same part/ }).waitFor();
  assert.deepEqual(site.watched.complaints, []);
  await site.close();
});

test('what the verdict rests on and what it is not is said once', async () => {
  const site = await checked();
  const text = await site.comply.innerText();
  assert.equal(text.match(/not legal advice/g).length, 1);
  assert.match(text, /Candidate List of 4 February 2026/);
  await site.unfold('What a BOM can and cannot show');
  await site.comply.getByText(/^Not decidable from a BOM: an assessment of the finished product/).waitFor();
  await site.unfold('Table of exemptions');
  await site.comply.getByText('1-7, 10: 2026-12-11; 9 industrial, 11: 2027-06-30').waitFor();
  await site.close();
});

for (const [name, options] of [
  ['light-1440', {}],
  ['dark-1440', { colorScheme: 'dark' }],
  ['forced-1440', { forcedColors: 'active' }],
  ['light-390', { viewport: { width: 390, height: 844 } }],
]) {
  test(`the compliance page ${name} is as wide as the screen, and axe finds nothing`, async () => {
    const site = await checked(options);
    await site.setCategory('3');
    await site.write('Ship date', '2027-07-15');
    await site.exemption('6(c)').getByText('15 days before shipment').waitFor({ state: 'attached' });
    await site.picture(`compliance-${name}`, { fullPage: true });
    for (const title of ['Read the letters', 'Severity of each check', 'Table of exemptions', 'What a BOM can and cannot show']) {
      await site.unfold(title);
    }
    await site.field('Severity of: RoHS status unknown').waitFor();
    assert.deepEqual(await site.watched.axeFindings(), []);
    const over = await site.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(over, 0);
    await site.picture(`compliance-${name}-open`, { fullPage: true });
    await site.openLine('R1');
    assert.deepEqual(await site.watched.axeFindings(), [], 'panel');
    await site.picture(`compliance-${name}-panel`);
    await site.close();
  });
}
