import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelsFrom } from '../../../src/adapters/bills/ocr/model-files.ts';
import { codeOf, ExternalError } from '../../../src/bot/errors.ts';
import { readConfig } from '../../../src/config.ts';
import { fail, lineOf, ok } from '../../../src/service/checks/check.ts';
import { checkSkew } from '../../../src/service/checks/clock.ts';
import { checkDatabase } from '../../../src/service/checks/database.ts';
import { checkDeskQueue, checkDesks } from '../../../src/service/checks/desk.ts';
import { checkFiles, checkSpace, freeBytesOf, neededFiles } from '../../../src/service/checks/files.ts';
import { checkModels } from '../../../src/service/checks/models.ts';
import { checkProgrammes } from '../../../src/service/checks/programmes.ts';
import { checkQueues } from '../../../src/service/checks/queues.ts';
import { checkSettings, settingFaults } from '../../../src/service/checks/settings.ts';
import { demoProgramme } from '../../../src/service/demo-programme.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const statuses = (found: readonly { status: string }[]): string[] => found.map(({ status }) => status);

describe('a finding', () => {
  it('is one line with its remedy behind an arrow', () => {
    expect(lineOf(fail('disk', '3 MiB free', 'make room'))).toBe('fail  disk                3 MiB free  → make room');
    expect(lineOf(ok('disk', 'plenty'))).toBe('ok    disk                plenty');
  });

  it('names an error by its code, never by its words', () => {
    expect(codeOf(new ExternalError('line-refused', 'never'))).toBe('line-refused');
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(codeOf(new TypeError('fetch failed', { cause: refused }))).toBe('ECONNREFUSED');
    expect(codeOf(new TypeError('secret'))).toBe('TypeError');
    expect(codeOf('secret')).toBe('unknown');
  });
});

describe('settings', () => {
  it('are fine for a trial but for the key that lies beside the data', () => {
    expect(checkSettings(readConfig({}))).toMatchObject([
      { status: 'warn', remedy: expect.stringContaining('openssl') },
    ]);
    expect(checkSettings(readConfig({ ENCRYPTION_KEY: KEY }))).toEqual([
      ok('settings', 'development, role all, LINE simulated, Slack simulated'),
    ]);
  });

  it('miss the key where others run the database', () => {
    const found = checkSettings(readConfig({ DATABASE_URL: 'postgres://u:p@db/h' }));
    expect(found).toMatchObject([{ status: 'fail', what: 'ENCRYPTION_KEY: missing' }]);
  });

  it('tell that a rotation is under way', () => {
    const old = Buffer.alloc(32, 9).toString('base64');
    expect(checkSettings(readConfig({ ENCRYPTION_KEY: `${KEY},${old}` }))).toMatchObject([
      { status: 'warn', what: '2 encryption keys: a rotation is under way' },
    ]);
  });

  it('need an https address for LINE', () => {
    const line = { ENCRYPTION_KEY: KEY, LINE_CHANNEL_SECRET: 's', LINE_CHANNEL_ACCESS_TOKEN: 't' };
    expect(statuses(checkSettings(readConfig(line)))).toEqual(['fail']);
    expect(statuses(checkSettings(readConfig({ ...line, PUBLIC_URL: 'http://localhost:3000' })))).toEqual(['fail']);
    expect(statuses(checkSettings(readConfig({ ...line, PUBLIC_URL: 'https://bot.example.jp' })))).toEqual(['ok']);
  });

  it('without an account in production serve only programmes with their own', () => {
    const found = checkSettings(readConfig({ NODE_ENV: 'production', ENCRYPTION_KEY: KEY }));
    expect(found).toMatchObject([{ status: 'warn', what: expect.stringContaining('LINE_CHANNEL_SECRET') }]);
  });

  it('that cannot be read fail one by one', () => {
    expect(settingFaults(['PORT: not a port number', 'ROLE: no'])).toMatchObject([
      { status: 'fail', what: 'PORT: not a port number' },
      { status: 'fail', what: 'ROLE: no' },
    ]);
  });
});

