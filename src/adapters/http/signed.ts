import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Bytes of a UUID. */
export const ID_BYTES = 16;

/** What an address is for; the purpose is signed along, so that no address of another purpose fits. */
export type Purpose = { readonly name: string; readonly payloadBytes: number };

const macOf = (payload: Buffer, { name }: Purpose, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${name}\0`).update(payload).digest().subarray(0, MAC_BYTES);

/** An address part that nobody can guess: the payload and 128 bits of HMAC-SHA256. */
export const sign = (payload: Buffer, purpose: Purpose, key: Uint8Array): string =>
  Buffer.concat([payload, macOf(payload, purpose, key)]).toString('base64url');

/** The payload of a token that was signed with this key for this purpose, else `null`. */
export const verify = (token: string, purpose: Purpose, key: Uint8Array): Buffer | null => {
  const bytes = Buffer.from(token, 'base64url');
  // Base64 has several spellings of the same bytes; only our own is taken.
  if (bytes.length !== purpose.payloadBytes + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const payload = bytes.subarray(0, purpose.payloadBytes);
  return timingSafeEqual(bytes.subarray(purpose.payloadBytes), macOf(payload, purpose, key)) ? payload : null;
};

/** The bytes of a UUID. @throws {RangeError} not a UUID in lower case */
export const idBytes = (id: string): Buffer => {
  if (!UUID.test(id)) throw new RangeError('an id in a signed address is a UUID in lower case');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
};

/** The UUID at a place of a payload. */
export const idAt = (payload: Buffer, at: number): string =>
  payload
    .subarray(at, at + ID_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
