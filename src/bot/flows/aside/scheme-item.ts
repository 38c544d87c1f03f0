import { textIn } from '../../../engine/knowledge/text.ts';
import { matchOf } from '../../../engine/scheme/match.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import { schemeCard } from '../../advice/scheme-card.ts';
import type { MessageView } from '../../message.ts';
import { line, type Moment } from '../talk.ts';
import { asideChoice } from './aside.ts';
import { personChoice } from './person.ts';
import { nextFor, schemeById } from './scheme-next.ts';
import { whyChoice } from './why.ts';

/** A scheme with its state today and whether it fits this firm, wherever it is for; null where it may not be shown. */
export function schemeItem(id: string, { facts }: Moment): readonly MessageView[] | null {
  const scheme = schemeById(id, facts);
  if (scheme === null) return null;
  const { sources } = knownOn(facts);
  const match = matchOf(scheme, profileOf(facts), facts.today);
  // What has ended is not worth a question.
  const isAsked = match.status.status !== 'closed' && facts.business !== null && nextFor(id, facts) !== null;
  const check = isAsked ? [asideChoice(line('scheme.check'), 'scheme-check', id)] : [];
  const nameOf = (other: string): string | null => {
    const found = schemeById(other, facts);
    return found === null ? null : textIn(found.name, facts.locale);
  };
  const choices = [...check, whyChoice({ type: 'subsidy', id }, [])];
  const card = schemeCard(match, { locale: facts.locale, sources, person: personChoice, choices, nameOf });
  return [card.view === 'card' ? { ...card, even: true, aside: true } : card];
}
