import type { SlackContent, SlackJson } from '../../../bot/slack/desk.ts';
import { shortText } from '../../shared/text.ts';
import { lines, MAX_HEADER, plain } from '../blocks.ts';
import { countCharacters, MAX_CHARACTERS } from '../limits.ts';
import { content } from './parts.ts';

/** A summary as it is shown: its head, and pieces with a title each. */
export type SummaryText = {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Small, below everything. */
  readonly notes: readonly string[];
};

const mostSections = 40;
/** Code points of one piece; what stands there is cut, never the other pieces. */
const longestSection = 1_500;
/** What the notification shows. */
const spoken = 3;

/** A summary as one message. Whatever does not fit any more at the end is left out: the workbook holds everything. */
export function renderSummary({ title, lead, sections, notes }: SummaryText): SlackContent {
  const head: readonly SlackJson[] = [
    { type: 'header', text: plain(shortText(title, MAX_HEADER)) },
    { type: 'context', elements: [plain(lead)] },
  ];
  const foot: readonly SlackJson[] = [{ type: 'context', elements: notes.map(plain) }];
  let room = MAX_CHARACTERS - countCharacters([...head, ...foot]);
  const body = sections.slice(0, mostSections).flatMap((one) => {
    const block = sectionBlock(one);
    room -= countCharacters(block);
    return room < 0 ? [] : [block];
  });
  const heard = [title, ...sections.slice(0, spoken).flatMap((one) => one.lines)].join('\n');
  return content(heard, [...head, ...body, ...foot]);
}

function sectionBlock({ title, lines: own }: SummaryText['sections'][number]): SlackJson {
  const text = shortText(own.join('\n'), longestSection);
  return lines([[{ text: title, bold: true }], ...text.split('\n').map((line) => [{ text: line }])]);
}
