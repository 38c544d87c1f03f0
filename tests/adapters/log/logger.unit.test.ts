import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel } from '../../../src/adapters/log/logger.ts';
import type { LogFields, Logger } from '../../../src/bot/log.ts';

const open = (level: LogLevel = 'info') => {
  const lines: string[] = [];
  const log = createLogger({ level, destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines };
};
const written = (write: (log: Logger) => void): Record<string, unknown> => {
  const { log, lines } = open();
  write(log);
  return JSON.parse(lines[0] ?? 'null');
};

describe('createLogger', () => {
  it('writes the event, the level, an ISO time and the fields', () => {
    const line = written((log) => log.info('turn.done', { eventId: '01J', count: 0, ms: 12, route: '/media/:token' }));
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: 'turn.done',
      eventId: '01J',
      count: 0,
      ms: 12,
      route: '/media/:token',
    });
  });

  it('drops fields that are not on the list, even when they are forced in', () => {
    const forced = { code: 'x', text: '電気は412です', headers: { authorization: 'Bearer t' }, pid: 1 } as LogFields;
    expect(Object.keys(written((log) => log.warn('e', forced)))).toEqual(['level', 'time', 'code', 'event']);
  });

  it.each(['山田商店', 'Taro Yamada', 'a@b.jp', 'x'.repeat(129), '', '{"a":1}', 'line\nbreak'])(
    'withholds what is no code: %j',
    (value) => {
      expect(written((log) => log.error('e', { reason: value }))).toMatchObject({ reason: '[withheld]' });
      expect(written((log) => log.error(value))).toMatchObject({ event: '[withheld]' });
    },
  );

  it('drops values of the wrong type', () => {
    const forced = { count: '電話 03-1234-5678', code: { text: 'hidden' } } as unknown as LogFields;
    expect(Object.keys(written((log) => log.info('e', forced)))).toEqual(['level', 'time', 'event']);
  });

  it('keeps quiet below its level', () => {
    const { log, lines } = open('warn');
    log.info('a');
    log.warn('b');
    log.error('c');
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['b', 'c']);
  });
});
