import { usualRules } from '../../../src/bot/desk/consultation/rules.ts';
import { type DeskState, isHeld, quietDesk } from '../../../src/bot/desk/consultation/state.ts';
import { hoursOf, usualConsultation } from '../../../src/bot/desk/timers/hours.ts';
import { usualTimes } from '../../../src/bot/desk/timers/times.ts';
import { type DeskAtTurn, turnWithDesk } from '../../../src/bot/desk/turn/turn.ts';
import type { Effect } from '../../../src/bot/effect.ts';
import type { EventContent, InboundEvent } from '../../../src/bot/event.ts';
import { evolveFacts } from '../../../src/bot/evolve-facts.ts';
import type { Facts, InviteFacts, Locale, ProgrammeFacts } from '../../../src/bot/facts.ts';
import type { StoredState } from '../../../src/bot/flow.ts';
import { readInviteCode } from '../../../src/bot/flows/joining/invite-code.ts';
import { type Choice, canAsk, type MessageView } from '../../../src/bot/message.ts';
import { runTurn } from '../../../src/bot/route.ts';
import { writeText } from '../../../src/bot/text/write.ts';

export const programme: ProgrammeFacts = {
  id: '00000000-0000-8000-8000-00000000000a',
  code: 'midori',
  name: 'みどり市CO2見える化事業',
  client: 'みどり市',
  operator: 'はかる相談室',
  term: { from: '2026-08-01', to: '2027-03-31' },
  supportMonths: ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01'],
  comparisonMonths: ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'],
  reportingDay: 10,
  fiscalYearStart: 4,
  kinds: ['electricity', 'city_gas', 'lpg', 'kerosene', 'gasoline', 'diesel'],
  consents: [
    { purpose: 'use', required: true, version: '2026-11' },
    { purpose: 'client', required: true, version: '2026-11' },
    { purpose: 'statistics', required: false, version: '2026-11' },
  ],
  messaging: 'consented',
  rules: usualRules,
};

const invites: Readonly<Record<string, InviteFacts>> = {
  ABCD2345: { state: 'open', inviteId: '00000000-0000-8000-8000-0000000000f1', programme },
  USED2345: { state: 'used-up' },
  LATE2345: { state: 'expired' },
  SHUT2345: { state: 'closed' },
};

export const stranger: Facts = {
  today: '2026-11-12',
  locale: 'ja',
  programme: null,
  business: null,
  sites: [],
  readings: [],
  invite: null,
};

/** A choice with the words a person sees on it. */
export type Button = { readonly id: string; readonly label: string };

export type Turned = {
  readonly effects: readonly Effect[];
  readonly views: readonly MessageView[];
  readonly text: string;
  readonly buttons: readonly Button[];
};

/** A conversation in memory: plays events against the flows and keeps what they want kept. */
export type Talker = {
  readonly send: (content: EventContent) => Turned;
  readonly say: (text: string) => Turned;
  readonly tap: (label: string) => Turned;
  readonly tapId: (id: string) => Turned;
  readonly days: (count: number) => void;
  readonly facts: () => Facts;
  readonly stored: () => StoredState | null;
  readonly buttons: () => readonly Button[];
  /** Every button that was ever shown. */
  readonly allButtons: () => readonly Button[];
  readonly all: () => readonly Effect[];
  /** A person takes the floor, or gives it back: then the bot hears `returned`. */
  readonly floor: (to: 'person' | 'back') => Turned;
};

const address = { programmeId: 'p', platform: 'line', channel: 'U0', conversationId: 'c' } as const;

const caseOf = {
  ...{ consultationId: 'case', since: '2026-11-12T03:00:00.000Z' },
  reason: 'asked-directly',
  ...{ position: null, promised: null, unanswered: false, card: null, startedBy: null, revision: 2 },
} as const;
const returned: EventContent = {
  ...{ kind: 'returned', consultationId: 'case', resolution: 'by-phone' },
  ...{ before: [], after: [], promises: [] },
};

/** The desk of the programme, with the usual hours. */
function deskAt({ programme: of }: Facts, state: DeskState, now: string): DeskAtTurn | null {
  if (of === null) return null;
  const context = {
    now,
    eventId: now,
    hours: hoursOf(usualConsultation, new Set()),
    times: usualTimes,
    staff: new Set<string>(),
  };
  return { state, context };
}

