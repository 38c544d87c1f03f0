import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { ConfigError, codeOf } from '../bot/errors.ts';
import type { Config } from '../config.ts';
import { type CheckResult, fail, lineOf } from '../service/checks/check.ts';
import { checkFiles, checkSpace, freeBytesOf, neededFiles } from '../service/checks/files.ts';
import { checkModels } from '../service/checks/models.ts';
import { checkPlatforms } from '../service/checks/platforms.ts';
import { checkProgrammes } from '../service/checks/programmes.ts';
import { checkSettings, settingFaults } from '../service/checks/settings.ts';
import { checkStorage, type StorageFindings } from '../service/checks/storage.ts';
import { dayInJapan } from '../service/day.ts';
import { guardOutbound } from '../service/outbound.ts';
import type { Command, CommandContext } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Looks at everything the service needs, and says what to do about what is wrong. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'checks settings, database, LINE, Slack, clock, disk and files, with the remedy',
  usage: `usage: hakaru doctor [--json]

One line for each check: ok, warn or fail, its name, what was found, and what to do. Exit code 1 when anything fails.`,
  run: async (context) => {
    const { values } = parseArgs({ args: [...context.args], options: { json: { type: 'boolean' } } });
    const found = await examine(context);
    if (values.json) context.terminal.out(JSON.stringify(found));
    else for (const result of found) context.terminal.out(lineOf(result));
    return found.some(({ status }) => status === 'fail') ? 1 : 0;
  },
};

async function examine(context: CommandContext): Promise<readonly CheckResult[]> {
  const config = readSettings(context);
  if (!('dataDir' in config)) return [...config, ...checkPackages(context)];
  const guard = guardOutbound(config, silent, () => undefined);
  try {
    const { found, programmes } = await examineStorage(context);
    const { environment } = context;
    return [
      ...checkSettings(config),
      ...found,
      ...(await checkPlatforms({ config, environment, programmes, clock: systemClock })),
      checkSpace(freeBytesOf(config.dataDir), config.dataDir),
      ...checkPackages(context),
    ];
  } finally {
    guard.uninstall();
  }
}

// The guard's refusals appear as the failing check itself.
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function readSettings(context: CommandContext): Config | readonly CheckResult[] {
  try {
    return context.config();
  } catch (error) {
    if (error instanceof ConfigError) return settingFaults(error.faults);
    throw error;
  }
}

function checkPackages({ environment }: CommandContext): readonly CheckResult[] {
  const packaged = [checkFiles('fonts', neededFiles.fonts), checkFiles('ocr data', neededFiles.ocr)];
  return [...packaged, ...checkModels(environment)];
}

async function examineStorage(context: CommandContext): Promise<StorageFindings> {
  try {
    const { found, programmes } = await withStorage(context, ({ database }) => checkStorage(database, systemClock));
    const today = dayInJapan(systemClock.now());
    return { found: [...found, ...checkProgrammes(programmes, context.environment, today)], programmes };
  } catch (error) {
    return { found: [fail('database', `cannot be opened: ${codeOf(error)}`, remedyOf(error))], programmes: [] };
  }
}

function remedyOf(error: unknown): string {
  if (error instanceof Error && 'nextStep' in error && typeof error.nextStep === 'string') return error.nextStep;
  return 'see that the database runs, and that DATABASE_URL and ENCRYPTION_KEY belong to it';
}
