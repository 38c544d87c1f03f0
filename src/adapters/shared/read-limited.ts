import { ExternalError } from '../../bot/errors.ts';

/** The whole body, at most `most` bytes of it. @throws {ExternalError} content-too-large (never) */
export async function readLimited(response: Response, most: number): Promise<Buffer> {
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    throw new ExternalError('content-too-large', 'never');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new ExternalError('content-too-large', 'never');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
