import type { Text, Words } from '../message.ts';

/** One permission to see a programme's page: which programme, and who of its staff. */
export type OfficeLink = { readonly programmeId: string; readonly staffId: string };

/** How long a link holds: what it shows is confidential, and a new one is a press away. */
export const officePageMinutes = 60;

/** A part of the page: sentences under a title. */
export type OfficeSection = { readonly title: Text | null; readonly texts: readonly Text[] };

/** A table of the page: its rows, each with a cell for each head. */
export type OfficeTable = {
  readonly title: Text;
  readonly heads: readonly Text[];
  readonly rows: readonly (readonly (Text | Words)[])[];
};

/** A report that can be fetched from the page, as PDF and as a workbook. */
export type OfficeFile = { readonly id: string; readonly title: Text; readonly state: Text };

/** What the page shows. */
export type OfficePage = {
  readonly title: Words;
  readonly asOf: Text;
  readonly sections: readonly OfficeSection[];
  readonly tables: readonly OfficeTable[];
  readonly files: readonly OfficeFile[];
};

/** How a link stands. `gone`: the person does not work for the programme any more, or never saw it as a whole. */
export type OfficeStanding = { readonly state: 'open'; readonly page: OfficePage } | { readonly state: 'gone' };

/** The page over what is stored; everything is looked up when it is asked for. */
export type OfficePageDesk = {
  readonly look: (link: OfficeLink) => Promise<OfficeStanding>;
  /** A report by its id; null where there is none for the person. */
  readonly fetch: (
    link: OfficeLink,
    id: string,
    format: 'pdf' | 'xlsx',
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
};
