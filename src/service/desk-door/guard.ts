import { checkReply } from '../../bot/desk/guard/check.ts';
import { type Finding, type GuardFacts, mustChange } from '../../bot/desk/guard/finding.ts';
import type { Text } from '../../bot/message.ts';
import { listStaff } from '../../db/desk/staff.ts';
import type { InCase } from './act.ts';
import { findingKeys, findingText } from './finding-text.ts';
import { allFirms, namesOf } from './firm-names.ts';
import type { DoorOptions } from './options.ts';
import { text } from './say.ts';

/** What a reply is checked against. */
async function factsOf(options: DoorOptions, { member, kase }: InCase, now: Date): Promise<GuardFacts> {
  const all = await allFirms(options);
  const own = all.filter(({ id }) => id === kase.businessId);
  const { consultantChannel, officialsChannel, consultation } = member.programme.document;
  return {
    own: own.flatMap(namesOf),
    others: all.filter(({ id }) => id !== kase.businessId).flatMap(namesOf),
    colleagues: (await listStaff(member.book, now)).flatMap(({ name }) => name ?? []),
    channels: [consultantChannel, officialsChannel],
    contacts: consultation.contacts,
  };
}

/** What the check found in a draft. */
export async function findingsIn(
  options: DoorOptions,
  found: InCase,
  { words, now }: { readonly words: string; readonly now: Date },
): Promise<readonly Finding[]> {
  return checkReply(words, await factsOf(options, found, now));
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
  const what = Object.hasOwn(findingKeys, code)
    ? Object.entries(findingKeys).find(([name]) => name === code)?.[1]
    : undefined;
  const excerpt = words.slice(Number(found?.[2] ?? 0), Number(found?.[3] ?? 0));
  return { what: text(what ?? 'door.found-other'), excerpt: excerpt.replaceAll(/\s+/gu, ' ') };
}
