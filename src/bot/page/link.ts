import type { Locale } from '../facts.ts';
import type { UploadLink } from '../upload.ts';
import type { OwnFacts, PageShows } from './model.ts';

/** One permission to see a firm's own page: for whom, and its own id. */
export type OwnLink = UploadLink;

/** How a link stands. `gone`: the firm was erased or left, the conversation is another's, or its person blocked the account. */
export type OwnStanding =
  | { readonly state: 'open'; readonly locale: Locale; readonly own: OwnFacts }
  | { readonly state: 'gone' };

/** A report as it was approved. */
export type OwnReportFile = { readonly name: string; readonly bytes: Uint8Array };

/** A picture that is handed in on the page. */
export type HandedPicture = { readonly bytes: Uint8Array; readonly contentType: string };

/** What came of something handed in. `enough`: only so many are taken within an hour. */
export type HandedIn = 'taken' | 'enough' | 'gone';

/** The page over what is stored; whatever is handed in enters the conversation, as if it had been sent there. */
export type OwnPageDesk = {
  readonly look: (link: OwnLink) => Promise<OwnStanding>;
  /** A released report about the link's own firm as a file; null: there is none. That it is fetched is written down. */
  readonly report: (link: OwnLink, id: string, format: 'pdf' | 'xlsx') => Promise<OwnReportFile | null>;
  /** All that is kept of the link's own firm, as one document. That it is fetched is written down. */
  readonly whole: (link: OwnLink) => Promise<OwnReportFile | null>;
  /** Notes what of the knowledge the page shows, once for each link. */
  readonly seen: (link: OwnLink, shows: PageShows) => Promise<void>;
  /** `nonce` makes a repeat of the same form harmless. */
  readonly say: (link: OwnLink, text: string, nonce: string) => Promise<HandedIn>;
  readonly send: (link: OwnLink, pictures: readonly HandedPicture[]) => Promise<HandedIn>;
};

/** How long a link holds: what it shows is confidential, and a new one is a word away. */
export const ownPageMinutes = 60;

/** Pictures that one form takes, and things that one person hands in within an hour. */
export const mostPictures = 5;
export const mostHandedIn = 30;
