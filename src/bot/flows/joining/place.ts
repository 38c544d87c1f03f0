import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import { nameKey } from '../../import/firms.ts';
import { type Asked, askText, type Option } from '../question.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { recapCard } from './finish.ts';
import { readName } from './read-name.ts';
import type { HereAt, JoiningHere } from './state.ts';

const longest = 200;
const goOn: Option = {
  value: 'go-on',
  label: line('joining.go-on'),
  says: ['続ける', 'はい', 'ok', 'yes', 'continue'],
};

/** The name of the firm whose place the code opens: nothing of the firm is shown or joined before it is told. */
export function askPlace(): Asked {
  return askText('place', line('joining.ask-place'));
}

/** Opens the place to whoever knows the firm's name. A code that reached somebody else opens nothing. */
export function answerPlace(here: HereAt<'place'>, said: Said, { place }: Facts): Move<JoiningHere> {
  if (place == null) return { to: { at: 'code' }, lead: sayText(line('joining.place-gone')) };
  const read = readName(said, longest);
  if (!read.ok) return { miss: read.problem };
  if (place.name === null || nameKey(read.value) !== nameKey(place.name))
    return { miss: line('joining.place-differs') };
  const { businessId } = place;
  const saved = here.given.map((answer): RecordEffect => ({ do: 'save-consent', ...answer }));
  return { to: { at: 'placed' }, effects: [{ do: 'take-place', businessId, inviteId: here.inviteId }, ...saved] };
}

/** What was written of the firm beforehand is known from the next message on. */
export function askPlaced(): Asked {
  return askText('placed', line('joining.placed'), [goOn]);
}

/** Shows what was written beforehand, and begins to report; a firm without a place of use is asked for one. */
export function answerPlaced(said: Said, facts: Facts): Move<JoiningHere> {
  if (said.by !== 'option') return { miss: line('joining.placed-miss') };
  const lead = [recapCard(facts)];
  const uses = facts.sites.some(({ energy }) => energy.length > 0);
  return uses ? { goto: 'report', lead } : { to: { at: 'site-name' }, lead };
}
