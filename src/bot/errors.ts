/** Codes of errors that leave a folder; one list, never reused. */
export type ErrorCode =
  | 'line-signature-missing'
  | 'line-signature-invalid'
  | 'body-too-large'
  | 'body-not-json'
  | 'body-not-a-webhook'
  | 'database-unavailable'
  | 'line-message-invalid'
  | 'line-rate-limited'
  | 'line-quota-exhausted'
  | 'line-unavailable'
  | 'line-refused'
  | 'slack-signature-missing'
  | 'slack-signature-invalid'
  | 'slack-request-stale'
  | 'slack-message-invalid'
  | 'slack-rate-limited'
  | 'slack-unavailable'
  | 'slack-refused'
  | 'content-too-large'
  | 'content-not-an-image'
  | 'content-too-many-pixels'
  | 'content-not-a-table'
  | 'content-a-page'
  | 'content-of-no-known-kind'
  | 'content-gone'
  | 'content-not-ready'
  | 'stale-revision'
  | 'key-destroyed'
  | 'host-not-allowed'
  | 'setting-invalid'
  | 'programme-invalid'
  | 'programme-unknown'
  | 'programme-exists'
  | 'seed-refused'
  | 'import-too-long'
  | 'import-no-table'
  | 'import-which-sheet'
  | 'invite-refused';

/** A request that is turned away before anything is stored. `status` is the HTTP answer. */
export class RejectedRequest extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  constructor(code: ErrorCode, status: number) {
    super(code);
    this.name = 'RejectedRequest';
    this.code = code;
    this.status = status;
  }
}

/** A platform or service answered "no", or not at all. */
export class ExternalError extends Error {
  readonly code: ErrorCode;
  readonly retry: 'later' | 'never';
  constructor(code: ErrorCode, retry: 'later' | 'never', options?: ErrorOptions) {
    super(code, options);
    this.name = 'ExternalError';
    this.code = code;
    this.retry = retry;
  }
}

/** Settings or files that keep the program from starting. `faults` names each one, without its value. */
export class ConfigError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly string[];
  constructor(code: ErrorCode, faults: readonly string[]) {
    super(`${code}: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.code = code;
    this.faults = faults;
  }
}

/** The code of an error, or of what caused it, if there is one; else its name: a message could quote what it was about. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
