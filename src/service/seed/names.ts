import type { Chance } from './chance.ts';
import { nameWords, type Trade } from './world.ts';

/** Behind every name: nobody shall take a made-up firm for one that is there. */
export const madeUp = '（架空）';

const longest = 200;
/** Trades whose firms have a form of their own. */
const ownForms: Readonly<Record<string, string>> = { '854': '社会福祉法人{n}', '832': '医療法人{n}' };

/** Which firm it is, and in which region. */
export type Naming = { readonly index: number; readonly region: string; readonly trade: Trade; readonly sole: boolean };

/** A firm's name. One of each programme is as long as a name may be, some have letters that few fonts hold. */
export function firmName(chance: Chance, naming: Naming): string {
  if (naming.index === 7) return longName();
  return `${plainName(chance, naming)}${madeUp}`;
}

function longName(): string {
  return nameWords.long.repeat(longest).slice(0, longest - madeUp.length) + madeUp;
}

function plainName(chance: Chance, { region, trade, sole }: Naming): string {
  const word = chance.pick(trade.words);
  if (region === '13') return `${chance.pick(nameWords.plain)}${chance.pick(nameWords.wards)}${word}`;
  const family = chance.pick(region === '47' && chance.is(0.8) ? nameWords.okinawa : nameWords.families);
  if (sole) return chance.is(0.5) ? `${family}${word}` : `${word} ${chance.pick(nameWords.plain)}`;
  const stem = chance.is(0.6) ? `${family}${word}` : `${chance.pick(nameWords.plain)}${word}`;
  return (ownForms[trade.code] ?? chance.pick(nameWords.forms)).replace('{n}', stem);
}

const siteWords = ['本社', '第二工場', '倉庫', '営業所', '西店', '分室'] as const;

/** The name of a firm's place; the first one is where it is at home. */
export function siteName(position: number, trade: Trade): string {
  if (position === 0) return /^(05|06|1|2|3)/.test(trade.code) ? '本社工場' : '本店';
  return siteWords[position % siteWords.length] ?? `拠点${position + 1}`;
}
