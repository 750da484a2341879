// Only in the page that is one file: its programs and texts stand in it as one LZMA stream in base 94, in the order in
// which they are needed. The boot script asks for them here. They are decompressed as far as they are asked for, a slice at
// a time, so that the page paints and answers meanwhile. The program that does it stands before them (decompress/).

/** Bytes that are decompressed in one go, some milliseconds. */
const SLICE = 1 << 17;

/** The bytes that an element holds in base 94 behind their number (xtask/src/bundle.rs); it is not needed again. */
const taken = (id) => {
  const element = document.getElementById(id);
  const text = element.textContent;
  element.remove();
  const start = text.indexOf(':') + 1;
  const length = parseInt(text, 10);
  const bytes = new Uint8Array(length + 9);
  for (let at = start, to = 0; to < length; to += 9) {
    // Nine bytes as three numbers of 24 bits, the highest first.
    let [high, middle, low] = [0, 0, 0];
    for (const end = at + 11; at < end; at += 1) {
      const code = text.charCodeAt(at);
      low = low * 94 + code - (code > 60 ? 33 : 32);
      middle = middle * 94 + Math.floor(low / 0x1000000);
      high = high * 94 + Math.floor(middle / 0x1000000);
      low %= 0x1000000;
      middle %= 0x1000000;
    }
    [high, middle, low].forEach((number, part) => {
      for (let place = 0; place < 3; place += 1) bytes[to + part * 3 + place] = number >> (16 - 8 * place);
    });
  }
  return bytes.subarray(0, length);
};

/** Lets the page do what it has to do. */
const breathe = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

const parts = document.getElementById('packed').dataset.parts.split(' ').map((it) => it.split(':'));
const decompressed = new Map();

/** The program with the whole stream in its memory. */
const program = (async () => {
  const gzipped = new Blob([taken('decompress')]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { instance } = await WebAssembly.instantiate(await new Response(gzipped).arrayBuffer());
  const { memory, room, next } = instance.exports;
  const packed = taken('packed');
  // Room first: it gives the memory another buffer.
  const at = room(packed.length);
  new Uint8Array(memory.buffer).set(packed, at);
  return { memory, next };
})();

/** Decompresses the next part. */
const decompressNext = async () => {
  const [id, type, length] = parts.shift();
  const { memory, next } = await program;
  const bytes = new Uint8Array(Number(length));
  for (let done = 0; done < bytes.length; done += SLICE) {
    const count = Math.min(SLICE, bytes.length - done);
    const at = next(count);
    if (at === 0) throw new Error('This file is damaged.');
    bytes.set(new Uint8Array(memory.buffer, at, count), done);
    await breathe();
  }
  decompressed.set(id, { bytes, type });
};

let turn = Promise.resolve();

/** A response with the part of a name, as if it had been fetched. */
globalThis.bomlightPart = (id) => {
  turn = turn.then(async () => {
    while (!decompressed.has(id)) await decompressNext();
  });
  return turn.then(() => {
    const { bytes, type } = decompressed.get(id);
    return new Response(bytes, { headers: { 'content-type': type } });
  });
};
