import type { Scheme } from '../../../engine/knowledge/scheme.ts';
import { matcherOf, matchOf } from '../../../engine/scheme/match.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import type { Facts } from '../../facts.ts';
import type { Moment } from '../talk.ts';
import type { Aside, AsideSubject } from './aside.ts';
import { type ListPart, type SchemeList, schemeListViews, schemePartView } from './scheme-list.ts';

/** The schemes for the firm's place and industry today, or of those that were asked about. */
export function schemeListOf(facts: Facts, ids: readonly string[] | null = null): SchemeList {
  const knowledge = knownOn(facts);
  const profile = profileOf(facts);
  const asked = knowledge.schemes.filter(({ id }) => ids?.includes(id) ?? true);
  // Where the firm's place is not known, what is for one place only cannot be said to be for the firm.
  const placeKnown = profile.regions.length > 0;
  const here = asked.filter((scheme) => placeKnown || scheme.regions.includes('00'));
  const isElsewhere = (scheme: Scheme): boolean =>
    matchOf(scheme, profile, facts.today).eligibility.conditions[0]?.answer === 'no';
  return {
    matches: matcherOf(here)(null, profile, facts.today),
    elsewhere: ids === null ? [] : asked.filter(isElsewhere),
    only: ids !== null,
    ...{ placeKnown, today: facts.today, locale: facts.locale, knowledge },
  };
}

/** The list as an answer. What is shown as open is kept, so that it can be recalled. */
export function schemesAside(facts: Facts, ids: readonly string[] | null = null): Aside {
  const list = schemeListOf(facts, ids);
  const items = list.matches.recommended.map(({ scheme }) => ({ type: 'subsidy', id: scheme.id }) as const);
  const { edition } = knownOn(facts);
  const effects = items.length === 0 ? [] : [{ do: 'save-shown', edition: edition.id, items } as const];
  return { views: schemeListViews(list), effects };
}

const parts: readonly ListPart[] = ['later', 'closed', 'unfit'];

function partAside([named, page = '0']: readonly string[], { facts }: Moment): Aside | null {
  const part = parts.find((one) => one === named);
  if (part === undefined || !/^\d{1,2}$/.test(page)) return null;
  return { views: [schemePartView(schemeListOf(facts), part, Number(page))] };
}

/** What support there is (補助金, 融資, 診断, …), by the state of the day. */
export const schemes: AsideSubject = {
  presses: {
    schemes: (_, { facts }) => schemesAside(facts),
    'schemes-more': partAside,
  },
  says: {
    schemes: [
      ...[
        '補助金',
        '助成金',
        '制度',
        '支援制度',
        '使える補助金',
        '使える助成金',
        '使える制度',
        'ほじょきん',
        'じょせいきん',
      ],
      ...['補助金はありますか', '補助金ありますか', '補助金はある', '補助金ある', '使える補助金はありますか'],
      ...['補助金を知りたい', '補助金が知りたい', '補助金について', '補助金のこと', 'つかえるほじょきん'],
      ...['subsidies', 'subsidy', 'grants', 'support schemes', 'schemes', 'what subsidies are there'],
    ],
  },
};
