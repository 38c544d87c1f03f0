import { type Command, UsageError } from './command.ts';
import { makeReports } from './report/make.ts';
import { orderOf, typedOf } from './report/order.ts';
import { changeStates, getReports, listReports, listTaken } from './report/versions.ts';

/** Reports for the client, for firms and for everybody. */
export const report: Command = {
  name: 'report',
  summary: 'reports as PDF, workbook or JSON: made, approved, released; for the client, for one firm, or for everybody',
  usage: `usage: hakaru report --programme CODE --kind KIND --from YYYY-MM --to YYYY-MM --format pdf|xlsx|json --out DIR
                     [--shape slides]
                     [--business ID|NUMBER] [--lang ja|en] [--by NAME] [--approve NAME]
       hakaru report list --programme CODE [--json]
       hakaru report approve ID… --by NAME
       hakaru report release ID… --by NAME
       hakaru report get ID… --out DIR [--format pdf|xlsx|json] [--archive] [--by NAME]
       hakaru report takings --programme CODE [--json]

KIND: periodic: the client's report with its five items (事業者の概要, エネルギー使用量とCO2排出量, 推移と課題, 提案内容,
意見・要望). city: the final one. firm: of one firm (--business), or one for each. publication: sums only, for everybody.
interim: sums for the client on the way. completion: what was done, counted.

Every report is kept as a version with the moment as of which the ledger was read. The same command again makes a new
version only where something has changed, and goes on where Ctrl-C ended it; files that are there stay. Months are
compared with the same months of the year before where both are whole. A draft says so on every page. "approve" (or
--approve NAME at once) is refused while one of the five items is missing, or when a firm in it does not agree any more
(exit code 1). "release" tells a firm's people that their report can be fetched from their own page. Who took which
file out stands in "takings". --archive: one ZIP under AES-256, whose passphrase is printed
once. The names of the files are printed; keep them like letters. --shape slides: a PDF of 16:9 to
be shown, one picture or table a slide; of a publication it names no firm.`,
  run: async (context) => {
    const typed = typedOf(context.args);
    const [word] = typed.positionals;
    switch (word) {
      case undefined:
        return makeReports(context, orderOf(typed));
      case 'list':
        return listReports(context, typed);
      case 'takings':
        return listTaken(context, typed);
      case 'approve':
      case 'release':
        return changeStates(context, typed, word);
      case 'get':
        return getReports(context, typed);
      default:
        throw new UsageError(`what is ${word}?`);
    }
  },
};
