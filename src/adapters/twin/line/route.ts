import type { HostAnswer } from '../http-host.ts';
import type { Rate } from '../token-bucket.ts';
import type { LineState } from './state.ts';

/** One call that passed the checks which all endpoints share. */
export type Call = {
  readonly state: LineState;
  /** What stands at the places of the path; '' for one that is not there. */
  readonly params: readonly [string, string];
  /** The parsed body; null without one. */
  readonly body: unknown;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
};

/** One endpoint. */
export type Route = {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
  /** Content types that it takes; absent = no body. */
  readonly takes?: readonly string[];
  readonly rate?: Rate;
  readonly handle: (call: Call) => HostAnswer | Promise<HostAnswer>;
};

/** Limit of endpoints for which LINE names no other. @source https://developers.line.biz/en/reference/messaging-api/#rate-limits */
export const usualRate: Rate = { calls: 2_000, perMs: 1_000 };

/** For endpoints with a JSON body. */
export const json = ['application/json'] as const;

const HOUR_MS = 3_600_000;

/** So many calls an hour. */
export const hourly = (calls: number): Rate => ({ calls, perMs: HOUR_MS });
