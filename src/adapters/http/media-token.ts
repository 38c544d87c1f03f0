import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names the purpose, so that no other signature made with the same key fits here. */
const PURPOSE = 'hakaru media v1\0';

const macOf = (id: Buffer, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(PURPOSE).update(id).digest().subarray(0, MAC_BYTES);

const toUuid = (id: Buffer): string =>
  id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Makes an address part that nobody can guess: the id and 128 bits of HMAC-SHA256. @throws {RangeError} not a UUID */
export const signMediaId = (id: string, key: Uint8Array): string => {
  if (!UUID.test(id)) throw new RangeError('a media id is a UUID in lower case');
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, macOf(bytes, key)]).toString('base64url');
};

/** The id in a token that was signed with this key, else `null`. */
export const verifyMediaToken = (token: string, key: Uint8Array): string | null => {
  const bytes = Buffer.from(token, 'base64url');
  // Base64 has several spellings of the same bytes; only our own is taken.
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const id = bytes.subarray(0, ID_BYTES);
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(id, key)) ? toUuid(id) : null;
};
