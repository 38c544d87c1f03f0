import type { Text } from '../../message.ts';
import type { OpenState } from '../consultation/state.ts';
import { type ActName, writeAct } from '../staff/acts.ts';

/** Something to press for staff; `value` is an act of ours. */
export type BoardButton = {
  readonly label: Text;
  readonly value: string;
  readonly style?: 'primary' | 'danger';
};

type OfCase = { readonly programmeId: string; readonly consultationId: string };

const labels: Readonly<Record<ActName, string>> = {
  claim: 'thread.do-claim',
  accept: 'thread.do-accept',
  decline: 'thread.do-decline',
  wake: 'thread.do-wake',
  release: 'thread.do-release',
  reply: 'thread.do-reply',
  transfer: 'thread.do-transfer',
  snooze: 'thread.do-snooze',
  resolve: 'thread.do-resolve',
  templates: 'thread.do-templates',
  firm: 'thread.do-firm',
  send: 'thread.do-send',
  confirm: 'thread.do-confirm',
  undo: 'thread.do-undo',
  discard: 'thread.do-discard',
  correct: 'thread.do-correct',
  apologise: 'thread.do-apologise',
};

/** The button of an act. */
export function buttonOf(act: ActName, of: OfCase, argument = ''): BoardButton {
  return { label: { key: labels[act] }, value: writeAct({ ...of, act, argument }) };
}

const held: readonly ActName[] = ['reply', 'templates', 'firm', 'transfer', 'snooze', 'resolve', 'release'];

/** What can be pressed on the card of a case, as it stands. */
export function cardButtons(state: OpenState | null, of: OfCase): readonly BoardButton[] {
  if (state === null) return [];
  const all = (acts: readonly ActName[]): readonly BoardButton[] => acts.map((act) => buttonOf(act, of));
  switch (state.at) {
    case 'requested':
    case 'queued':
      return [{ ...buttonOf('claim', of, String(state.revision)), style: 'primary' }];
    case 'claimed':
    case 'waiting_customer':
      return all(held).map((one, at) => (at === 0 ? { ...one, style: 'primary' } : one));
    case 'transferring':
      return all(['accept', 'decline', 'reply', 'firm']);
    case 'snoozed':
      return all(['wake', 'reply', 'firm', 'resolve', 'release']);
    case 'resolved':
      return all(['reply', 'firm']);
    case 'returning':
      return [];
  }
}
