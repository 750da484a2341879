// A Chromium for the browser tests, and pages in it that are watched: what they ask for, what they complain about.
//
// `cargo xtask test browser [NAME]` builds the site, serves it and sets the variables that are read here.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { PATIENCE, eventually, settled, watchQuestions } from './settled.mjs';

const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests through \`cargo xtask test browser\``);
  return value;
};

export const siteUrl = required('BOMLIGHT_URL');
/** The native command line, to hold its output against the page's. */
export const commandLine = process.env.BOMLIGHT_CLI;
export const screens = process.env.BOMLIGHT_SCREENS ?? 'target/screens';

/** Flags under which Debian's Chromium runs quietly in a container. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launch = () =>
  chromium.launch({ executablePath: required('BOMLIGHT_CHROMIUM'), args: flags });

/** Starts one browser for the tests of a file. Returns a function that opens a watched page in it, with options as there. */
export function useBrowser(always) {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
  });
  return (options) => WatchedPage.open(browser, { ...always, ...options });
}

/** A page of its own context, with a list of everything it requested and everything that went wrong on it. */
export class WatchedPage {
  requests = [];
  complaints = [];

  /** Options are those of a Playwright context: colorScheme, viewport, javaScriptEnabled …. */
  static async open(browser, options = {}) {
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(PATIENCE);
    const watched = new WatchedPage(await context.newPage());
    await watched.page.addInitScript(watchQuestions);
    await watched.page.addInitScript(() => {
      // The console tells of a blocked thing only where the browser reports it; this event always fires.
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI || event.sourceFile}`),
      );
    });
    return watched;
  }

  constructor(page) {
    this.page = page;
    // From the context and not the page: it also sees what workers ask for.
    page.context().on('request', (request) => this.requests.push(request.url()));
    page.on('requestfailed', (request) => {
      // What a page was still loading when it was left is no failure.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') this.complaints.push(`failed: ${request.url()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A word of the test's own: it asked for a page without a service worker.
      if (message.text() === 'Service Worker registration blocked by Playwright') return;
      // Chromium does not say in its words what could not be loaded.
      const what = message.text().startsWith('Failed to load resource') ? `: ${message.location().url}` : '';
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text() + what);
    });
  }

  /** Opens the site; `fragment` is what stands after `#`. */
  async goto(fragment = '') {
    await this.page.goto(siteUrl + (fragment && `#${fragment}`));
    return this;
  }

  /** Waits until the engine says so: `loading`, `ready`, `working` or `failed`. */
  async engineIs(state) {
    await this.page.waitForSelector(`html[data-engine="${state}"]`, { state: 'attached' });
    return this;
  }

  /** The requests since `mark` (an earlier length of `requests`) that are not for bytes which the page holds itself. */
  sentRequests(mark = 0) {
    return this.requests.slice(mark).filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'));
  }

  /** Does `work` and fails if the page asks anybody for anything meanwhile. */
  async sendsNothingWhile(work) {
    // The parts of the program that follow the start are asked for at the page's own address: those must be there first.
    const isWhole = () => this.requests.some((url) => url.includes('/engine_rest-'));
    await eventually(this.page, isWhole, (it) => it);
    const mark = this.requests.length;
    const outcome = await work();
    assert.deepEqual(this.sentRequests(mark), [], 'the page sends nothing');
    return outcome;
  }

  /** Waits until the page has nothing to do any more. */
  async settled() {
    await settled(this.page);
  }

  /** What axe finds on the page once it is at rest, one line for each element. */
  async axeFindings() {
    const source = await axeSource;
    await settled(this.page);
    // Through the debugger: the page's content security policy would not let a script element in.
    await this.page.evaluate(source);
    return this.page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
      );
    });
  }

  /** A picture in target/screens/, for the README and for whoever wants to see. */
  async picture(name, options = {}) {
    await mkdir(screens, { recursive: true });
    await settled(this.page);
    await this.page.screenshot({ path: path.join(screens, `${name}.png`), animations: 'disabled', ...options });
  }

  async close() {
    await this.page.context().close();
  }
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
