import type { Param, Text } from '../message.ts';
import {
  type Audience,
  type Broadcast,
  type BroadcastState,
  type PersonCount,
  peopleIn,
  type Reach,
} from './broadcast.ts';

const audienceKeys = {
  all: 'office.to-all',
  system: 'office.to-system',
  consulting: 'office.to-consulting',
} as const;

/** For whom it is meant. */
export function audienceText(audience: Audience): Text {
  if (audience.to !== 'missing') return { key: audienceKeys[audience.to] };
  return { key: 'office.to-missing', params: { month: { as: 'month', month: audience.month } } };
}

const stateKeys: Readonly<Record<BroadcastState, string>> = {
  draft: 'office.notice-draft',
  proposed: 'office.notice-proposed',
  sending: 'office.notice-sending',
  done: 'office.notice-done',
  cancelled: 'office.notice-cancelled',
  dropped: 'office.notice-dropped',
};

/** How far it has come, in words. */
export function broadcastStateText(state: BroadcastState): Text {
  return { key: stateKeys[state] };
}

/** N of M in one line. */
export function progressText({ state, people, counts }: Broadcast): Text {
  const params = {
    state: { as: 'text', text: broadcastStateText(state) } as const,
    sent: peopleIn(counts, 'sent'),
    people,
  };
  return { key: 'office.notice-progress', params };
}

const waitKeys: Readonly<Record<string, string>> = {
  'quiet-hours': 'office.waits-quiet',
  talking: 'office.waits-talking',
  'with-person': 'office.waits-person',
  'push-plan-short': 'office.waits-plan',
  'push-plan-used-up': 'office.waits-plan',
};

const skipKeys: Readonly<Record<string, string>> = {
  stopped: 'office.skipped-stopped',
  'no-consent': 'office.skipped-consent',
  blocked: 'office.skipped-blocked',
  left: 'office.skipped-left',
  erased: 'office.skipped-left',
  'too-late': 'office.skipped-late',
};

/** Why people have not got it, each reason in a line. */
export function remainderTexts(counts: readonly PersonCount[]): readonly Text[] {
  return counts.flatMap((one) => {
    const key = keyOf(one);
    return key === null ? [] : [{ key, params: { people: one.people } }];
  });
}

function keyOf({ state, code }: PersonCount): string | null {
  switch (state) {
    case 'sent':
      return null;
    case 'waiting':
      return waitKeys[code ?? ''] ?? 'office.waits';
    case 'queued':
      return waitKeys[code ?? ''] ?? 'office.leaving';
    case 'skipped':
      return skipKeys[code ?? ''] ?? 'office.skipped-left';
    case 'failed':
      return 'office.undelivered';
    case 'unknown':
      return 'office.in-doubt';
    case 'cancelled':
      return 'office.not-sent';
  }
}

/** How many it reaches, what that costs, and whom it does not reach. `room` null: the plan has no limit. */
export function reachTexts(
  reach: Reach,
  plan: { readonly used: number; readonly room: number | null },
): readonly Text[] {
  const { line, slack, stopped, blocked } = reach;
  const short = plan.room === null ? 0 : line - plan.room;
  const room: Param = plan.room === null ? { as: 'text', text: { key: 'office.no-limit' } } : plan.room;
  return [
    { key: 'office.reach', params: { people: line + slack, line, slack } },
    { key: 'office.cost', params: { line, used: plan.used, room } },
    ...(short > 0 ? [{ key: 'office.cost-short', params: { count: short } }] : []),
    ...(stopped + blocked === 0 ? [] : [{ key: 'office.reach-not', params: { stopped, blocked } }]),
  ];
}
