import type { Buffer } from 'node:buffer';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HandedPicture } from '../../../bot/page/link.ts';
import { mostPictures } from '../../../bot/page/link.ts';
import { sniffContent } from '../../shared/image-kind.ts';

/** As much as LINE lets a photograph have. */
const MOST_BYTES = 10 * 1024 * 1024;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).endsWith('_LIMIT')
    ? true
    : error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';

/** Lets this part of the server read its two forms; every other kind of body is passed over unread. */
export const acceptForms = async (app: FastifyInstance): Promise<void> => {
  app.removeAllContentTypeParsers();
  await app.register(multipart, {
    limits: {
      fileSize: MOST_BYTES,
      files: mostPictures,
      fields: 2,
      fieldSize: 1000,
      parts: mostPictures + 2,
      headerPairs: 20,
    },
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 2000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null);
  });
};

/** The pictures of a form, or why there are none that can be read. */
export type TakenPictures =
  | { readonly ok: true; readonly pictures: readonly HandedPicture[] }
  | { readonly ok: false; readonly problem: 'no-file' | 'too-large' | 'not-a-bill' };

/** The pictures of a form, in memory and nowhere else. Never throws: what cannot be read is no picture. */
export const takePictures = async (request: FastifyRequest): Promise<TakenPictures> => {
  if (!request.isMultipart()) return { ok: false, problem: 'no-file' };
  try {
    const found: Buffer[] = [];
    for await (const part of request.files()) found.push(await part.toBuffer());
    return pictured(found.filter((bytes) => bytes.length > 0));
  } catch (error) {
    request.raw.resume();
    return { ok: false, problem: isTooLarge(error) ? 'too-large' : 'no-file' };
  }
};

const pictured = (files: readonly Buffer[]): TakenPictures => {
  if (files.length === 0) return { ok: false, problem: 'no-file' };
  const pictures = files.flatMap((bytes) => {
    const contentType = sniffContent(bytes);
    return contentType === null ? [] : [{ bytes, contentType }];
  });
  return pictures.length === files.length ? { ok: true, pictures } : { ok: false, problem: 'not-a-bill' };
};