export function createTalker(start: Facts = stranger, from: StoredState | null = null): Talker {
  let [facts, stored, count, minutes] = [start, from, 0, 0];
  let buttons: readonly Button[] = [];
  const shown: Button[] = [];
  const log: Effect[] = [];
  let desk: DeskState = quietDesk;
  const send = (content: EventContent): Turned => {
    count += 1;
    minutes += 1;
    const at = `${facts.today}T03:${String(Math.floor(minutes / 60) % 60).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}.000Z`;
    const event: InboundEvent = { id: `e${count}`, at, from: address, ...content };
    const code = content.kind === 'text' ? readInviteCode(content.text) : null;
    const given = { ...facts, invite: code === null ? null : (invites[code] ?? { state: 'unknown' as const }) };
    const spoken = { ...given, personSpeaks: isHeld(desk) };
    const input = { stored, event, facts: spoken, seed: `seed ${count}` };
    let wishes: readonly Effect[] = [];
    const { next, effects, steps } = turnWithDesk({ ...input, desk: deskAt(given, desk, at) }, () => {
      const talked = runTurn(input);
      wishes = talked.effects.filter((effect) => effect.do === 'ask-person');
      return talked;
    });
    desk = steps.at(-1)?.stepped.state ?? desk;
    stored = JSON.parse(JSON.stringify(next));
    facts = { ...evolveFacts(given, effects, at), invite: null };
    log.push(...effects, ...wishes);
    const views = effects.flatMap((effect) => (effect.do === 'say' ? effect.views : []));
    if (views.length > 0) buttons = buttonsOf(views, facts.locale);
    shown.push(...buttonsOf(views, facts.locale));
    return { effects, views, text: viewsAsText(views, facts.locale), buttons };
  };
  const tapId = (id: string): Turned => send({ kind: 'choice', data: id });
  return {
    send,
    say: (text) => send({ kind: 'text', messageId: `m${count + 1}`, text }),
    tap: (label) => {
      const button = buttons.find((one) => one.label === label);
      if (button === undefined)
        throw new Error(`no button ${label}, only ${buttons.map((one) => one.label).join(' / ')}`);
      return tapId(button.id);
    },
    tapId,
    days: (by) => {
      facts = { ...facts, today: new Date(Date.parse(facts.today) + by * 86_400_000).toISOString().slice(0, 10) };
    },
    facts: () => facts,
    stored: () => stored,
    buttons: () => buttons,
    allButtons: () => shown,
    all: () => log,
    floor: (to) => {
      desk =
        to === 'person'
          ? { ...quietDesk, ...caseOf, at: 'claimed', owner: 'somebody' }
          : { ...quietDesk, ...caseOf, at: 'returning', resolution: 'by-phone', attempt: 0 };
      return send(to === 'person' ? { kind: 'sticker', messageId: 'hello', words: [] } : returned);
    },
  };
}

function choicesOf(view: MessageView): readonly Choice[] {
  return canAsk(view) ? (view.choices ?? []) : [];
}

/** The lines of a card that can be tapped. */
function linesOf(view: MessageView): readonly Choice[] {
  return view.view === 'card' ? view.rows.flatMap(({ choice }) => choice ?? []) : [];
}

function buttonsOf(views: readonly MessageView[], locale: Locale): readonly Button[] {
  const all = views.flatMap((view) => [...choicesOf(view), ...linesOf(view)]);
  return all.map(({ id, label }) => ({ id, label: writeText(label, locale) }));
}

/** What a person reads, card rows as `label：value`, buttons in brackets. */
export function viewsAsText(views: readonly MessageView[], locale: Locale): string {
  const lines = views.flatMap((view) => {
    if (view.view === 'image') return [`<${writeText(view.alt, locale)}>`];
    if (view.view === 'link') return [writeText(view.text, locale), `<${writeText(view.label, locale)}>`];
    const buttons = choicesOf(view).map(({ label }) => `[${writeText(label, locale)}]`);
    const tail = buttons.length === 0 ? [] : [buttons.join(' ')];
    if (view.view === 'text') return [writeText(view.text, locale), ...tail];
    const rows = view.rows.map((row) => `${writeText(row.label, locale)}：${writeText(row.value, locale)}`);
    return [
      writeText(view.title, locale),
      ...(view.lead === undefined ? [] : [writeText(view.lead, locale)]),
      ...rows,
      ...(view.note === undefined ? [] : [writeText(view.note, locale)]),
      ...(view.hint === undefined ? [] : [writeText(view.hint, locale)]),
      ...tail,
    ];
  });
  return lines.join('\n');
}

/** A firm that has joined: one site with electricity and city gas of a known supplier. */
export const baker: Facts = {
  ...stranger,
  programme,
  business: {
    id: '00000000-0000-8000-8000-0000000000b1',
    name: '田中製パン',
    municipality: 'みどり市',
    industryCode: '097',
    employees: 5,
    floorAreaM2: 120,
  },
  sites: [
    {
      id: '00000000-0000-8000-8000-0000000000c1',
      name: '本店',
      energy: [
        {
          kind: 'electricity',
          unit: 'kWh',
          supplierCode: 'A0269',
          supplierName: '東京電力エナジーパートナー(株)',
          menu: null,
          area: null,
        },
        { kind: 'city_gas', unit: 'm3', supplierCode: null, supplierName: null, menu: null, area: null },
      ],
    },
  ],
};
