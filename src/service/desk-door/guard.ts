import { checkReply } from '../../bot/desk/guard/check.ts';
import { type Finding, type FindingCode, type GuardFacts, mustChange } from '../../bot/desk/guard/finding.ts';
import type { Text } from '../../bot/message.ts';
import { listStaff } from '../../db/desk/staff.ts';
import { type BusinessLine, listBusinesses } from '../../db/repositories/businesses.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import type { InCase } from './act.ts';
import type { DoorOptions } from './options.ts';
import { text } from './say.ts';

/** Every firm of the installation, each read behind its own wall. */
async function allFirms({ desk }: DoorOptions): Promise<readonly BusinessLine[]> {
  const { database, vault } = desk;
  const programmes = await listProgrammes(database);
  const firms = await Promise.all(programmes.map(({ id }) => listBusinesses(database, vault, id)));
  return firms.flat();
}

/** The names of every firm of the installation, and on request their numbers, too. */
export async function firmNames(
  options: DoorOptions,
  numbers: 'names' | 'names-and-numbers',
): Promise<readonly string[]> {
  const all = await allFirms(options);
  return numbers === 'names' ? all.flatMap(({ name }) => name ?? []) : all.flatMap(namesOf);
}

/** What a reply is checked against. */
async function factsOf(options: DoorOptions, { member, kase }: InCase, now: Date): Promise<GuardFacts> {
  const all = await allFirms(options);
  const own = all.filter(({ id }) => id === kase.businessId);
  const { consultantChannel, officialsChannel } = member.programme.document;
  return {
    own: own.flatMap(namesOf),
    others: all.filter(({ id }) => id !== kase.businessId).flatMap(namesOf),
    colleagues: (await listStaff(member.book, now)).flatMap(({ name }) => name ?? []),
    channels: [consultantChannel, officialsChannel],
    contacts: [],
  };
}

function namesOf({ name, number }: BusinessLine): readonly string[] {
  const numbered = `事業者 ${number}`;
  return name === null ? [numbered] : [name, numbered];
}

/** What the check found in a draft. */
export async function findingsIn(
  options: DoorOptions,
  found: InCase,
  { words, now }: { readonly words: string; readonly now: Date },
): Promise<readonly Finding[]> {
  return checkReply(words, await factsOf(options, found, now));
}

const keys: Readonly<Record<FindingCode, string>> = {
  'other-firm': 'door.found-other-firm',
  phone: 'door.found-phone',
  email: 'door.found-email',
  'customer-number': 'door.found-customer-number',
  'internal-word': 'door.found-internal-word',
  placeholder: 'door.found-placeholder',
  markup: 'door.found-markup',
  colleague: 'door.found-colleague',
  channel: 'door.found-channel',
  empty: 'door.found-empty',
  'too-long': 'door.found-too-long',
};

/** What was found, in words. */
export function findingText(code: FindingCode): Text {
  return { key: keys[code] };
}

/** The findings that no confirming helps against; null: there are none. */
export function mustChangeText(findings: readonly Finding[]): Text | null {
  const fatal = findings.find(({ id }) => mustChange(id));
  return fatal === undefined ? null : findingText(fatal.code);
}

/** A finding that is kept in a state by its id alone, with the stretch of the draft that it is about. */
export function readFinding(id: string, words: string): { readonly what: Text; readonly excerpt: string } {
  const found = /^([a-z-]+):(\d+)-(\d+)$/.exec(id);
  const code = found?.[1] ?? '';
  const what = Object.hasOwn(keys, code) ? Object.entries(keys).find(([name]) => name === code)?.[1] : undefined;
  const excerpt = words.slice(Number(found?.[2] ?? 0), Number(found?.[3] ?? 0));
  return { what: text(what ?? 'door.found-other'), excerpt: excerpt.replaceAll(/\s+/gu, ' ') };
}
