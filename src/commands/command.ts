import type { Config, Environment } from '../config.ts';

/** Where a command reads and writes. Results go to `out`, everything else to `err`. */
export type Terminal = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly input: () => AsyncIterable<string>;
};

/** What a command is given. */
export type CommandContext = {
  readonly args: readonly string[];
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** Read on demand, so that commands without settings run without them. @throws {ConfigError} */
  readonly config: () => Config;
};

/** One command of the program. Exit codes: 0 done, 1 the work failed, 2 wrong usage. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly run: (context: CommandContext) => Promise<number>;
};

/** The words of a command are not those it knows; answered with its usage and exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}