describe('the database', () => {
  const good = { version: 18, applied: 2, known: 2, unwalled: [], isMighty: false };

  it('is fine when it is new enough, migrated and walled', () => {
    expect(statuses(checkDatabase(good))).toEqual(['ok', 'ok', 'ok']);
  });

  it.each([
    [{ version: 14 }, ['fail', 'ok', 'ok']],
    [{ version: 15 }, ['ok', 'ok', 'ok']],
    [{ applied: 1 }, ['ok', 'fail', 'ok']],
    [{ applied: 3 }, ['ok', 'fail', 'ok']],
    [{ unwalled: ['readings'] }, ['ok', 'ok', 'fail']],
    [{ isMighty: true }, ['ok', 'ok', 'warn']],
  ])('with %j is %j', (change, expected) => {
    expect(statuses(checkDatabase({ ...good, ...change }))).toEqual(expected);
  });
});

describe('the clock', () => {
  it.each([
    [0, 'ok', '0 s ahead'],
    [-1_500, 'ok', '1.5 s behind'],
    [4_000, 'warn', '4 s ahead'],
    [-61_000, 'fail', '61 s behind'],
  ])('off by %d ms is %s', (skew, status, what) => {
    expect(checkSkew('LINE', skew)).toMatchObject({ name: 'clock LINE', status, what });
  });
});

describe('files', () => {
  it('that come with packages are there', () => {
    expect(checkFiles('fonts', neededFiles.fonts)).toMatchObject({ status: 'ok', what: '2 files' });
    expect(checkFiles('ocr data', neededFiles.ocr)).toMatchObject({ status: 'ok', what: '1 file' });
  });

  it('that are missing or cut short fail by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hakaru-files-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'short'), 'x');
    const found = checkFiles('fonts', ['short', 'absent'], (file) => join(folder, file));
    expect(found).toMatchObject({ status: 'fail', what: 'missing or broken: short, absent' });
  });
});

describe('models of the reader of bills', () => {
  it('are those of the packages, or what settings name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hakaru-models-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const file of ['model', 'dict', 'jpn.traineddata.gz']) writeFileSync(join(folder, file), 'x');
    const [model, dict] = [join(folder, 'model'), join(folder, 'dict')];
    const set = { OCR_DIGITS_MODEL: model, OCR_DIGITS_DICT: dict, OCR_TESSERACT_DATA: folder };
    expect(checkModels({})).toMatchObject([{ status: 'ok', what: 'packaged' }]);
    expect(checkModels(set)).toMatchObject([{ status: 'ok', what: expect.stringContaining('OCR_TESSERACT_DATA') }]);
    expect(modelsFrom(set)).toMatchObject({ digits: { model, characters: dict }, tesseract: folder });
    expect(modelsFrom(set).kana).toEqual(modelsFrom().kana);
  });

  it('that are missing, or without their characters, are named; where they were looked for is not', () => {
    const found = checkModels({
      OCR_DET_MODEL: '/absent/x',
      OCR_TESSERACT_DATA: '/absent/y',
      OCR_REC_MODEL: '/absent/z',
    });
    expect(found).toMatchObject([
      { status: 'fail', what: 'ocr-model-missing: OCR_DET_MODEL' },
      { status: 'fail', what: 'ocr-model-missing: OCR_REC_MODEL' },
      {
        status: 'fail',
        what: 'ocr-model-missing: OCR_TESSERACT_DATA',
        remedy: expect.stringContaining('jpn.traineddata.gz'),
      },
      { status: 'warn', what: expect.stringContaining('ocr-model-alone: only one of OCR_REC_MODEL') },
    ]);
    expect(JSON.stringify(found)).not.toContain('absent');
  });
});

