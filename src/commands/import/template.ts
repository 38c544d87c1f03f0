import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dayInJapan } from '../../service/day.ts';
import { templateOf } from '../../service/import/template.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { localeOf } from './options.ts';

const mostMonths = 240;

/** `business template` and `readings template`: an empty form. A file that is there stays as it is. */
export async function runTemplate(
  context: CommandContext,
  what: 'firms' | 'months',
  args: readonly string[],
): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { out: text, lang: { ...text, default: 'ja' }, months: { ...text, default: '24' } },
  });
  if (values.out === undefined) throw new UsageError('--out FILE is missing');
  const months = Number(values.months);
  if (!Number.isInteger(months) || months < 1 || months > mostMonths)
    throw new UsageError('--months: a whole number from 1 to 240');
  const form = await templateOf(what, { locale: localeOf(values.lang), today: dayInJapan(new Date()), months });
  await writeFile(values.out, form, { flag: 'wx' });
  context.terminal.err(`written: ${values.out}`);
  return 0;
}
