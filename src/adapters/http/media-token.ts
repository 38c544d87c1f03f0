import { ID_BYTES, idAt, idBytes, type Purpose, sign, verify } from './signed.ts';

const PURPOSE: Purpose = { name: 'hakaru media v1', payloadBytes: ID_BYTES };

/** The address part of a picture: its id, signed. @throws {RangeError} not a UUID */
export const signMediaId = (id: string, key: Uint8Array): string => sign(idBytes(id), PURPOSE, key);

/** The id in a token that was signed with this key, else `null`. */
export const verifyMediaToken = (token: string, key: Uint8Array): string | null => {
  const payload = verify(token, PURPOSE, key);
  return payload === null ? null : idAt(payload, 0);
};
