import { advisedReadings } from '../../bot/advice/advised-readings.ts';
import { proposalText } from '../../bot/advice/proposals.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import type { ReadingLine } from '../../db/repositories/readings.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { advise } from '../../engine/measure/advise.ts';
import { paragraphs } from './blocks.ts';
import type { SeenFirm } from './firm-facts.ts';
import type { Scene } from './options.ts';
import { staffLocale, text, write } from './say.ts';

const shown = 3;
const unknownFirm = { industryCode: null, employees: null, floorAreaM2: null } as const;

/**
 * The measures that fit a firm best by its figures, for consultants alone. What it does for a living and how large it is
 * counts for the one who holds a case only: to others a firm is a number.
 */
export function proposalBlocks(
  { now }: Scene,
  { firm, holds }: Pick<SeenFirm, 'firm' | 'holds'>,
  readings: readonly ReadingLine[],
): readonly SlackJson[] {
  const { industryCode, employees, floorAreaM2 } = holds ? firm : unknownFirm;
  const industry = (industryCode === null ? null : industryPath(industryCode)) ?? 'ALL';
  const { advice } = advise(
    {
      business: { industry, employees, floorAreaM2 },
      readings: readings.flatMap(advisedReadings),
      today: japanTime(now.toISOString()).day,
      limit: shown,
    },
    builtInKnowledge,
  );
  if (advice.length === 0) return [];
  const voice = { locale: staffLocale, sources: builtInKnowledge.sources } as const;
  const texts = advice.map((one, at) => write(proposalText(one, at + 1, voice)));
  return paragraphs([write(text('door.proposals')), ...texts].join('\n\n'));
}
