/** What is sent: verdicts and totals; the report with its lines, too; the files themselves, too. */
export type Contents = 'summary' | 'lines' | 'files';

/** The summary, `bomlight-result/1`: decimals are text, dates ISO, what is absent is unknown. */
export interface Summary {
  schema: 'bomlight-result/1';
  generator: { name: string; version: string };
  date: string;
  file_name?: string;
  sample?: true;
  lines: { all: number; fitted: number; dnp: number };
  rohs: Record<string, number | string>;
  regimes: { regime: string; verdict: 'pass' | 'fail' | 'unknown' }[];
  cost_of: 'boards' | 'parts';
  currency?: string;
  volumes: {
    boards: number;
    per_board?: string;
    total?: string;
    priced: number;
    estimated: number;
    unpriced: number;
    short?: number;
    earliest_ship?: string;
    parts_without_date?: number;
  }[];
  supply: Record<string, number>;
  least_known_percent: number;
  missing: { figure: string; boards?: number; known: number; of: number }[];
  findings: { error: number; warning: number; note: number };
  not_checked: string[];
}

export interface Config {
  /** A profile as `bomlight profile` prints it; `none` costs the parts alone. */
  profile?: object | 'none';
  /** Exchange rates, as JSON or as CSV. */
  rates?: object | string;
  /** A price list, as a list of objects or as CSV. */
  prices?: object[] | string;
  boards?: string | number[];
  currency?: string;
  submit?: { label?: string; contents?: Contents; fileName?: boolean };
}

export interface BomCheckerEvents {
  'bomlight-ready': CustomEvent<{ version: number; capabilities: string[] }>;
  'bomlight-result': CustomEvent<{ format: 'summary'; summary: Summary } | { format: 'json' | 'html'; file: File }>;
  'bomlight-submit': CustomEvent<{ contents: Contents; summary: Summary; reports: File[]; files: File[] }>;
  'bomlight-error': CustomEvent<{ code: string; message: string }>;
}

/**
 * Attributes: src, sandbox, label, height, theme, locale, profile, boards, currency, submit-label, submit-contents,
 * submit-file-name.
 */
export interface BomChecker extends HTMLElement {
  config: Config;
  loadFile(blob: Blob, name?: string): Promise<void>;
  getResult(format?: 'summary'): Promise<Summary>;
  getResult(format: 'json' | 'html'): Promise<File>;
  reset(): Promise<void>;
  addEventListener<K extends keyof BomCheckerEvents>(
    type: K,
    listener: (this: BomChecker, event: BomCheckerEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'bom-checker': BomChecker;
  }
}
