import { escapeWords } from '../../../adapters/slack/plain-text.ts';
import { uuidFrom } from '../../../bot/ids.ts';
import { writeOfficeAct } from '../../../bot/office/acts.ts';
import { listStaff, slackOf } from '../../../db/desk/staff.ts';
import { buttons, line } from '../blocks.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** Tells those who run the programme, each alone, that somebody proposes a message to many. They find it on the page, too. */
export function tellOperators(scene: Scene, { book }: Member, broadcastId: string): void {
  const { options, happening, now, later } = scene;
  later(async () => {
    const operators = (await listStaff(book, now)).filter(
      ({ role, refused }) => role === 'operator' && refused === null,
    );
    for (const { id } of operators) {
      const person = await slackOf(book, id);
      if (person === null || person.slackTeam !== scene.by.team) continue;
      const there = await options.slack.directWith(happening.account, person.slackUser);
      if (there.result !== 'sent') continue;
      const said = text('office.notice-proposal-came');
      const value = writeOfficeAct({ act: 'notice-see', programmeId: book.programmeId, argument: broadcastId });
      await options.slack.post(happening.account, {
        id: uuidFrom(JSON.stringify(['broadcast-proposed', broadcastId, id])),
        channel: there.conversation,
        thread: null,
        since: now,
        text: escapeWords(write(said)),
        blocks: [line(said), ...buttons([{ label: text('office.notice-see'), value }], 1)],
      });
    }
  });
}
