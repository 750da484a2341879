// Small files of the tests' own.

export const bom = {
  name: 'board.csv',
  text:
    'Reference,Qty,Value,MPN,Manufacturer\n' +
    'R2-R3,2,10k,RC0402FR-0710KL,Yageo\n' +
    'R10,1,4k7,RC0402FR-074K7L,Yageo\n' +
    'U1,1,STM32,STM32F103C8T6,ST\n',
};

export const prices = {
  name: 'prices.csv',
  text:
    'Manufacturer Part Number,Price 1,Price 100,Currency,Stock,Lead time (weeks),RoHS\n' +
    'RC0402FR-0710KL,0.10,0.01,USD,50000,8,Yes\n' +
    'STM32F103C8T6,5.00,4.00,USD,120,26,Not RoHS Compliant\n',
};

/** A file field's form of a file. */
export const payload = ({ name, text, bytes }) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes ?? text),
});

/** Folder of real BOMs beside the project; absent on a stranger's machine. */
export const corpus = new URL('../../../shared/corpus/files/', import.meta.url);
