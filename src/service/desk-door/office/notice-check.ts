import { checkReply } from '../../../bot/desk/guard/check.ts';
import { type GuardFacts, mustChange } from '../../../bot/desk/guard/finding.ts';
import type { Text } from '../../../bot/message.ts';
import { type BroadcastWords, longestBroadcast } from '../../../bot/office/broadcast.ts';
import { listStaff } from '../../../db/desk/staff.ts';
import { findingText } from '../finding-text.ts';
import { firmNames } from '../firm-names.ts';
import type { Scene } from '../options.ts';
import { text } from '../say.ts';
import type { Member } from '../who.ts';
import type { NoticeFinding } from './notice-form.ts';

/** Everything in the words that somebody should look at before they reach many: no firm is to be named to the others. */
export async function noticeFindings(
  scene: Scene,
  member: Member,
  { ja, en }: BroadcastWords,
): Promise<readonly NoticeFinding[]> {
  const facts = await factsOf(scene, member);
  const both = [
    ['ja', ja],
    ['en', en ?? ''],
  ] as const;
  return both.flatMap(([language, words]) =>
    words === ''
      ? []
      : checkReply(words, facts).map((finding) => ({
          id: `${language}:${finding.id}`,
          finding,
          excerpt: words.slice(finding.from, finding.to).replaceAll(/\s+/gu, ' '),
        })),
  );
}

async function factsOf({ options, now }: Scene, { programme, book }: Member): Promise<GuardFacts> {
  const { name, client, operator, consultantChannel, officialsChannel, consultation } = programme.document;
  return {
    own: [name, client, operator],
    others: await firmNames(options, 'names-and-numbers'),
    colleagues: (await listStaff(book, now)).flatMap((one) => one.name ?? []),
    channels: [consultantChannel, officialsChannel],
    contacts: consultation.contacts,
  };
}

/** Why the words cannot be sent, whatever anybody confirms, and at which field; null: they can. */
export function mustChangeNotice(
  { ja, en }: BroadcastWords,
  found: readonly NoticeFinding[],
): { readonly at: 'words' | 'en'; readonly text: Text } | null {
  const tooLong = ja.length > longestBroadcast ? 'words' : (en ?? '').length > longestBroadcast ? 'en' : null;
  if (tooLong !== null) return { at: tooLong, text: text('office.notice-length', { most: longestBroadcast }) };
  const fatal = found.find(({ finding }) => mustChange(finding.id));
  if (ja === '') return { at: 'words', text: findingText('empty') };
  return fatal === undefined
    ? null
    : { at: fatal.id.startsWith('en:') ? 'en' : 'words', text: findingText(fatal.finding.code) };
}
