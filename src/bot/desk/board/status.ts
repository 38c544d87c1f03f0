import type { CardRow, Param, Text } from '../../message.ts';
import { type Resolution, resolutions } from '../consultation/reasons.ts';
import type { OpenState } from '../consultation/state.ts';
import { whenWords } from '../timers/promise.ts';

/** What a card says of where a case stands. `holder` and `to` are names of staff. */
export type Standing = {
  readonly state: OpenState | null;
  readonly resolution: string | null;
  readonly holder: string;
  readonly to: string;
  readonly now: string;
};

/** The rows on top of a card: where it stands, and by when the owner was promised an answer. */
export function statusRows(standing: Standing): readonly CardRow[] {
  const { state, now } = standing;
  const promised: readonly CardRow[] =
    state?.promised == null || !state.unanswered
      ? []
      : [{ label: { key: 'thread.row-promised' }, value: written(whenWords(now, state.promised)) }];
  return [{ label: { key: 'thread.row-state' }, value: stateText(standing), strong: true }, ...promised];
}

function stateText({ state, resolution, holder, to, now }: Standing): Text {
  if (state === null) return overText(resolution);
  switch (state.at) {
    case 'requested':
    case 'queued':
      return { key: 'thread.state-queued' };
    case 'claimed':
      return { key: 'thread.state-claimed', params: { holder } };
    case 'transferring':
      return { key: 'thread.state-transferring', params: { holder, to } };
    case 'snoozed':
      return { key: 'thread.state-snoozed', params: { holder, until: whenWords(now, state.until) } };
    case 'waiting_customer':
      return { key: 'thread.state-waiting', params: { holder } };
    case 'resolved':
      return { key: 'thread.state-resolved', params: { holder } };
    case 'returning':
      return overText(state.resolution);
  }
}

const endings: Readonly<Record<Resolution, string>> = {
  answered: 'record.ended-answered',
  'by-phone': 'record.ended-phone',
  'by-visit': 'record.ended-visit',
  'passed-on': 'record.ended-passed-on',
  'no-answer-needed': 'record.ended-no-need',
  idle: 'record.ended-idle',
};

function overText(resolution: string | null): Text {
  const known = resolutions.find((one) => one === resolution);
  if (known === undefined) return { key: 'thread.state-over' };
  return { key: 'thread.state-ended', params: { how: { as: 'text', text: { key: endings[known] } } } };
}

/** A moment alone, as a sentence of its own. */
function written(when: Param): Text {
  return { key: 'thread.when', params: { when } };
}
