import type { OfficeSection } from '../../../bot/office/link.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { heading, paragraphs } from '../blocks.ts';
import type { Scene } from '../options.ts';
import { write } from '../say.ts';
import type { Member } from '../who.ts';
import { officeLink } from './link.ts';
import { officeView } from './sections.ts';

/** A programme as a whole on Slack; the page of its own holds more, and leads nowhere else. */
export async function officePage(scene: Scene, member: Member): Promise<readonly SlackJson[]> {
  const { sections } = await officeView(scene.options.desk, member, scene.now);
  return [
    heading({ words: member.programme.document.name }),
    ...sections.flatMap(blocksOf),
    ...officeLink(scene, member),
  ];
}

function blocksOf({ title, texts }: OfficeSection): readonly SlackJson[] {
  const said = [...(title === null ? [] : [title]), ...texts].map(write);
  return said.length === 0 ? [] : paragraphs(said.join('\n'));
}
