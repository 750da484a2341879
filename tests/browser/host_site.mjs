// Pages of others that embed the check, each on an origin of its own.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteUrl } from './site.mjs';

const site = new URL(siteUrl).origin;
const demo = fileURLToPath(new URL('../../examples/quote-page/', import.meta.url));
const KINDS = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.csv': 'text/csv' };

/** The policy of a careful host: nothing inline, nothing but the checker from elsewhere. */
export const strictPolicy =
  `default-src 'none'; script-src 'self' ${site}; style-src 'self'; frame-src ${site}; connect-src 'self'; base-uri 'none'; form-action 'self'`;

/** Serves `answer(path)`: `{type, body, headers}` or nothing. */
async function serve(name, answer) {
  const server = createServer(async ({ url }, response) => {
    const found = await answer(new URL(url, 'http://host/').pathname).catch(() => undefined);
    response.writeHead(found ? 200 : 404, found && { 'content-type': found.type, ...found.headers });
    response.end(found?.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://${name}:${server.address().port}`;
  return { origin, url: `${origin}/`, end: () => server.closeAllConnections() ?? server.close() };
}

/** A page with this body and the policy as a header; `files` are others of the same origin. */
export const servePage = (body, { policy = strictPolicy, files = {}, name = 'localhost' } = {}) =>
  serve(name, async (path) => {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><body>${body}</body></html>`;
    const text = path === '/' ? page : files[path.slice(1)];
    const type = path === '/' ? 'text/html' : KINDS[path.slice(path.lastIndexOf('.'))];
    return text && { type, body: text, headers: { 'content-security-policy': policy } };
  });

/** The demo with the address of the tested site in it; its policy, which it states itself, is sent as a header, too. */
export const serveDemo = () =>
  serve('localhost', async (name) => {
    const file = path.join(demo, name === '/' ? 'index.html' : path.basename(name));
    let body = await readFile(file);
    const headers = {};
    if (file.endsWith('.html')) {
      body = body.toString().replaceAll('http://127.0.0.1:8080', site);
      headers['content-security-policy'] = body.match(/Content-Security-Policy" content="([^"]+)"/)[1];
    }
    return { type: KINDS[path.extname(file)], body, headers };
  });

/** The tested site on an origin of its own, as somebody runs it whose rules of embedding are `rules`. */
export const serveSite = (rules) =>
  serve('127.0.0.1', async (name) => {
    const response = await fetch(new URL(name, siteUrl));
    let body = Buffer.from(await response.arrayBuffer());
    if (name.startsWith('/framed-')) {
      body = body.toString().replace('know({ allowedOrigins, readWithoutAsking })', `know(${JSON.stringify(rules)})`);
    }
    return { type: response.headers.get('content-type'), body, headers: { 'access-control-allow-origin': '*' } };
  });

/** The script of the element on the tested site, as a tag; and the element. */
export const script = `<script src="${site}/bom-checker.js"></script>`;
export const checker = (attributes = '') => `<bom-checker src="${site}/" ${attributes}></bom-checker>`;
