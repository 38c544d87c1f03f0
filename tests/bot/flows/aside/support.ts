import { evolveFacts } from '../../../../src/bot/evolve-facts.ts';
import type { Facts, ReadingFacts } from '../../../../src/bot/facts.ts';
import type { Aside } from '../../../../src/bot/flows/aside/aside.ts';
import { asideId } from '../../../../src/bot/flows/aside/aside.ts';
import { pressAside, typedAside } from '../../../../src/bot/flows/aside/index.ts';
import { createIds } from '../../../../src/bot/ids.ts';
import { firstDay, lastDay, monthsFrom } from '../../../../src/engine/period.ts';
import { baker, viewsAsText } from '../../support/talk.ts';

const at = '2027-05-20T03:00:00.000Z';

/** A month of both kinds of the baker's; `kgCo2` null: no factor. */
export function monthOf(month: string, kgCo2: number | null): readonly ReadingFacts[] {
  return (['electricity', 'city_gas'] as const).map((kind) => ({
    id: `${kind} ${month}`,
    siteId: baker.sites[0]?.id ?? '',
    kind,
    sort: null,
    quantity: { value: 100, unit: kind === 'electricity' ? 'kWh' : 'm3' },
    period: { from: firstDay(month), to: lastDay(month) },
    month,
    kgCo2,
    scope: kind === 'electricity' ? 2 : 1,
    provisional: false,
    recordedAt: at,
  }));
}

/** The baker with every month from one to another known. */
export function bakerWith(from: string, to: string, kgCo2 = 50): Facts {
  const readings = monthsFrom(from, to).flatMap((month) => monthOf(month, kgCo2));
  return { ...baker, today: '2027-05-20', readings };
}

/** Buttons and words of asides one after another; facts are as the effects leave them. */
export function aside(start: Facts) {
  let facts = start;
  const take = (answer: Aside | null) => {
    const effects = answer?.effects ?? [];
    facts = evolveFacts(facts, effects, at);
    return { effects, text: viewsAsText(answer?.views ?? [], facts.locale), views: answer?.views ?? [] };
  };
  const moment = () => ({
    facts,
    event: {
      id: 'e',
      at,
      from: { programmeId: 'p', platform: 'line', channel: 'U', conversationId: 'c' },
      kind: 'choice',
      data: '',
    } as const,
    ids: createIds('seed'),
    nextAsk: '00000000',
  });
  return {
    press: (verb: string, ...args: readonly string[]) => take(pressAside(asideId(verb, ...args), moment())),
    pressId: (id: string) => take(pressAside(id, moment())),
    say: (text: string) => take(typedAside(text, moment())),
    facts: () => facts,
    wait: (today: string) => {
      facts = { ...facts, today };
    },
  };
}
