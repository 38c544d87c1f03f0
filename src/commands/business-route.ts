import { type RouteRefusal, setRoute } from '../db/office/route.ts';
import { listBusinesses } from '../db/repositories/businesses.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** What `business route` is given. */
export type RouteWords = {
  readonly programme: string | undefined;
  readonly number: string | undefined;
  readonly route: string | undefined;
  readonly sure: boolean;
};

/** Sets the route of a firm, by its number in a programme. */
export async function routeCommand(context: CommandContext, words: RouteWords): Promise<number> {
  const { programme: code, sure } = words;
  if (code === undefined) throw new UsageError('--programme is missing');
  const number = Number(words.number);
  if (!Number.isInteger(number) || number < 1) throw new UsageError('--number: the number of a firm');
  const route = routeOf(words.route);
  const outcome = await withStorage(context, async ({ database, vault }) => {
    const { id: programmeId } = await findProgramme(database, code);
    const firm = (await listBusinesses(database, vault, programmeId)).find((one) => one.number === number);
    if (firm === undefined) return { refused: 'business-unknown' } as const;
    return setRoute({ database, vault, programmeId }, { businessId: firm.id, route, by: null, sure }, new Date());
  });
  if ('refused' in outcome) {
    context.terminal.err(`error: ${explained(outcome)}`);
    return 1;
  }
  context.terminal.out(`${number}\t${route ?? 'none'}\t${outcome.as}`);
  return 0;
}

function routeOf(word: string | undefined) {
  if (word === 'system' || word === 'consulting') return word;
  if (word === 'none') return null;
  throw new UsageError('--route: system, consulting or none');
}

function explained(refusal: RouteRefusal): string {
  switch (refusal.refused) {
    case 'route-taken':
      return `route-taken: the firm has the route ${refusal.route}, and counts for it\n  to move it, repeat with --sure`;
    case 'same-firm':
      return `same-firm: firm ${refusal.number} has the same name and the other route\n  if they are two firms, repeat with --sure`;
    case 'business-gone':
      return 'business-gone: the firm has left, or was erased';
    case 'business-unknown':
      return 'business-unknown: no firm of this number; see: business list --programme CODE';
  }
}
