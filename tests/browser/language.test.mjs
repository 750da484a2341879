// German and Chinese: chosen by the browser or in the settings, at once, everywhere, with their numbers and days.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { LanguagePage } from './pages/language_page.mjs';
import { holdAnswers } from './settled.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

async function started(options) {
  const watched = await open(options);
  await watched.goto();
  await watched.engineIs('ready');
  return new LanguagePage(watched);
}

test('the first language of the browser that Bomlight knows is spoken', async () => {
  for (const [locale, tag, title] of [
    ['de-AT', 'de', 'Stückliste prüfen'],
    ['zh-CN', 'zh-Hans', '检查物料清单'],
    ['fr-FR', 'en', 'Check a bill of materials'],
  ]) {
    const site = await started({ locale });
    await site.speaks(tag);
    assert.equal(await site.page.locator('#start-title').innerText(), title);
    assert.deepEqual(site.watched.complaints, []);
    await site.close();
  }
});

test('English loads no catalog', async () => {
  const site = await started({ serviceWorkers: 'block' });
  await site.openSample();
  assert.deepEqual(site.watched.requests.filter((it) => it.endsWith('.txt')), []);
  await site.speak('de');
  await site.speaks('de');
  assert.equal(site.watched.requests.filter((it) => it.endsWith('.txt')).length, 1);
  await site.close();
});

test('a language is chosen in the settings, and nothing that is open is lost', async () => {
  const site = await started();
  await site.openSample();
  await site.page.locator('#search').fill('U');
  await site.settled();
  await site.page.locator('.line-button').first().click();
  await site.page.locator('.panel').waitFor();
  await site.settled();
  const line = await site.page.locator('#line-title').innerText();
  await site.speak('de');
  await site.speaks('de');
  await site.page.locator('.panel h3').filter({ hasText: 'Position korrigieren' }).waitFor();
  await site.settled();
  assert.equal(await site.page.locator('#line-title').innerText(), line);
  assert.equal(await site.page.locator('#search').inputValue(), 'U');
  assert.match(await site.page.locator('#app .verdict').first().innerText(), /Kosten je Baugruppe/);
  // The choice outlives the visit.
  await site.page.reload();
  await site.speaks('de');
  await site.watched.engineIs('ready');
  assert.equal(await site.page.locator('#start-title').innerText(), 'Stückliste prüfen');
  await site.speak('en');
  await site.speaks('en');
  assert.equal(await site.page.locator('#start-title').innerText(), 'Check a bill of materials');
  await site.close();
});

test('the engine speaks on after it was started anew', async () => {
  const site = await started({ locale: 'de-DE' });
  await site.openSample();
  await site.tile('RoHS').locator('.headline').getByText('Nicht konform', { exact: true }).waitFor();
  // Cancelling ends the worker; its successor is told the journal.
  await holdAnswers(site.page);
  await site.choose({ name: 'long.csv', mimeType: 'text/csv', buffer: longBom() });
  await site.page.getByRole('button', { name: 'Abbrechen' }).click();
  await site.watched.engineIs('ready');
  await site.goTo('findings');
  assert.match(await site.page.locator('.sheet').innerText(), /Befunde/);
  assert.doesNotMatch(await site.page.locator('.sheet').innerText(), /Lead time/);
  await site.close();
});

const longBom = () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `R${at},1,RC0402FR-07${at}KL,Yageo,0.0${at % 9}1`);
  return Buffer.from(['Designator,Qty,MPN,Manufacturer,Price', ...rows].join('\n'));
};

test('numbers and days are those of Intl', async () => {
  const site = await started();
  await site.openSample();
  const read = async () => {
    await site.goTo('plan');
    await site.page.locator('dl.days dd').first().waitFor();
    const days = await site.page.locator('dl.days dd').allInnerTexts();
    const amounts = await site.page.locator('#app .scale b').allInnerTexts();
    return { days, amounts };
  };
  const english = await read();
  assert.ok(english.days.length > 2 && english.amounts.length > 2);
  for (const [code, tag, locale] of [
    ['en', 'en', 'en-GB'],
    ['de', 'de', 'de-DE'],
    ['zh', 'zh-Hans', 'zh-CN'],
  ]) {
    await site.speak(code);
    await site.speaks(tag);
    await site.settled();
    const said = await read();
    const expected = await site.page.evaluate(
      ({ english, locale }) => {
        const day = (text) => {
          const found = text.match(/\d+ [A-Z][a-z]+ \d{4}/);
          return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(found[0]));
        };
        const amount = (text) => {
          const digits = text.split('.')[1]?.length ?? 0;
          const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
          return new Intl.NumberFormat(locale, options).format(Number(text.replaceAll(',', '')));
        };
        return { days: english.days.map(day), amounts: english.amounts.map(amount) };
      },
      { english, locale },
    );
    assert.deepEqual(said.amounts, expected.amounts, code);
    for (const [at, day] of expected.days.entries()) assert.ok(said.days[at].includes(day), `${said.days[at]}: ${day}`);
  }
  await site.close();
});

