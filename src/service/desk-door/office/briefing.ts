import { escapeWords } from '../../../adapters/slack/plain-text.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { openCode } from '../../../db/office/open-code.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { briefingFiles } from '../../briefing.ts';
import { notice } from '../blocks.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** The pages for a briefing come as files to the one who asked for them, alone. */
export function briefingNotice(scene: Scene, member: Member): SlackJson {
  const { options, happening, by, now, later } = scene;
  later(async () => {
    const code = await openCode(member.book, now);
    const madeOn = japanTime(now.toISOString()).day;
    const files = await briefingFiles({
      document: member.programme.document,
      locale: 'ja',
      madeOn,
      code,
      lineId: null,
    });
    const there = await options.slack.directWith(happening.account, by.user);
    if (there.result !== 'sent') return;
    for (const { name, content } of files) {
      const comment = escapeWords(write(text('office.briefing-file', { name })));
      const upload = { channel: there.conversation, thread: null, name, bytes: content, comment };
      await options.slack.upload(happening.account, upload);
    }
  });
  return notice(text('office.briefing-coming'));
}
