import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { inspect } from 'node:util';
import { z } from 'zod';
import { ConfigError } from './bot/errors.ts';
import { parseSocketUrl } from './db/embedded/socket-url.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A value that shows only when asked for; logged, inspected or turned to JSON it says `[secret]`. */
export type Secret<T = string> = { readonly reveal: () => T };

/** The two credentials of a LINE channel. */
export type LineCredentials = { readonly channelSecret: Secret; readonly accessToken: Secret };

/** The two credentials of a Slack app. */
export type SlackCredentials = { readonly signingSecret: Secret; readonly botToken: Secret };

/** Every setting of the program, checked. `null` = not set. */
export type Config = {
  readonly environment: 'development' | 'test' | 'production';
  readonly databaseUrl: Secret | null;
  readonly dataDir: string;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Without a trailing slash. */
  readonly publicUrl: string | null;
  readonly role: 'all' | 'web' | 'worker';
  readonly line: {
    readonly credentials: LineCredentials | null;
    readonly apiBaseUrl: string;
    readonly dataApiBaseUrl: string;
  };
  readonly slack: { readonly credentials: SlackCredentials | null; readonly apiUrl: string };
  /** 32 bytes each; the first encrypts, all of them decrypt. */
  readonly encryptionKeys: Secret<readonly Uint8Array[]> | null;
  readonly logLevel: 'info' | 'warn' | 'error' | 'silent';
  /** Further hosts that may be contacted: exact, or `*.suffix`. */
  readonly outboundAllow: readonly string[];
};

const HIDDEN = '[secret]';
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const BASE64_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/** Settings that no programme may name as its chat credentials: they would be sent to a platform. */
const NEVER_CREDENTIALS: readonly string[] = ['DATABASE_URL', 'ENCRYPTION_KEY'];

/** Wraps a value so that it cannot be printed by accident. */
export const secret = <T>(value: T): Secret<T> => {
  const hidden = { reveal: () => value, toString: () => HIDDEN, toJSON: () => HIDDEN, [inspect.custom]: () => HIDDEN };
  return Object.freeze(hidden);
};

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

/** LINE and phones open only https; http is for a trial on the same machine. */
const isPublicUrl = (text: string): boolean =>
  isUrl(text, ['https:']) ||
  (isUrl(text, ['http:']) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname));

/** A server's address, or libpq's form for a socket on this machine (`postgres://user@/name?host=/run/postgresql`). */
const isDatabaseUrl = (text: string): boolean =>
  isUrl(text, ['postgres:', 'postgresql:']) || parseSocketUrl(text) !== undefined;

const isHostName = (text: string): boolean => isIP(text) !== 0 || HOST.test(text.toLowerCase());
const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const withoutSlash = (text: string): string => text.replace(/\/+$/, '');

const text = z.string().trim();
const optional = text.optional();
const httpUrl = text.refine((value) => isUrl(value, ['https:', 'http:']), 'not an http(s) address');

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'not development, test or production').default('development'),
  DATABASE_URL: text.refine(isDatabaseUrl, 'not a postgres:// address').optional(),
  DATA_DIR: optional,
  HOST: text.refine(isHostName, 'not a host name or address').default('127.0.0.1'),
  PORT: text
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'not a port number')
    .transform(Number)
    .default(3000),
  PUBLIC_URL: text.refine(isPublicUrl, 'not an https address').transform(withoutSlash).optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'not all, web or worker').default('all'),
  LINE_CHANNEL_SECRET: optional,
  LINE_CHANNEL_ACCESS_TOKEN: optional,
  LINE_API_BASE_URL: httpUrl.transform(withoutSlash).default('https://api.line.me'),
  LINE_DATA_API_BASE_URL: httpUrl.transform(withoutSlash).default('https://api-data.line.me'),
  SLACK_BOT_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_API_URL: httpUrl.default('https://slack.com/api/'),
  ENCRYPTION_KEY: text
    .transform(splitList)
    .refine((keys) => keys.length > 0 && keys.every((key) => BASE64_32_BYTES.test(key)), 'not 32 bytes in base64')
    .optional(),
  LOG_LEVEL: z.enum(['info', 'warn', 'error', 'silent'], 'not info, warn, error or silent').default('info'),
  OUTBOUND_ALLOW: text
    .transform((value) => splitList(value).map((host) => host.toLowerCase()))
    .refine((hosts) => hosts.every(isHostName), 'not a list of host names')
    .default([]),
});
type Settings = z.infer<typeof settings>;

