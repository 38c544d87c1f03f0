import { peerRows } from '../../advice/peer-texts.ts';
import type { Choice, MessageView } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { measuresChoice } from './measures-list.ts';

/** The way to the comparison with others. */
export const compareChoice: Choice = asideChoice(line('observation.compare'), 'compare');

const none = {
  'own-year': 'observation.no-peers-year',
  'own-kind': 'observation.no-peers-kind',
  'too-few': 'observation.no-peers-few',
} as const;

/** Where the firm stands among others of its trade and size: no names, no rank; or why nothing can be compared. */
function comparison({ facts }: Moment): Aside {
  if (facts.programme === null || facts.business === null) return { views: sayText(line('measures.not-joined')) };
  const { peers = 'too-few' } = facts;
  const told: Pick<Extract<MessageView, { view: 'card' }>, 'rows' | 'lead' | 'note'> = typeof peers === 'string'
    ? { rows: [], lead: line(none[peers]), note: line('observation.compare-rule') }
    : { rows: peerRows(peers), note: line('observation.compare-note') };
  const view: MessageView = {
    ...{ view: 'card', title: line('observation.compare'), ...told },
    ...{ choices: [measuresChoice], even: true, aside: true },
  };
  return { views: [view] };
}

/** Comparing (比べる) with other firms, which stay unknown. */
export const compare: AsideSubject = {
  presses: { compare: (_, moment) => comparison(moment) },
  says: {
    compare: [
      ...['比べる', 'くらべる', '比較', 'ほかの会社', '他の会社', 'ほかの会社と比べる', '他社と比べる', '同業他社'],
      ...['同じ業種', 'みんなと比べる', 'compare', 'other firms', 'compare with others'],
    ],
  },
};
