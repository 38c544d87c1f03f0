import { Buffer } from 'node:buffer';
import type { OfficeLink } from '../../bot/office/link.ts';
import type { UploadLink } from '../../bot/upload.ts';
import { ID_BYTES, idAt, idBytes, type Purpose, sign, verify } from './signed.ts';

const IDS_BYTES = 3 * ID_BYTES;
const PAYLOAD_BYTES = IDS_BYTES + 4;

/** The pages that an owner gets an address of; no address of one opens the other. */
const purposes = {
  upload: { name: 'hakaru upload v1', payloadBytes: PAYLOAD_BYTES },
  own: { name: 'hakaru own page v1', payloadBytes: PAYLOAD_BYTES },
} as const satisfies Record<string, Purpose>;

/** Which page an address is of. */
export type OwnerPage = keyof typeof purposes;

/** A link with its end. */
export type DatedLink = UploadLink & { readonly expiresAt: Date };

/** The address part of an owner's page; it holds for one conversation of one firm. @throws {RangeError} not UUIDs */
export const signPage = (
  page: OwnerPage,
  { conversationId, businessId, linkId, expiresAt }: DatedLink,
  key: Uint8Array,
): string => {
  const end = Buffer.alloc(4);
  end.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000));
  return sign(Buffer.concat([...[conversationId, businessId, linkId].map(idBytes), end]), purposes[page], key);
};

/** The link in a token that was signed with this key for this page, else `null`. Whoever asks looks at its end. */
export const verifyPage = (page: OwnerPage, token: string, key: Uint8Array): DatedLink | null => {
  const payload = verify(token, purposes[page], key);
  if (payload === null) return null;
  return {
    conversationId: idAt(payload, 0),
    businessId: idAt(payload, ID_BYTES),
    linkId: idAt(payload, 2 * ID_BYTES),
    expiresAt: new Date(payload.readUInt32BE(IDS_BYTES) * 1000),
  };
};

const OFFICE_BYTES = 2 * ID_BYTES;
const office: Purpose = { name: 'hakaru office page v1', payloadBytes: OFFICE_BYTES + 4 };

/** A link to a programme's page with its end. */
export type DatedOfficeLink = OfficeLink & { readonly expiresAt: Date };

/** The address part of a programme's page; it holds for one person of its staff. @throws {RangeError} not UUIDs */
export const signOffice = ({ programmeId, staffId, expiresAt }: DatedOfficeLink, key: Uint8Array): string => {
  const end = Buffer.alloc(4);
  end.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000));
  return sign(Buffer.concat([idBytes(programmeId), idBytes(staffId), end]), office, key);
};

/** The link in a token that was signed with this key, else `null`. Whoever asks looks at its end. */
export const verifyOffice = (token: string, key: Uint8Array): DatedOfficeLink | null => {
  const payload = verify(token, office, key);
  if (payload === null) return null;
  const expiresAt = new Date(payload.readUInt32BE(OFFICE_BYTES) * 1000);
  return { programmeId: idAt(payload, 0), staffId: idAt(payload, ID_BYTES), expiresAt };
};
