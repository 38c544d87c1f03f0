import { parseArgs } from 'node:util';
import { statusTexts } from '../bot/advice/scheme-status.ts';
import { writeText } from '../bot/text/write.ts';
import { builtInKnowledge } from '../engine/knowledge/built-in.ts';
import { regionSchema } from '../engine/knowledge/provenance.ts';
import type { Scheme } from '../engine/knowledge/scheme.ts';
import { isDay } from '../engine/period.ts';
import { regionAmong } from '../engine/scheme/places.ts';
import { type SchemeStatus, schemeStatus } from '../engine/scheme/status.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** Where each support scheme stands on a day, and why. */
export const schemes: Command = {
  name: 'schemes',
  summary: 'where each support scheme stands on a day, and why',
  usage: `usage: hakaru schemes --today YYYY-MM-DD [--region CODE] [--json]

one line for each scheme of the built-in knowledge: state, id, level, the day of the information and its age in days, the
sentence that owners read. CODE is the five digits of a municipality or the two of a prefecture; its prefecture's and the
national schemes are listed with its own. Only "open" is recommended or told of.`,
  run: async (context) => {
    const options = { region: { type: 'string' }, today: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...context.args], options });
    const { today, region } = values;
    if (today === undefined || !isDay(today)) throw new UsageError('schemes --today YYYY-MM-DD');
    if (region !== undefined && !regionSchema.safeParse(region).success) throw new UsageError('--region CODE');
    const found = builtInKnowledge.schemes.filter(
      (scheme) => region === undefined || regionAmong(scheme.regions, [region]) !== false,
    );
    for (const scheme of found)
      print(context, scheme, { json: values.json === true, status: schemeStatus(scheme, today) });
    return 0;
  },
};

type Shown = { readonly json: boolean; readonly status: SchemeStatus };

function print({ terminal }: CommandContext, scheme: Scheme, { json, status }: Shown): void {
  const { id, level, name, link } = scheme;
  const reason = statusTexts(status).map((text) => writeText(text, 'ja').replaceAll('\n', ''));
  if (json) terminal.out(JSON.stringify({ id, level, name: name.ja, link, ...status, reason }));
  else terminal.out([status.status, id, level, status.asOf, status.staleDays, reason.join('')].join('\t'));
}
