import type { SlackJson } from '../../../bot/slack/desk.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** The way to the programme's page; nothing where no address of ours can be reached. */
export function officeLink({ options, now }: Scene, { book, id }: Member): readonly SlackJson[] {
  const url = options.officeAt({ programmeId: book.programmeId, staffId: id }, now);
  if (url === null) return [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: `<${url}|${write(text('office.page-open'))}>` } }];
}
