import type { PlacedFigure } from '../../bot/import/plan-months.ts';
import { findProgramme } from '../../db/repositories/programmes.ts';
import { readTableFile } from '../../service/import/file.ts';
import { importMonths, type MonthsImported } from '../../service/import/months.ts';
import type { CommandContext } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { type ImportWords, importWords, problemLines, whyNot } from './options.ts';

/** `readings import`: monthly figures of many firms from a table. */
export async function runMonthsImport(context: CommandContext, args: readonly string[]): Promise<number> {
  const words = importWords(args);
  const file = await readTableFile(words.path);
  const done = await withStorage(context, async (storage) => {
    const programme = await findProgramme(storage.database, words.programme);
    const { sheet, accept, skip, confirm } = words;
    return importMonths(storage, programme, { file, sheet, answers: { accept, skip }, confirm, now: new Date() });
  });
  print(context, done, words);
  return words.confirm !== null && done.importId === null && done.plan.problems.length > 0 ? 1 : 0;
}

function print({ terminal }: CommandContext, { plan, importId }: MonthsImported, words: ImportWords): void {
  const { add, same, problems, passed, skipped } = plan;
  const lines = [...Map.groupBy(add, ({ firm, site, kind }) => `${firm.number} ${site.id} ${kind}`).values()].map(
    lineOf,
  );
  if (words.json) {
    const said = problemLines(problems, words.locale);
    const shown = problems.map((one, at) => ({ ...one, said: said[at] }));
    terminal.out(JSON.stringify({ importId, add: lines, count: add.length, same, problems: shown, passed, skipped }));
    return;
  }
  for (const { number, site, kind, from, to, count } of lines)
    terminal.out(['+', number, site, kind, `${from}..${to}`, count].join('\t'));
  for (const line of problemLines(problems, words.locale)) terminal.out(`!\t${line}`);
  if (passed.length > 0) terminal.out(`-\t${passed.join(', ')}`);
  terminal.out(
    `=\t${add.length} new, ${same} there already, ${problems.length} problems, ${skipped.length} rows skipped`,
  );
  if (importId !== null) terminal.out(`import\t${importId}`);
  else terminal.err(`nothing was written: ${whyNot(problems.length, add.length)}`);
}

/** What is new of one kind at one place. */
function lineOf(own: readonly PlacedFigure[]) {
  const months = own.map(({ month }) => month).toSorted();
  const [first] = own;
  return {
    ...{ number: first?.firm.number, site: first?.site.name, kind: first?.kind },
    ...{ from: months[0], to: months.at(-1), count: own.length },
  };
}
