import type { Effect } from './effect.ts';
import type { BusinessFacts, Facts, ReadingFacts } from './facts.ts';

const newBusiness = {
  name: null,
  municipality: null,
  industryCode: null,
  employees: null,
  floorAreaM2: null,
} as const satisfies Omit<BusinessFacts, 'id'>;

/**
 * The facts as they will be once the effects are written: a step asks its next question from them, because facts are
 * loaded only before the step. `at` is the time of the event.
 */
export function evolveFacts(facts: Facts, effects: readonly Effect[], at: string): Facts {
  return effects.reduce((now, effect) => evolve(now, effect, at), facts);
}

function evolve(facts: Facts, effect: Effect, at: string): Facts {
  switch (effect.do) {
    case 'enter-programme':
      return facts.invite?.state === 'open' ? { ...facts, programme: facts.invite.programme } : facts;
    case 'leave-programme':
      return { ...facts, programme: null };
    case 'create-business':
    case 'take-place':
      return { ...facts, place: null, business: { id: effect.businessId, ...newBusiness } };
    case 'save-profile':
      return facts.business === null ? facts : { ...facts, business: { ...facts.business, ...effect.profile } };
    case 'save-site':
      return saveSite(facts, effect);
    case 'save-reading':
      return saveReading(facts, effect, at);
    case 'withdraw-reading':
      return { ...facts, readings: facts.readings.filter((one) => one.id !== effect.readingId) };
    case 'set-locale':
      return { ...facts, locale: effect.locale };
    case 'save-advice':
      return { ...facts, advice: [...(facts.advice ?? []), { ...effect.record, day: facts.today }] };
    case 'save-shown':
      return { ...facts, answersShown: (facts.answersShown ?? 0) + 1 };
    case 'corrections-told':
      return { ...facts, corrections: facts.corrections?.filter(({ id }) => !effect.correctionIds.includes(id)) ?? [] };
    case 'save-consent':
    case 'save-chart':
    case 'forget-message':
    case 'ask-person':
    case 'forget-photo':
    case 'photo-heard':
    case 'keep-photo':
    case 'keep-file':
    case 'read-sheet':
    case 'set-reachable':
    case 'learn-layout':
    case 'set-reminders':
    case 'save-opinion':
    case 'say':
    case 'leave-group':
      return facts;
  }
}

type Of<D extends Effect['do']> = Extract<Effect, { readonly do: D }>;

function saveSite(facts: Facts, { siteId, name, energy }: Of<'save-site'>): Facts {
  const site = { id: siteId, name, energy };
  const known = facts.sites.some((one) => one.id === siteId);
  const sites = known ? facts.sites.map((one) => (one.id === siteId ? site : one)) : [...facts.sites, site];
  return { ...facts, sites };
}

function saveReading(facts: Facts, { reading, calculation }: Of<'save-reading'>, at: string): Facts {
  const { id, siteId, kind, sort, quantity, period, month } = reading;
  const added: ReadingFacts = {
    ...{ id, siteId, kind, sort, quantity, period, month },
    amountYen: reading.amountYen ?? null,
    kgCo2: calculation?.kgCo2 ?? null,
    scope: calculation?.scope ?? null,
    provisional: calculation?.provisional ?? false,
    recordedAt: at,
    sourceMessageId: reading.sourceMessageId ?? null,
  };
  return { ...facts, readings: [...facts.readings.filter((one) => one.id !== reading.replaces), added] };
}
