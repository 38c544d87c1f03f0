import type { Buffer } from 'node:buffer';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A year of all kinds is some kilobytes; a file sent in the chat has the same limit. */
const MOST_BYTES = 2 * 1024 * 1024;
/** A form has its boundaries, and a little more than the limit is read to say so in words. */
const MOST_BODY = 16 * MOST_BYTES;

/** What the form brought, or why it brought nothing that can be read. */
export type TakenFile =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: 'no-file' | 'too-large' | 'not-a-table' };

const tables = /\.(?:xlsx|csv|tsv|txt)$/i;

/** Lets this part of the server read forms with one file; every other kind of body is passed over unread. */
export const acceptFiles = async (app: FastifyInstance): Promise<void> => {
  app.removeAllContentTypeParsers();
  await app.register(multipart, {
    limits: { fileSize: MOST_BYTES, files: 1, fields: 4, fieldSize: 1000, parts: 6, headerPairs: 20 },
  });
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null);
  });
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';

/**
 * A browser shows the answer only when it could send all of its file, so what is refused is read to its end; whoever
 * sends without end is cut off by the server's own time limit.
 */
const drain = async (request: FastifyRequest): Promise<void> => {
  const { raw } = request;
  if (raw.readableEnded || raw.destroyed) return;
  await new Promise<void>((resolve) => {
    raw.once('end', resolve);
    raw.once('close', resolve);
    raw.resume();
  });
};

const readPart = async (request: FastifyRequest): Promise<TakenFile> => {
  const part = await request.file();
  if (part === undefined) return { ok: false, problem: 'no-file' };
  const bytes = await part.toBuffer();
  if (bytes.length === 0) return { ok: false, problem: 'no-file' };
  return tables.test(part.filename) ? { ok: true, bytes } : { ok: false, problem: 'not-a-table' };
};

/** The file of a form, in memory and nowhere else. Never throws: what cannot be read is no file. */
export const takeFile = async (request: FastifyRequest): Promise<TakenFile> => {
  if (!request.isMultipart()) return { ok: false, problem: 'no-file' };
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY) return { ok: false, problem: 'too-large' };
  try {
    return await readPart(request);
  } catch (error) {
    await drain(request);
    return { ok: false, problem: isTooLarge(error) ? 'too-large' : 'no-file' };
  }
};