/** Credentials that make sense only together. */
const PAIRS = [
  ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
] as const;

/** A variable that is set to nothing counts as not set: that is how compose files leave one out. */
const presentOnly = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])));

const halfPairs = (env: Environment): string[] =>
  PAIRS.flatMap(([first, second]) => {
    const missing = [first, second].filter((name) => env[name] === undefined);
    return missing.length === 1 ? missing.map((name) => `${name}: missing, its other half is set`) : [];
  });

const parseSettings = (env: Environment): Settings => {
  const present = presentOnly(env);
  const parsed = settings.safeParse(present);
  const wrong = (parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  const faults = [...wrong, ...halfPairs(present)];
  if (!parsed.success || faults.length > 0) throw new ConfigError('setting-invalid', faults);
  return parsed.data;
};

const optionalSecret = (value: string | undefined): Secret | null => (value === undefined ? null : secret(value));
const lineOf = (channelSecret?: string, accessToken?: string): LineCredentials | null =>
  channelSecret && accessToken ? { channelSecret: secret(channelSecret), accessToken: secret(accessToken) } : null;
const slackOf = (signingSecret?: string, botToken?: string): SlackCredentials | null =>
  signingSecret && botToken ? { signingSecret: secret(signingSecret), botToken: secret(botToken) } : null;

/**
 * Checks all settings at once. `isRoot` moves the data folder to where the database's own account may go.
 * @throws {ConfigError} setting-invalid, naming every fault and no value
 */
export const readConfig = (env: Environment, isRoot = false): Config => {
  const set = parseSettings(env);
  return {
    environment: set.NODE_ENV,
    databaseUrl: optionalSecret(set.DATABASE_URL),
    dataDir: set.DATA_DIR ?? (isRoot ? '/var/lib/hakaru' : './data'),
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL ?? null,
    role: set.ROLE,
    line: {
      credentials: lineOf(set.LINE_CHANNEL_SECRET, set.LINE_CHANNEL_ACCESS_TOKEN),
      apiBaseUrl: set.LINE_API_BASE_URL,
      dataApiBaseUrl: set.LINE_DATA_API_BASE_URL,
    },
    slack: { credentials: slackOf(set.SLACK_SIGNING_SECRET, set.SLACK_BOT_TOKEN), apiUrl: set.SLACK_API_URL },
    encryptionKeys: set.ENCRYPTION_KEY ? secret(set.ENCRYPTION_KEY.map((key) => Buffer.from(key, 'base64'))) : null,
    logLevel: set.LOG_LEVEL,
    outboundAllow: set.OUTBOUND_ALLOW,
  };
};

const namedSecret = (env: Environment, name: string): { value: string } | { fault: string } => {
  if (!VARIABLE.test(name) || NEVER_CREDENTIALS.includes(name)) return { fault: `${name}: not a name for credentials` };
  const value = env[name]?.trim();
  return value ? { value } : { fault: `${name}: missing` };
};

const namedPair = (env: Environment, names: readonly [string, string]): [Secret, Secret] => {
  const [first, second] = [namedSecret(env, names[0]), namedSecret(env, names[1])];
  if ('value' in first && 'value' in second) return [secret(first.value), secret(second.value)];
  const faults = [first, second].flatMap((found) => ('fault' in found ? [found.fault] : []));
  throw new ConfigError('setting-invalid', faults);
};

/** A programme's own LINE credentials, by the names its row gives. @throws {ConfigError} setting-invalid */
export const lineCredentials = (
  env: Environment,
  names: { readonly channelSecret: string; readonly accessToken: string },
): LineCredentials => {
  const [channelSecret, accessToken] = namedPair(env, [names.channelSecret, names.accessToken]);
  return { channelSecret, accessToken };
};

/** A programme's own Slack credentials, by the names its row gives. @throws {ConfigError} setting-invalid */
export const slackCredentials = (
  env: Environment,
  names: { readonly signingSecret: string; readonly botToken: string },
): SlackCredentials => {
  const [signingSecret, botToken] = namedPair(env, [names.signingSecret, names.botToken]);
  return { signingSecret, botToken };
};

/** Reads a `.env` file into the environment if there is one; what is already set stays. */
export const loadDotEnv = (file = '.env'): void => {
  if (existsSync(file)) process.loadEnvFile(file);
};

/** The environment of this process; nothing else in the program looks at it. */
export const processEnvironment = (): Environment => process.env;
