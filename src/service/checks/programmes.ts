import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { Environment } from '../../config.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

/** The variables that programmes name for their chat accounts; those of the installation are judged elsewhere. */
const standard: readonly string[] = [
  'LINE_CHANNEL_SECRET',
  'LINE_CHANNEL_ACCESS_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
];

/** Which programmes name credentials that the environment does not hold. `today`: `YYYY-MM-DD` in Japan. */
export function checkProgrammes(
  programmes: readonly ProgrammeDocument[],
  environment: Environment,
  today: string,
): readonly CheckResult[] {
  if (programmes.length === 0) return [warn('programmes', 'none', 'add one with: programme add <file.yaml>')];
  const wrong = programmes.flatMap((programme) => faultsOf(programme, environment, today));
  return wrong.length > 0 ? wrong : [ok('programmes', `${programmes.length} with all they need`)];
}

function faultsOf({ code, line, slack, term }: ProgrammeDocument, environment: Environment, today: string) {
  // What has ended needs no account any more.
  if (term.to < today) return [];
  const named = [line.secretVariable, line.tokenVariable, slack.secretVariable, slack.tokenVariable];
  const missing = named.filter((name) => !standard.includes(name) && !environment[name]?.trim());
  if (missing.length === 0) return [];
  return [
    fail('programmes', `${code}: ${missing.join(', ')} missing`, 'set these variables and start the service again'),
  ];
}
