import { matcherOf } from '../../../engine/scheme/match.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import { schemeCard } from '../../advice/scheme-card.ts';
import type { MessageView } from '../../message.ts';
import type { Moment } from '../talk.ts';
import { personChoice } from './person.ts';

/** A scheme with its state today and whether it fits this firm; null where it may not be shown. */
export function schemeItem(id: string, { facts }: Moment): readonly MessageView[] | null {
  const { schemes, sources } = knownOn(facts);
  const matches = matcherOf(schemes.filter((one) => one.id === id))(null, profileOf(facts), facts.today);
  const { recommended, upcoming, unverified, closed, unfit } = matches;
  const [match] = [...recommended, ...upcoming, ...unverified, ...closed, ...unfit];
  if (match === undefined) return null;
  return [schemeCard(match, { locale: facts.locale, sources, person: personChoice })];
}
