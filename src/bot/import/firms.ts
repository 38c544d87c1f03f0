import type { BusinessFacts, ReadingFacts, SiteFacts } from '../facts.ts';
import { normalise } from '../understand/normalise.ts';
import type { FirmRef, ImportProblemCode } from './contract.ts';

/** A firm of the programme with all that is known of it. */
export type KnownFirm = {
  readonly number: number;
  readonly state: string;
  readonly business: BusinessFacts;
  readonly sites: readonly SiteFacts[];
  readonly readings: readonly ReadingFacts[];
};

/** The forms of firms as they are shortened; a name is the same firm's with and without. */
const forms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|社会福祉法人|医療法人|\((?:株|有|同|社福|医)\)|[㈱㈲]/g;

/** A name as it is compared: one width, without blanks, marks and the firm's form. */
export function nameKey(name: string): string {
  const text = normalise(name.replace(forms, '')).text.replace(forms, '');
  return text.replace(/[\s・･.,，。'’"()（）「」-]/gu, '');
}

/** Firms as tables name them. */
export type FirmBook = {
  readonly byNumber: ReadonlyMap<string, KnownFirm>;
  readonly byName: ReadonlyMap<string, readonly KnownFirm[]>;
};

/** Makes the firms of a programme findable. */
export function firmBook(firms: readonly KnownFirm[]): FirmBook {
  return {
    byNumber: new Map(firms.map((firm) => [String(firm.number), firm])),
    byName: Map.groupBy(firms, ({ business }) => nameKey(business.name ?? '')),
  };
}

/** A number as the programme counts: 001 and №1 are 1. Null: it is none. */
export function numberOf(text: string): string | null {
  const found = /^(?:no\.?|№|#)?\s*0*(\d{1,6})$/.exec(normalise(text).text.trim());
  return found?.[1] ?? null;
}

/**
 * The firm that a row means. Number and name have to agree where both are given: a slip of one line must not put a
 * firm's figures into another's ledger.
 */
export function findFirm(book: FirmBook, { number, name }: FirmRef): KnownFirm | ImportProblemCode {
  const named = name === '' ? [] : (book.byName.get(nameKey(name)) ?? []);
  if (number === '') return byNameAlone(named);
  const counted = book.byNumber.get(numberOf(number) ?? '');
  if (counted === undefined) return 'firm-unknown';
  return name === '' || named.includes(counted) ? withState(counted) : 'firm-mismatch';
}

function byNameAlone([one, ...others]: readonly KnownFirm[]): KnownFirm | ImportProblemCode {
  if (one === undefined) return 'firm-unknown';
  return others.length > 0 ? 'firm-ambiguous' : withState(one);
}

function withState(firm: KnownFirm): KnownFirm | ImportProblemCode {
  return firm.state === 'erased' || firm.state === 'left' ? 'firm-gone' : firm;
}

/** The place that a row means; without a name the only one there is. */
export function findSite(firm: KnownFirm, name: string): SiteFacts | ImportProblemCode {
  const [only, ...others] = firm.sites;
  if (name === '') return only !== undefined && others.length === 0 ? only : 'site-missing';
  const found = firm.sites.filter((site) => nameKey(site.name) === nameKey(name));
  return found.length === 1 && found[0] !== undefined ? found[0] : 'site-unknown';
}