describe('the disk', () => {
  it.each([
    [4e9, 'ok'],
    [1e9, 'warn'],
    [1e8, 'fail'],
  ])('with %d bytes is %s', (bytes, status) => {
    expect(checkSpace(bytes, 'data').status).toBe(status);
  });

  it('is measured where the folder will be', () => {
    expect(freeBytesOf(join(tmpdir(), 'not', 'yet', 'there'))).toBeGreaterThan(0);
  });
});

describe('the queues', () => {
  const calm = { outboxDepth: 0, deadInbox: 0, deadOutbox: 0, oldestSeconds: null };

  it.each([
    [{}, ['ok', 'ok']],
    [{ oldestSeconds: 59 }, ['ok', 'ok']],
    [{ oldestSeconds: 60 }, ['warn', 'ok']],
    [{ oldestSeconds: 600 }, ['fail', 'ok']],
    [{ deadInbox: 1 }, ['ok', 'warn']],
    [{ deadOutbox: 2 }, ['ok', 'warn']],
  ])('with %j are %j', (change, expected) => {
    expect(statuses(checkQueues({ ...calm, ...change }, 0))).toEqual(expected);
  });

  it('name what the desk could not do', () => {
    expect(checkQueues(calm, 3)[1]).toMatchObject({
      status: 'warn',
      what: expect.stringContaining('3 acts of the desk'),
    });
  });
});

describe('the desk', () => {
  const calm = { effectsWaiting: 0, effectsDead: 0, oldestSeconds: null, timersOverdue: 0, lateSeconds: null };

  it.each([
    [{}, 'ok'],
    [{ effectsDead: 9, oldestSeconds: 900 }, 'ok'],
    [{ timersOverdue: 1, lateSeconds: 300 }, 'ok'],
    [{ timersOverdue: 1, lateSeconds: 301 }, 'fail'],
  ])('with %j is %s', (change, status) => {
    expect(checkDeskQueue({ ...calm, ...change })).toMatchObject({ name: 'desk timers', status });
  });

  it('needs somebody who may hold cases, and holidays until the end of each term', () => {
    const desk = { code: 'midori', until: '2027-03-31', consultants: 1 };
    expect(checkDesks([], '2026-12-31')).toEqual([]);
    expect(statuses(checkDesks([desk], '2027-12-31'))).toEqual(['ok', 'ok']);
    const wrong = checkDesks([desk, { code: 'aoba', until: '2028-01-10', consultants: 0 }], '2027-12-31');
    expect(wrong).toEqual([
      ...[{ name: 'consultants', status: 'fail', what: expect.stringContaining('aoba'), remedy: expect.any(String) }],
      ...[
        { name: 'holidays', status: 'warn', what: expect.stringContaining('2028-01-10'), remedy: expect.any(String) },
      ],
    ]);
  });
});

describe('programmes', () => {
  const today = '2026-11-24';
  const sample = demoProgramme(today);
  const own = {
    ...sample,
    code: 'own-city',
    line: { monthlyPushes: null, secretVariable: 'OWN_SECRET', tokenVariable: 'OWN_TOKEN' },
  };

  it('that use the account of the installation need nothing more', () => {
    expect(statuses(checkProgrammes([sample], {}, today))).toEqual(['ok']);
  });

  it('with an account of their own name what is missing, never what is set', () => {
    const [found] = checkProgrammes([sample, own], { OWN_SECRET: 'MARKED', OWN_TOKEN: ' ' }, today);
    expect(found).toMatchObject({ status: 'fail', what: 'own-city: OWN_TOKEN missing' });
    expect(statuses(checkProgrammes([own], { OWN_SECRET: 's', OWN_TOKEN: 't' }, today))).toEqual(['ok']);
  });

  it('that have ended need no account', () => {
    expect(statuses(checkProgrammes([own], {}, '2030-01-01'))).toEqual(['ok']);
  });

  it('are missing altogether on a new installation', () => {
    expect(statuses(checkProgrammes([], {}, today))).toEqual(['warn']);
  });
});
