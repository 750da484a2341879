// The style sheets of page, report and print have one set of tokens: style/tokens.css. No browser is needed to see it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const names = readdirSync(new URL('style/', root)).filter((it) => it.endsWith('.css'));
const sheets = new Map(names.map((name) => [name, text(`style/${name}`).replaceAll(/\/\*.*?\*\//gs, '')]));
const tokens = sheets.get('tokens.css');
const declared = (css) => [...css.matchAll(/(?<![\w-])(--[\w-]+):/g)].map((it) => it[1]);
const used = (css) => [...css.matchAll(/var\((--[\w-]+)/g)].map((it) => it[1]);
const all = [...sheets.values()].join('\n');

/** What stands outside of all braces: the heads of blocks, and statements. */
function topLevel(css) {
  let depth = 0;
  let head = '';
  const heads = [];
  for (const sign of css) {
    if (sign === '}') depth -= 1;
    else if (depth === 0 && (sign === '{' || sign === ';')) heads.push(head.trim());
    else if (depth === 0) head += sign;
    if (sign === '{') depth += 1;
    if (depth > 0 || sign === ';' || sign === '}') head = '';
  }
  return heads;
}

test('every rule stands in a layer that tokens.css orders', () => {
  const order = tokens.match(/@layer ([\w, ]+);/)[1].split(', ');
  for (const [name, css] of sheets) {
    for (const head of topLevel(css)) {
      const layers = head.match(/^@layer (.+)$/)?.[1].split(', ');
      if (layers) for (const layer of layers) assert.ok(order.includes(layer), `${name}: ${layer}`);
      // The sheets of paper that a report is printed on have no layer.
      else assert.match(head, /^@page\b/, name);
    }
  }
});

test('every color is a token, but for the foot of a printed page, which knows none', () => {
  for (const [name, css] of sheets) {
    if (name === 'tokens.css') continue;
    const rules = css.replaceAll(/@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
    assert.doesNotMatch(rules, /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(rgb|hsl|oklch|light-dark)\(/i, name);
  }
});

test('every token is declared where it is used, and used where it is declared', () => {
  const shared = new Set(declared(tokens));
  for (const [name, css] of sheets) {
    const known = new Set([...shared, ...declared(css)]);
    for (const it of used(css)) assert.ok(known.has(it), `${name} uses ${it}`);
  }
  const wanted = new Set(used(all));
  assert.deepEqual([...shared].filter((it) => !wanted.has(it)), []);
});

test('things change at the widths that tokens.css lists, and at no others', () => {
  const list = text('style/tokens.css').match(/in rem:\s+((?:\d+ [a-z ]+[,.]\s*)+)/)[1];
  const widths = [...list.matchAll(/\d+/g)].map((it) => Number(it[0]));
  assert.deepEqual(widths, [36, 48, 56, 64, 80, 120]);
  const folder = new URL('src/app/', root);
  const screens = readdirSync(folder, { recursive: true }).filter((it) => it.endsWith('.rs'));
  const sources = [all, ...screens.map((it) => readFileSync(new URL(it, folder), 'utf8'))].join('\n');
  const found = [...sources.matchAll(/\(width [<>]=? ([\d.]+)(\w+)\)/g)];
  for (const [query, width, unit] of found) assert.ok(unit === 'rem' && widths.includes(Number(width)), query);
  assert.deepEqual([...new Set(found.map((it) => Number(it[1])))].toSorted((one, other) => one - other), widths);
  assert.doesNotMatch(sources, /\((min|max)-width/);
});

test('page and report are linked to the same tokens', () => {
  const links = [...text('index.html').matchAll(/rel="stylesheet" href="\.\/([\w.]+)"/g)].map((it) => it[1]);
  assert.equal(links[0], 'tokens.css');
  assert.deepEqual(links.toSorted(), names.toSorted());
});
