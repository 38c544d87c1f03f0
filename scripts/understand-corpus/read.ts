import type { Context, Kind, Known, Period, Unit } from '../../src/bot/understand/contract.ts';
import { kinds, units } from '../../src/bot/understand/contract.ts';
import trades from './trades.json' with { type: 'json' };

/** Where the messages below stand: who writes, when, and what was asked. */
export type Place = {
  readonly trade: string;
  readonly locale: 'ja' | 'en';
  readonly referenceDate: string;
  readonly context: Context;
};

type Trade = { kinds: string[]; previous: string[]; sites?: string[]; fiscalYearStart?: number };

const standard: Readonly<Record<Kind, Unit>> = {
  electricity: 'kWh',
  city_gas: 'm3',
  lpg: 'm3',
  gas: 'm3',
  lng: 't',
  kerosene: 'L',
  heavy_oil: 'L',
  diesel: 'L',
  gasoline: 'L',
  coal: 't',
  coke: 't',
  steam: 'GJ',
  heat: 'GJ',
  water: 'm3',
  waste: 'kg',
};

/** Reads `udon value:electricity rec=r1/city_gas/266/m3 date=2027-01-08`. */
export function readPlace(words: string, locale: 'ja' | 'en'): Place {
  const [trade = '', ...rest] = words.split(' ');
  const book: Readonly<Record<string, Trade>> = trades;
  const found = book[trade];
  if (found === undefined) throw new Error(`no such trade: ${trade}`);
  const option = (name: string) => rest.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const month = option('default') ?? '2026-10';
  const defaultPeriod = { from: month, to: month };
  const base: Context = {
    kinds: found.kinds.map(kind),
    sites: found.sites ?? [],
    fiscalYearStart: found.fiscalYearStart ?? 4,
    defaultPeriod,
    awaiting: null,
    asked: null,
    pending: null,
    recorded: rest.filter((word) => word.startsWith('rec=')).map((word) => readRecorded(word.slice(4), defaultPeriod)),
    previous: found.previous.map((text) => readPrevious(text, before(month))),
  };
  const state = rest.find((word) => word.includes(':'));
  const context = state === undefined ? base : withState(base, state.split(':'));
  return { trade, locale, referenceDate: option('date') ?? '2026-11-06', context };
}

function withState(context: Context, [awaiting, ...rest]: readonly string[]): Context {
  const period = context.defaultPeriod;
  if (awaiting === 'value') {
    const [name = '', site = null] = rest;
    const asked = { kind: kind(name), unit: usualUnit(context, kind(name)), period, site };
    return { ...context, awaiting: 'value', asked };
  }
  if (awaiting === 'kind') {
    const [value = '', written, of] = rest;
    const pending = {
      ref: 'pending',
      kind: of === undefined ? null : kind(of),
      value: Number(value),
      unit: unit(written),
      period,
      site: null,
    };
    return { ...context, awaiting: 'kind', pending };
  }
  if (awaiting !== 'confirm' && awaiting !== 'unit' && awaiting !== 'period' && awaiting !== 'site')
    throw new Error(`no such state: ${awaiting}`);
  const [name = '', value = '', written] = rest;
  const pending = {
    ref: 'pending',
    kind: kind(name),
    value: Number(value),
    unit: unit(written),
    period: awaiting === 'period' ? null : period,
    site: null,
  };
  return { ...context, awaiting, pending };
}

function usualUnit(context: Context, of: Kind): Unit {
  return context.previous.find((known) => known.kind === of)?.unit ?? standard[of];
}

function readRecorded(text: string, period: Period): Known {
  const [ref = '', name = '', value = '', written, , site] = text.split('/');
  return { ref, kind: kind(name), value: Number(value), unit: unit(written), period, site: site ?? null };
}

function readPrevious(text: string, month: string): Known {
  const [name = '', value = '', written, site] = text.split(' ');
  return {
    kind: kind(name),
    value: Number(value),
    unit: unit(written),
    period: { from: month, to: month },
    site: site?.slice(1) ?? null,
  };
}

function before(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`;
}

/** Reads `report electricity 1800 kWh 2026-09 @本社 R=r1 m=cost ~ ; … ? slot/reason ! flags ^ targets || …`. */
export function readAnswers(text: string, place: Place): readonly object[] {
  return text.split(' || ').map((answer) => readAnswer(answer.trim(), place));
}

function readAnswer(text: string, place: Place): object {
  const [, head = '', ask, flags, targets] = /^(.*?)(?: ?\? (\S+))?(?: ! (\S+))?(?: \^ (.+))?$/.exec(text) ?? [];
  const [intent, ...items] = head.trim().split(/ (.*)/);
  const [slot, reason] = ask?.split('/') ?? [];
  const written = (items[0] ?? '').trim();
  return {
    intent,
    items: written === '' ? [] : written.split(' ; ').map((item) => readItem(item, place)),
    ask: slot === undefined ? null : { slot, reason },
    targets: targets?.split(' ') ?? [],
    flags: flags?.split(',') ?? [],
  };
}

function readItem(text: string, { context }: Place): object {
  const words = text.split(' ');
  const named = words.find((word) => kinds.some((known) => known === word));
  const plain = words.filter((word) => /^(?:-|-?\d+(?:\.\d+)?)$/.test(word) || units.some((known) => known === word));
  const option = (mark: string) => words.find((word) => word.startsWith(mark) && word !== mark)?.slice(mark.length);
  const written = words.find((word) => /^\d{4}-\d\d/.test(word));
  const replaces = option('R=') ?? null;
  const source =
    replaces === null ? null : [context.pending, ...context.recorded].find((known) => known?.ref === replaces);
  const from = source ?? context.asked;
  const bare = named === undefined && !/^- \S+ \S+/.test(text);
  const [value, unitWord] = bare || named !== undefined ? plain : plain.slice(1);
  const period = written === undefined ? (from?.period ?? context.defaultPeriod) : readPeriod(written);
  const usual = bare ? (from?.unit ?? null) : null;
  return {
    kind: named ?? (bare ? (from?.kind ?? null) : null),
    value: value === undefined || value === '-' ? null : Number(value),
    unit: unitWord === '-' ? null : (unitWord ?? usual),
    period,
    site: option('@') ?? from?.site ?? null,
    measure: option('m=') ?? 'usage',
    approx: words.includes('~'),
    replaces,
  };
}

function readPeriod(text: string): Period {
  const [from = '', to = from] = text.split('..');
  return { from, to };
}

function kind(text: string): Kind {
  const found = kinds.find((known) => known === text);
  if (found === undefined) throw new Error(`no such kind: ${text}`);
  return found;
}

function unit(text: string | undefined): Unit | null {
  return units.find((known) => known === text) ?? null;
}
