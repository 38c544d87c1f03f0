import { findProgramme } from '../../db/repositories/programmes.ts';
import { readTableFile } from '../../service/import/file.ts';
import { type FirmsImported, importFirms } from '../../service/import/firms.ts';
import type { CommandContext } from '../command.ts';
import { withStorage } from '../with-storage.ts';
import { type ImportWords, importWords, problemLines, whyNot } from './options.ts';

/** `business import`: firms from a table, with a code for each. */
export async function runFirmsImport(context: CommandContext, args: readonly string[]): Promise<number> {
  const words = importWords(args);
  const file = await readTableFile(words.path);
  const done = await withStorage(context, async (storage) => {
    const programme = await findProgramme(storage.database, words.programme);
    const { sheet, skip, confirm } = words;
    return importFirms(storage, programme, { file, sheet, skip, confirm, now: new Date() });
  });
  print(context, done, words);
  return words.confirm !== null && done.importId === null && done.plan.problems.length > 0 ? 1 : 0;
}

function print({ terminal }: CommandContext, { plan, importId, invites }: FirmsImported, words: ImportWords): void {
  const { add, same, problems } = plan;
  if (words.json) {
    const said = problemLines(problems, words.locale);
    terminal.out(
      JSON.stringify({
        importId,
        add,
        same,
        problems: problems.map((one, at) => ({ ...one, said: said[at] })),
        invites,
      }),
    );
    return;
  }
  const codes = new Map(invites.map(({ number, code }) => [number, code]));
  for (const { number, name, sites } of add)
    terminal.out(['+', number, name, sites.join(' / ') || '-', codes.get(number) ?? '-'].join('\t'));
  for (const line of problemLines(problems, words.locale)) terminal.out(`!\t${line}`);
  terminal.out(`=\t${add.length} new, ${same.length} there already, ${problems.length} problems`);
  if (importId !== null) terminal.out(`import\t${importId}`);
  else terminal.err(`nothing was written: ${whyNot(problems.length, add.length)}`);
}
