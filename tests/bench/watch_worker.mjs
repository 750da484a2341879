// How long the engine in its worker takes for each request: from the posted request to the posted answer.
//
// Runs in the page before its own scripts. A message to the engine begins with its number, a message to the page with
// its kind (2 is an answer) and the number that it answers, each as a postcard varint.

export function watchWorker() {
  const asked = new Map();
  globalThis.engineTimes = [];
  const number = (bytes, start) => {
    let value = 0;
    let at = start;
    let shift = 0;
    do {
      value |= (bytes[at] & 127) << shift;
      shift += 7;
    } while (bytes[at++] & 128);
    return value;
  };
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (!Array.isArray(data) || data[0][0] !== 2) return;
        const begin = asked.get(number(data[0], 1));
        if (begin !== undefined) globalThis.engineTimes.push(performance.now() - begin);
      });
    }
    postMessage(message, ...given) {
      if (Array.isArray(message)) asked.set(number(message[0], 0), performance.now());
      super.postMessage(message, ...given);
    }
  };
}
