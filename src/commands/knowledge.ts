import { parseArgs } from 'node:util';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { editions, publish, withdraw } from './knowledge/editions.ts';
import { diff, importKnowledge } from './knowledge/import.ts';
import { check, exportKnowledge, list, show } from './knowledge/look.ts';
import { recall } from './knowledge/recall.ts';
import { dayOf, type Given, knowledgeOptions } from './knowledge/values.ts';

/** What the bot may say of its field: its state and faults, its editions, and who was shown what. */
export const knowledge: Command = {
  name: 'knowledge',
  summary: 'checks and shows answers, measures, schemes and stories; imports editions; recalls what was shown',
  usage: `usage: hakaru knowledge check [FILE] [--json] [--today YYYY-MM-DD] [--built-in]
       hakaru knowledge list|show ID [--built-in]
       hakaru knowledge export --out FILE.xlsx|FILE.yaml [--built-in]
       hakaru knowledge diff FILE [--built-in]
       hakaru knowledge import FILE --by NAME [--dry-run]
       hakaru knowledge editions [--json]
       hakaru knowledge publish EDITION --approver NAME [--recall]
       hakaru knowledge withdraw EDITION --by NAME [--recall]
       hakaru knowledge recall --item ID [--programme CODE] [--json] [--correct --by NAME]

FILE is YAML, JSON or a workbook (.xlsx) as export writes it. Without one the edition in force is looked at: the one
published last, else that of the program (--built-in). Items with an error are not shown to owners. import refuses an
edition for errors in what is new or changed, and keeps it waiting; somebody else publishes it. Old editions stay.
recall lists who was shown an item; --correct and --recall tell people what has changed, with their next message.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: knowledgeOptions,
    });
    const [action, what, ...more] = positionals;
    const act = actions[action ?? ''];
    if (act === undefined || more.length > 0) throw new UsageError(`knowledge ${Object.keys(actions).join(', ')}`);
    return act(context, { what, values, today: dayOf(values.today) });
  },
};

const actions: Readonly<Record<string, (context: CommandContext, given: Given) => Promise<number>>> = {
  check,
  list,
  show,
  export: exportKnowledge,
  diff,
  import: importKnowledge,
  editions,
  publish,
  withdraw,
  recall,
};
