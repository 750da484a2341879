// When a page has come to rest: known by what the page does, never by a clock. A machine may be as slow as it likes.

/** After so many milliseconds a page hangs: a machine that is very slow takes a tenth of it. */
export const PATIENCE = 180_000;

/** Runs in every frame before all scripts: counts what the page has asked its workers and not been answered yet. */
export function watchQuestions() {
  const questions = { asked: 0, open: new Set(), held: false, deaths: null, programs: 0 };
  let workers = 0;
  /** The first number of a message: seven bits a byte, the lowest first (src/engine/protocol.rs). */
  const numberAt = (bytes, at) => {
    let [value, unit] = [0, 1];
    for (; ; at += 1, unit *= 128) {
      value += (bytes[at] & 127) * unit;
      if (bytes[at] < 128) return value;
    }
  };
  const ANSWER = 2;
  globalThis.questions = questions;
  globalThis.Worker = class extends Worker {
    #name = `${(workers += 1)}:`;

    constructor(...args) {
      super(...args);
      // Before the page's own handler: what is held never reaches it.
      this.addEventListener('message', (event) => {
        const [message] = Array.isArray(event.data) ? event.data : [];
        if (message?.[0] !== ANSWER) return;
        if (questions.held) event.stopImmediatePropagation();
        else questions.open.delete(this.#name + numberAt(message, 1));
      });
      // The same of a death, which is told once `letDie` says so.
      this.addEventListener('error', (event) => {
        if (!questions.deaths || event.isTold) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const told = new ErrorEvent('error', { message: event.message, cancelable: true });
        told.isTold = true;
        questions.deaths.push(() => this.dispatchEvent(told));
      });
    }

    postMessage(message, ...rest) {
      if (Array.isArray(message)) {
        questions.asked += 1;
        questions.open.add(this.#name + numberAt(message[0], 0));
      } else questions.programs += 1;
      super.postMessage(message, ...rest);
    }

    terminate() {
      questions.held = false;
      for (const it of questions.open) if (it.startsWith(this.#name)) questions.open.delete(it);
      super.terminate();
    }
  };
}

/**
 * Waits until the page has nothing to do: no job is under way, every question is answered, and what waits for a frame
 * or for an idle moment has had it without asking anew. `page` may be a frame.
 */
export async function settled(page) {
  const isSettled = async () => {
    const { questions } = globalThis;
    // A page whose scripts are not ours asks nobody.
    if (!questions) return true;
    const before = questions.asked;
    // A page that is not drawn, such as a frame of another origin that is out of sight, would wait for ever.
    const atMost = 1000;
    const isDrawn = self === top;
    const frame = () =>
      new Promise((done) => {
        setTimeout(done, isDrawn ? atMost : 0);
        if (isDrawn) requestAnimationFrame(done);
      });
    await frame();
    await frame();
    await new Promise((done) => requestIdleCallback(done, { timeout: atMost }));
    const { engine = 'ready' } = document.documentElement.dataset;
    return questions.open.size === 0 && questions.asked === before && ['ready', 'failed'].includes(engine);
  };
  // `waitForFunction` would not wait for what a promise gives: every promise counts as true.
  const deadline = performance.now() + PATIENCE;
  while (!(await page.evaluate(isSettled))) {
    if (performance.now() > deadline) throw new Error('the page does not come to rest');
  }
}

/** From now on no answer reaches the page, until it ends its worker: a check that takes as long as it must. */
export async function holdAnswers(page) {
  await page.evaluate(() => {
    globalThis.questions.held = true;
  });
}

/** From now on the page does not hear that its worker died, until `letDie`. */
export async function holdDeaths(page) {
  await page.evaluate(() => {
    globalThis.questions.deaths = [];
  });
}

/** Waits for a death that is held and for the program number `programs` on its way to a worker, then tells the death. */
export async function letDie(page, programs) {
  const isBoth = (programs) => questions.deaths.length > 0 && questions.programs >= programs;
  await page.waitForFunction(isBoth, programs);
  await page.evaluate(() => {
    const { deaths } = globalThis.questions;
    globalThis.questions.deaths = null;
    for (const tell of deaths) tell();
  });
}

/** Reads again and again, once in a frame of `page`, until `isIt` says so of what was read; gives what was read last. */
export async function eventually(page, read, isIt, within = PATIENCE) {
  const deadline = performance.now() + within;
  for (;;) {
    const found = await read();
    if (isIt(found) || performance.now() > deadline) return found;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
