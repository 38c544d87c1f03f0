import { createHmac, timingSafeEqual } from 'node:crypto';
import { RejectedRequest } from '../../bot/errors.ts';

/** A channel's secret; `channel` is the bot's user id or a label of the programme. */
export type LineSecret = { readonly channel: string; readonly secret: string };

/** The value of `x-line-signature`, whatever the case of the header's name. */
export function signatureHeader(headers: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'x-line-signature' && typeof value === 'string') return value;
  }
  return undefined;
}

function fits(rawBody: Buffer, secret: string, signature: Buffer): boolean {
  const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('base64'));
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}

/**
 * Finds the channel whose secret signed exactly these bytes.
 * An empty secret never fits: anyone could sign with it.
 * @throws {RejectedRequest} line-signature-missing, line-signature-invalid
 */
export function verifyLineSignature(
  rawBody: Buffer,
  secrets: readonly LineSecret[],
  signature: string | undefined,
): { readonly channel: string; readonly secret: string } {
  if (signature === undefined || signature === '') throw new RejectedRequest('line-signature-missing', 401);
  const given = Buffer.from(signature);
  const owner = secrets.find(({ secret }) => secret !== '' && fits(rawBody, secret, given));
  if (owner === undefined) throw new RejectedRequest('line-signature-invalid', 401);
  return owner;
}
