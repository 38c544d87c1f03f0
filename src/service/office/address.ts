import { OFFICE_PREFIX } from '../../adapters/http/office/office.ts';
import { signOffice } from '../../adapters/http/page-token.ts';
import { httpsAddress } from '../../adapters/shared/address.ts';
import { type OfficeLink, officePageMinutes } from '../../bot/office/link.ts';
import type { Storage } from '../storage.ts';

/** Makes addresses of programmes' pages; null where our pages cannot be reached. */
export function officeAddress({ pageKey }: Pick<Storage, 'pageKey'>, publicUrl: string) {
  return (link: OfficeLink, now: Date): string | null => {
    const expiresAt = new Date(now.getTime() + officePageMinutes * 60_000);
    return httpsAddress(`${OFFICE_PREFIX}${signOffice({ ...link, expiresAt }, pageKey)}`, publicUrl);
  };
}
