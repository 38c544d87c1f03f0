import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemeCard } from '../../../src/bot/advice/scheme-card.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { schemePartView } from '../../../src/bot/flows/aside/scheme-list.ts';
import { schemeNotice } from '../../../src/bot/flows/aside/scheme-notice.ts';
import { schemeListOf, schemesAside } from '../../../src/bot/flows/aside/schemes.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { noticeKey, noticesNow } from '../../../src/bot/reminder/notices.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import type { Scheme } from '../../../src/engine/knowledge/scheme.ts';
import { addDays } from '../../../src/engine/period.ts';
import { matchOf } from '../../../src/engine/scheme/match.ts';
import { unknownProfile } from '../../../src/engine/scheme/profile.ts';
import { schemeOf } from '../../engine/scheme/fixtures.ts';
import { baker, programme } from '../support/talk.ts';

const days = Array.from({ length: 731 }, (_, index) => addDays('2025-06-01', index));
const claim = '受付中です（';
const person = { id: 'person', label: { key: 'common.person' } };

/** What may be called open, written without the program: a fixed window around the day, read within 90 days. */
function mayBeOpen({ windows, closed, asOf }: Scheme, today: string): boolean {
  const fixed = windows.some(
    ({ kind, planned, start, end }) =>
      kind === 'apply' && !planned && start !== null && end !== null && start <= today && today <= end,
  );
  return fixed && !closed && today <= addDays(asOf, 90);
}

function claims(views: readonly MessageView[]): readonly string[] {
  return views.flatMap((view) => {
    if (view.view !== 'card') return [];
    return view.rows.flatMap(({ label, value }) =>
      writeText(value, 'ja').includes(claim) ? [writeText(label, 'ja')] : [],
    );
  });
}

const measuresOf = (schemes: readonly Scheme[]) =>
  builtInKnowledge.measures.filter(({ id }) => schemes.some(({ measures }) => measures.includes(id)));

const factsOn = (today: string, schemes: readonly Scheme[]): Facts => ({
  ...baker,
  today,
  programme: { ...programme, regions: ['24202'], term: { from: '2025-01-01', to: '2028-01-01' } },
  business: baker.business === null ? null : { ...baker.business, municipality: null },
  knowledge: { ...builtInKnowledge, faq: [], stories: [], measures: measuresOf(schemes), schemes: [...schemes] },
});

/** Everything the list says on a day, its pages too, must be of schemes that are open that day. */
function checkDay(schemes: readonly Scheme[], today: string): void {
  const facts = factsOn(today, schemes);
  const open = new Set(schemes.filter((one) => mayBeOpen(one, today)).map(({ name }) => name.ja));
  const list = schemeListOf(facts);
  const pages = (['later', 'closed', 'unfit'] as const).map((part) => schemePartView(list, part, 0));
  for (const name of claims([...schemesAside(facts).views, ...pages]))
    expect([today, open.has(name)]).toEqual([today, true]);
  for (const { scheme } of noticesNow(facts.programme ?? programme, schemes, { today, hour: 10 }))
    expect([today, scheme.id, mayBeOpen(scheme, today)]).toEqual([today, scheme.id, true]);
}

it('calls nothing open in the list that is not open on that day, for two years of the knowledge', () => {
  for (const today of days) checkDay(builtInKnowledge.schemes, today);
});

it('calls nothing open on a card that is not open on that day, for every day and scheme', () => {
  for (const scheme of builtInKnowledge.schemes)
    for (const today of days) {
      const card = schemeCard(matchOf(scheme, unknownProfile, today), { locale: 'ja', sources: [], person });
      if (claims([card]).length > 0)
        expect([scheme.id, today, mayBeOpen(scheme, today)]).toEqual([scheme.id, today, true]);
    }
});

const day = fc.integer({ min: 0, max: 730 }).map((count) => addDays('2025-06-01', count));
const window = fc
  .record({
    label: fc.constant('x'),
    kind: fc.constantFrom('apply' as const, 'use' as const),
    start: fc.option(day, { freq: 6 }),
    end: fc.option(day, { freq: 6 }),
    planned: fc.boolean(),
    mayCloseEarly: fc.boolean(),
    note: fc.constant(null),
  })
  .filter(({ start, end }) => start === null || end === null || start <= end);
const schemes = fc
  .array(fc.record({ windows: fc.array(window, { minLength: 1, maxLength: 3 }), asOf: day, closed: fc.boolean() }), {
    ...{ minLength: 1, maxLength: 6 },
  })
  .map((all) =>
    all.map((one, index) => schemeOf({ ...one, id: `s${index}`, name: { ja: `制度${index}`, en: null, easy: null } })),
  );

it('holds for made-up windows, in the list and in what is told', () => {
  fc.assert(
    fc.property(schemes, fc.array(day, { minLength: 5, maxLength: 5 }), (all, some) => {
      // The days on which something begins or ends are those on which mistakes are made.
      const edges = all.flatMap(({ windows }) => windows.flatMap(({ start, end }) => [start, end]));
      for (const today of [...some, ...edges.flatMap((one) => (one === null ? [] : [one, addDays(one, 1)]))]) {
        checkDay(all, today);
        const facts = factsOn(today, all);
        for (const due of noticesNow(facts.programme ?? programme, all, { today, hour: 10 })) {
          const after = addDays(today, 400);
          const later = schemeNotice(noticeKey(due), factsOn(after, all));
          expect([after, later === null || mayBeOpen(due.scheme, after)]).toEqual([after, true]);
        }
      }
    }),
    { numRuns: 25 },
  );
});

it('does call open what is open, and tells of it', () => {
  const one = schemeOf({
    windows: [
      {
        ...schemeOf().windows[0],
        label: '1',
        kind: 'apply',
        start: '2026-11-01',
        end: '2026-12-15',
        planned: false,
        mayCloseEarly: true,
        note: null,
      },
    ],
  });
  const facts = factsOn('2026-11-01', [one]);
  expect(claims(schemesAside(facts).views)).toEqual([one.name.ja]);
  const due = noticesNow(facts.programme ?? programme, [one], { today: '2026-11-01', hour: 9 });
  expect(due.map(noticeKey)).toEqual(['notice:made-up:2026-11-01:opens']);
  for (const hour of [8, 18])
    expect(noticesNow(facts.programme ?? programme, [one], { today: '2026-11-01', hour })).toEqual([]);
  expect(schemeNotice('notice:made-up:2026-11-01:opens', facts)).not.toBeNull();
});
