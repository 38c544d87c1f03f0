import type { Text } from '../../message.ts';
import type { Reason, Resolution } from '../consultation/reasons.ts';
import type { DeskAt } from '../consultation/state.ts';
import type { CaseRecord } from './case.ts';

const routes: Readonly<Record<CaseRecord['route'], string>> = {
  line: 'record.route-line',
  slack: 'record.route-slack',
  telephone: 'record.route-telephone',
  'e-mail': 'record.route-e-mail',
};

const reasons: Readonly<Record<Reason, string>> = {
  'asked-politely': 'record.reason-asked',
  'asked-directly': 'record.reason-asked',
  'two-misses': 'record.reason-misses',
  'no-answer': 'record.reason-no-answer',
  'low-confidence': 'record.reason-unsure',
  complaint: 'record.reason-complaint',
  safety: 'record.reason-safety',
  'flagged-figure': 'record.reason-figure',
  'no-factor': 'record.reason-no-factor',
  'failed-turn': 'record.reason-turn',
  rule: 'record.reason-rule',
  staff: 'record.reason-staff',
};

const states: Readonly<Record<Exclude<DeskAt, 'bot' | 'returning'> | 'closed', string>> = {
  requested: 'record.state-requested',
  queued: 'record.state-queued',
  claimed: 'record.state-held',
  transferring: 'record.state-held',
  snoozed: 'record.state-snoozed',
  waiting_customer: 'record.state-waiting',
  resolved: 'record.state-held',
  closed: 'record.state-closed',
};

const resolutions: Readonly<Record<Resolution, string>> = {
  answered: 'record.ended-answered',
  'by-phone': 'record.ended-phone',
  'by-visit': 'record.ended-visit',
  'passed-on': 'record.ended-passed-on',
  'no-answer-needed': 'record.ended-no-need',
  idle: 'record.ended-idle',
};

/** Codes as the words of the record; one that no table holds stands as it is. */
export const recordWords = {
  route: (code: string) => textOf(routes, code),
  reason: (code: string) => textOf(reasons, code),
  state: (code: string) => textOf(states, code),
  resolution: (code: string) => textOf(resolutions, code),
} as const;

function textOf(table: Readonly<Record<string, string>>, code: string): Text | { readonly words: string } {
  const key = Object.hasOwn(table, code) ? table[code] : undefined;
  return key === undefined ? { words: code } : { key };
}
