import type { Param } from '../message.ts';
import type { ProgrammeDocument } from '../programme/document.ts';
import type { ReportBlock, WrittenReport } from '../report/written.ts';
import { formatDay } from '../text/dates.ts';
import { writeText } from '../text/write.ts';
import { type BriefingInput, chapter, type Say } from './briefing.ts';
import { dataBlocks } from './data-blocks.ts';
import { taskBlocks } from './task-blocks.ts';

/** The pages for a briefing of firms: what is asked of them, what they get, what becomes of their data, and how to join. */
export function writeBriefing(input: BriefingInput): WrittenReport {
  const { document, locale, madeOn } = input;
  const say: Say = (key, params = {}) => writeText({ key, params }, locale);
  const { name, client, operator } = document;
  const day = formatDay(madeOn, locale);
  return {
    language: locale,
    title: say('briefing.title', { name }),
    author: operator,
    mark: null,
    foot: say('briefing.foot', { operator, day }),
    page: (page, pages) => say('reporting.page', { page, pages }),
    blocks: [
      ...chapter(say('briefing.about'), [
        { block: 'paragraph', text: say('briefing.about-text', { client, operator, name }) },
        { block: 'paragraph', text: say('briefing.free') },
      ]),
      ...taskBlocks(input, say),
      ...chapter(say('briefing.back'), [
        { block: 'list', items: backKeys.map((key) => say(key)) },
        { block: 'paragraph', text: say('briefing.hours', hoursOf(document)) },
      ]),
      ...dataBlocks(input, say),
      ...joinBlocks(input, say),
    ],
  };
}

const backKeys = [
  'briefing.back-co2',
  'briefing.back-compare',
  'briefing.back-measures',
  'briefing.back-report',
] as const;

function hoursOf({ consultation, operator }: ProgrammeDocument): Readonly<Record<string, Param>> {
  return { operator, from: consultation.hours.from, to: consultation.hours.to };
}

function joinBlocks({ wayIn }: BriefingInput, say: Say): readonly ReportBlock[] {
  const steps = ['briefing.join-1', 'briefing.join-2', 'briefing.join-3'].map((key) => say(key));
  const way: readonly ReportBlock[] =
    wayIn === null
      ? [{ block: 'paragraph', text: say('briefing.join-later') }]
      : [
          { block: 'paragraph', text: say('briefing.join-code', { code: wayIn.code, address: wayIn.address }) },
          { block: 'picture', alt: say('briefing.join-alt', { code: wayIn.code }) },
        ];
  return chapter(say('briefing.join'), [{ block: 'list', items: steps }, ...way]);
}