test('a number is understood as the language writes it', async () => {
  const site = await started({ locale: 'de-DE' });
  await site.speaks('de');
  await site.openSample();
  await site.goTo('cost');
  const target = site.page.locator('#target');
  await target.fill('1.234,5');
  await target.press('Tab');
  await site.page.waitForFunction(() => document.querySelector('#target')?.value === '1234,5');
  await site.settled();
  assert.equal(await target.inputValue(), '1234,5');
  await site.close();
});

const outside = (text) => {
  let depth = 0;
  let out = '';
  for (const sign of text) {
    if (sign === '⟦') depth += 1;
    else if (sign === '⟧') depth -= 1;
    else if (depth === 0 || sign === '\n') out += sign;
  }
  return out;
};

/** A sentence in marks; the months are one, of which a word is taken at a time. */
const mark = (english) => (english.startsWith('Jan') ? english.replaceAll(/\w+/g, '⟦$&⟧') : `⟦${english}⟧`);

/** The catalog with every sentence in marks, of the one that the site has. */
const marked = (catalog) =>
  catalog
    .split('\n')
    .map((line, at, lines) => (line.startsWith('= ') ? `= ${mark(lines[at - 1])}` : line))
    .join('\n');

/** The words of the sample's files: they are data. */
async function wordsOfSample() {
  const folder = new URL('../../src/domain/sample/', import.meta.url);
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')));
  const names = await readdir(folder);
  return new Set([...texts, ...names].join(' ').toLowerCase().split(/[^a-z]+/));
}

/** Names of programs, sellers and units, which are the same in all languages. */
const noSentences = new Set(['Bomlight', 'RoHS', 'KiB', 'Arrow', 'DigiKey', 'Farnell', 'Mouser']);
/** Names of encodings, and a cell of the file that is cut and ends with half a word. */
const isCode = (word) => /^(windows|iso|euc|shift|big|utf)[-_\d]/i.test(word) || word.endsWith('…');

test('no word of the screen stays English', async () => {
  const watched = await open({ serviceWorkers: 'block' });
  await watched.page.route(/de-[0-9a-f]+\.txt$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: marked(await response.text()) });
  });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new LanguagePage(watched);
  const data = await wordsOfSample();
  const found = new Set();
  const look = async (where) => {
    for (const line of (await site.words()).flatMap((text) => outside(text).split('\n'))) {
      const pieces = line.split(/\s+/).filter((it) => !isCode(it));
      const words = pieces.flatMap((it) => it.split(/[^A-Za-z]+/)).filter((it) => it.length > 2 && /[a-z]/.test(it));
      const english = words.filter((it) => !data.has(it.toLowerCase()) && !noSentences.has(it));
      if (english.length > 0) found.add(`${where}: ${line.trim().slice(0, 100)} (${english.join(' ')})`);
    }
  };
  await site.speak('de');
  await site.speaks('de');
  await look('start');
  await site.openSample();
  for (const section of LanguagePage.sections) {
    await site.goTo(section);
    await site.unfold();
    await look(section);
  }
  await site.goTo('lines');
  for (const at of [0, 3, 7]) {
    await site.page.locator('.line-button').nth(at).click();
    await site.page.locator('.panel').waitFor();
    await site.settled();
    await look(`line ${at}`);
  }
  await site.goTo('file');
  await site.page.locator('#change-0').click();
  await site.page.locator('#review-title').waitFor();
  await site.settled();
  await look('review');
  assert.deepEqual([...found].sort(), []);
  await site.close();
});

for (const [locale, tag] of [
  ['de-DE', 'de'],
  ['zh-CN', 'zh-Hans'],
]) {
  test(`axe finds nothing on any screen in ${tag}, and none is wider than a phone`, async () => {
    const site = await started({ locale, viewport: { width: 390, height: 844 } });
    await site.speaks(tag);
    assert.deepEqual(await site.watched.axeFindings(), []);
    assert.equal(await site.overflow(), 0);
    await site.picture(`start-${tag}-390`);
    await site.openSample();
    for (const section of LanguagePage.sections) {
      await site.goTo(section);
      assert.deepEqual(await site.watched.axeFindings(), [], section);
      assert.equal(await site.overflow(), 0, `${section} is wider than the page`);
      await site.picture(`${section}-${tag}-390`, { fullPage: true });
    }
    await site.page.setViewportSize({ width: 1440, height: 900 });
    for (const section of LanguagePage.sections) {
      await site.goTo(section);
      await site.picture(`${section}-${tag}-1440`, { fullPage: true });
    }
    await site.close();
  });
}
