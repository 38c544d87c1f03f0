import { parseArgs } from 'node:util';
import { listBusinesses, programmeOfBusiness, showBusiness } from '../db/repositories/businesses.ts';
import { findProgramme, listProgrammes } from '../db/repositories/programmes.ts';
import { routeCommand } from './business-route.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { runFirmsImport } from './import/firms.ts';
import { runTemplate } from './import/template.ts';
import { withStorage } from './with-storage.ts';

/** The firms of a programme. */
export const business: Command = {
  name: 'business',
  summary: 'lists the firms of a programme, shows one, sets the route of one',
  usage: `usage: hakaru business list --programme CODE [--json]
       hakaru business show <id>
       hakaru business route --programme CODE --number N --route system|consulting|none [--sure]

A firm has one route: it reports by itself (system) or with a consultant (consulting). Moving it from one to the other,
or a second firm of the same name in the other one, has to be confirmed with --sure.`,
  run: async (context) => {
    const [first, ...rest] = context.args;
    if (first === 'import') return runFirmsImport(context, rest);
    if (first === 'template') return runTemplate(context, 'firms', rest);
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: {
        programme: { type: 'string' },
        json: { type: 'boolean' },
        number: { type: 'string' },
        route: { type: 'string' },
        sure: { type: 'boolean' },
      },
    });
    const [action, id] = positionals;
    if (action === 'list' && values.programme !== undefined)
      return list(context, values.programme, values.json ?? false);
    if (action === 'show' && id !== undefined) return show(context, id);
    if (action === 'route') {
      const { programme, number, route, sure = false } = values;
      return routeCommand(context, { programme, number, route, sure });
    }
    throw new UsageError('business list or route --programme CODE, or business show <id>');
  },
};

async function list(context: CommandContext, code: string, json: boolean): Promise<number> {
  const rows = await withStorage(context, async ({ database, vault }) => {
    const programme = await findProgramme(database, code);
    return listBusinesses(database, vault, programme.id);
  });
  if (json) context.terminal.out(JSON.stringify(rows));
  else
    for (const row of rows)
      context.terminal.out(`${row.number}\t${row.state}\t${row.name ?? '-'}\t${row.id}\t${row.route ?? 'none'}`);
  return 0;
}

async function show(context: CommandContext, id: string): Promise<number> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new UsageError(`not a business id: ${id}`);
  const found = await withStorage(context, async ({ database, vault }) => {
    const programmes = await listProgrammes(database);
    const programmeId = await programmeOfBusiness(
      database,
      programmes.map((one) => one.id),
      id,
    );
    return programmeId === null ? null : showBusiness(database, vault, programmeId, id);
  });
  if (found === null) {
    context.terminal.err(`error: business-unknown: no business ${id}; see: business list --programme CODE`);
    return 1;
  }
  context.terminal.out(JSON.stringify(found, null, 2));
  return 0;
}
