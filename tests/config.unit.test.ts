import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/bot/errors.ts';
import { type Environment, lineCredentials, readConfig, secret, slackCredentials } from '../src/config.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OLD_KEY = Buffer.alloc(32, 9).toString('base64');

const faultsOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('needs no setting at all', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      databaseUrl: null,
      dataDir: './data',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      role: 'all',
      line: { credentials: null, apiBaseUrl: 'https://api.line.me', dataApiBaseUrl: 'https://api-data.line.me' },
      slack: { credentials: null, apiUrl: 'https://slack.com/api/' },
      encryptionKeys: null,
      logLevel: 'info',
      outboundAllow: [],
    });
  });

  it('keeps the data of root where the database account can go, unless told otherwise', () => {
    expect(readConfig({}, true).dataDir).toBe('/var/lib/hakaru');
    expect(readConfig({ DATA_DIR: '/srv/data' }, true).dataDir).toBe('/srv/data');
  });

  it('reads what is set', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://hakaru:pw@db:5432/hakaru',
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://bot.example.jp/',
      ROLE: 'worker',
      LINE_CHANNEL_SECRET: ' s ',
      LINE_CHANNEL_ACCESS_TOKEN: 't',
      SLACK_SIGNING_SECRET: 'ss',
      SLACK_BOT_TOKEN: 'xoxb',
      LINE_API_BASE_URL: 'http://127.0.0.1:4000/',
      ENCRYPTION_KEY: `${KEY}, ${OLD_KEY}`,
      LOG_LEVEL: 'error',
      OUTBOUND_ALLOW: 'db.example.jp, *.Example.com',
    });
    expect(config).toMatchObject({
      environment: 'production',
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://bot.example.jp',
      role: 'worker',
      logLevel: 'error',
      outboundAllow: ['db.example.jp', '*.example.com'],
    });
    expect(config.databaseUrl?.reveal()).toBe('postgres://hakaru:pw@db:5432/hakaru');
    expect(config.line.apiBaseUrl).toBe('http://127.0.0.1:4000');
    expect(config.line.credentials?.channelSecret.reveal()).toBe('s');
    expect(config.slack.credentials?.botToken.reveal()).toBe('xoxb');
    expect(config.encryptionKeys?.reveal().map((key) => [key.length, key[0]])).toEqual([
      [32, 7],
      [32, 9],
    ]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', LINE_CHANNEL_SECRET: ' ', ROLE: '' })).toEqual(readConfig({}));
  });

  it('names every fault at once', () => {
    const env = { PORT: '70000', ROLE: 'boss', DATABASE_URL: 'mysql://x', SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(faultsOf(() => readConfig(env))).toEqual([
      'DATABASE_URL: not a postgres:// address',
      'PORT: not a port number',
      'ROLE: not all, web or worker',
      'SLACK_SIGNING_SECRET: missing, its other half is set',
    ]);
  });

  it.each<[string, string]>([
    ['NODE_ENV', 'MARKED'],
    ['DATABASE_URL', 'MARKED'],
    ['HOST', 'MARKED HOST'],
    ['PORT', 'MARKED'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'http://MARKED.example.jp'],
    ['PUBLIC_URL', 'MARKED'],
    ['ROLE', 'MARKED'],
    ['LINE_API_BASE_URL', 'ftp://MARKED'],
    ['LINE_DATA_API_BASE_URL', 'MARKED'],
    ['SLACK_API_URL', 'MARKED'],
    ['ENCRYPTION_KEY', 'MARKED'],
    ['ENCRYPTION_KEY', `${KEY},MARKED`],
    ['ENCRYPTION_KEY', ','],
    ['LOG_LEVEL', 'MARKED'],
    ['OUTBOUND_ALLOW', 'https://MARKED/'],
    ['OUTBOUND_ALLOW', '*'],
    ['LINE_CHANNEL_SECRET', 'MARKED'],
  ])('refuses %s = %j without repeating it', (name, value) => {
    const faults = faultsOf(() => readConfig({ [name]: value }));
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain('MARKED');
    expect(faults.join()).toMatch(name.startsWith('LINE_CHANNEL') ? /^LINE_CHANNEL_ACCESS_TOKEN/ : `${name}: `);
  });

  it('shows no secret when it is printed', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://hakaru:MARKED@db/hakaru',
      LINE_CHANNEL_SECRET: 'MARKED',
      LINE_CHANNEL_ACCESS_TOKEN: 'MARKED',
      SLACK_SIGNING_SECRET: 'MARKED',
      SLACK_BOT_TOKEN: 'MARKED',
      ENCRYPTION_KEY: KEY,
    });
    const printed = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config), `${config.databaseUrl}`];
    for (const text of printed) {
      expect(text).toContain('[secret]');
      expect(text).not.toContain('MARKED');
      expect(text).not.toContain(KEY);
    }
  });
});

describe('credentials of a programme', () => {
  const env: Environment = { CITY_LINE_SECRET: 's', CITY_LINE_TOKEN: 't', EMPTY: ' ', ENCRYPTION_KEY: KEY };

  it('are read from the variables it names', () => {
    const line = lineCredentials(env, { channelSecret: 'CITY_LINE_SECRET', accessToken: 'CITY_LINE_TOKEN' });
    expect([line.channelSecret.reveal(), line.accessToken.reveal()]).toEqual(['s', 't']);
    const slack = slackCredentials(env, { signingSecret: 'CITY_LINE_SECRET', botToken: 'CITY_LINE_TOKEN' });
    expect([slack.signingSecret.reveal(), slack.botToken.reveal()]).toEqual(['s', 't']);
  });

  it('are missing by name', () => {
    expect(faultsOf(() => lineCredentials(env, { channelSecret: 'EMPTY', accessToken: 'NOWHERE' }))).toEqual([
      'EMPTY: missing',
      'NOWHERE: missing',
    ]);
  });

  it.each(['ENCRYPTION_KEY', 'DATABASE_URL', 'lower', '__proto__'])('are never taken from %s', (name) => {
    expect(faultsOf(() => lineCredentials(env, { channelSecret: name, accessToken: 'CITY_LINE_TOKEN' }))).toEqual([
      `${name}: not a name for credentials`,
    ]);
  });
});

describe('secret', () => {
  it('gives the value only when asked', () => {
    expect(secret(5).reveal()).toBe(5);
    expect(`${secret('x')}`).toBe('[secret]');
  });
});
