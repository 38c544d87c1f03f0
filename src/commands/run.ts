import { createInterface } from 'node:readline';
import { ConfigError } from '../bot/errors.ts';
import { loadDotEnv, processEnvironment, readConfig } from '../config.ts';
import type { Command, CommandContext, Terminal } from './command.ts';
import { UsageError } from './command.ts';
import { commands } from './index.ts';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  input: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
};

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['usage: hakaru <command> [options]', '', ...lines, '', 'hakaru <command> --help tells more.'].join('\n');
}

/** Finds and runs the command of the first word; answers with the exit code. */
export async function runCommand(words: readonly string[], to: Terminal = terminal): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    to.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    to.err(`unknown command: ${name}\n\n${overview()}`);
    return 2;
  }
  if (args.includes('--help')) {
    to.out(`${command.summary}\n\n${command.usage}`);
    return 0;
  }
  return guarded(command, args, to);
}

async function guarded(command: Command, args: readonly string[], to: Terminal): Promise<number> {
  loadDotEnv();
  const environment = processEnvironment();
  const isRoot = process.getuid?.() === 0;
  const context: CommandContext = { args, terminal: to, environment, config: () => readConfig(environment, isRoot) };
  try {
    return await command.run(context);
  } catch (error) {
    if (isUsage(error)) {
      to.err(`${error.message}\n\n${command.usage}`);
      return 2;
    }
    to.err(explain(error));
    return error instanceof ConfigError && error.code === 'setting-invalid' ? 2 : 1;
  }
}

function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** What went wrong and what to do next, without a stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'error: unknown';
  // drizzle's own message quotes the statement with its values.
  if (error.name === 'DrizzleQueryError') return explain(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const next = 'nextStep' in error && typeof error.nextStep === 'string' ? `\n  ${error.nextStep}` : '';
  const log = 'log' in error && typeof error.log === 'string' && error.log !== '' ? `\n${error.log}` : '';
  return `error: ${code}: ${error.message}${next}${log}`;
}
