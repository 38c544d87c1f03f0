import { type DestinationStream, destination as openDestination, pino, stdTimeFunctions } from 'pino';
import type { LogFields, Logger } from '../../bot/log.ts';

/** How much is written; `silent` writes nothing. */
export type LogLevel = 'info' | 'warn' | 'error' | 'silent';

/** Every field a line can hold. The compiler keeps this list equal to the port's. */
const ALLOWED = {
  programme: 'string',
  conversation: 'string',
  business: 'string',
  eventId: 'string',
  eventKind: 'string',
  outboxId: 'string',
  requestId: 'string',
  platform: 'string',
  flow: 'string',
  code: 'string',
  reason: 'string',
  status: 'number',
  count: 'number',
  attempts: 'number',
  ms: 'number',
  bytes: 'number',
  port: 'number',
  host: 'string',
  version: 'string',
  method: 'string',
  route: 'string',
} as const satisfies Record<keyof LogFields, 'string' | 'number'>;

/** Codes and ids of our own are short and plain; a sentence, a name or a mail address is none of these. */
const CODE = /^[\w.:/*+#-]{1,128}$/;
const WITHHELD = '[withheld]';

/** Second wall, should somebody hand an object to pino itself. */
const REDACTED = [
  'text',
  'body',
  'raw',
  'headers',
  'authorization',
  'token',
  'name',
  'address',
  'email',
  'url',
].flatMap((field) => [field, `*.${field}`]);

const asCode = (value: string): string => (CODE.test(value) ? value : WITHHELD);

const allowedOnly = (fields: LogFields): Record<string, string | number> => {
  const given: Readonly<Record<string, unknown>> = fields;
  const kept: Record<string, string | number> = {};
  for (const [name, type] of Object.entries(ALLOWED)) {
    const value = given[name];
    if (type === 'number' && typeof value === 'number') kept[name] = value;
    if (type === 'string' && typeof value === 'string') kept[name] = asCode(value);
  }
  return kept;
};

/**
 * A logger that writes JSON lines holding the allow-listed fields and nothing else.
 * Without a destination it writes to stderr, since stdout belongs to results.
 */
export const createLogger = (options: {
  readonly level: LogLevel;
  readonly destination?: DestinationStream;
}): Logger => {
  const lines = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: WITHHELD },
    },
    options.destination ?? openDestination({ dest: 2, sync: true }),
  );
  return {
    info: (event, fields = {}) => lines.info(allowedOnly(fields), asCode(event)),
    warn: (event, fields = {}) => lines.warn(allowedOnly(fields), asCode(event)),
    error: (event, fields = {}) => lines.error(allowedOnly(fields), asCode(event)),
  };
};
