import { listLooks } from '../db/desk/looks.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Who has looked at the data of firms, when and why, the oldest first. */
export async function printLooks(
  context: CommandContext,
  { programme, business, json }: { readonly programme: string; readonly business?: string; readonly json: boolean },
): Promise<number> {
  if (business !== undefined && !/^[0-9a-f-]{36}$/.test(business))
    throw new UsageError(`not a business id: ${business}`);
  const looks = await withStorage(context, async ({ database, vault }) => {
    const { id: programmeId } = await findProgramme(database, programme);
    return listLooks({ database, vault, programmeId }, business ?? null);
  });
  if (json) context.terminal.out(JSON.stringify(looks));
  else
    for (const { at, firm, staffId, name, why } of looks)
      context.terminal.out([at, `firm ${firm}`, name ?? staffId, why].join('\t'));
  return 0;
}
