import type { Logger } from '../../bot/log.ts';
import type { OfficeLink } from '../../bot/office/link.ts';
import type { ChatPlatform } from '../../bot/ports.ts';
import type { SlackDesk } from '../../bot/slack/desk.ts';
import type { SlackHappened, SlackHappening, SlackPerson } from '../../bot/slack/happening.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import type { DrawPicture } from '../report/make.ts';
import type { SlackAccounts } from '../slack-accounts.ts';

/** What the door of the desk needs. */
export type DoorOptions = {
  readonly desk: DeskOptions;
  readonly slack: SlackDesk;
  readonly accounts: Pick<SlackAccounts, 'accountOf'>;
  readonly log: Logger;
  /** Where owners are, to whom is said what staff have changed. */
  readonly platforms: Readonly<Record<'line' | 'slack', Pick<ChatPlatform, 'render'>>>;
  /** Where Slack can fetch a picture that is kept; null: nowhere. */
  readonly pictureAt: (mediaId: string) => string | null;
  /** The address of a programme's page for one person, from now on; null: nowhere. */
  readonly officeAt: (link: OfficeLink, now: Date) => string | null;
  /** Something is to be carried out now; whoever does so finds it without being told, a little later. */
  readonly onStep?: () => void;
  /** A report is to be made now; whoever makes it finds the order without being told, a little later. */
  readonly onReport?: () => void;
  /** Draws the pictures of reports, away from the thread that answers; here unless given. */
  readonly draw?: DrawPicture;
  /** A channel of a programme is closed to us: the operator's business. */
  readonly channelLost?: (code: string) => void;
};

/** One thing that a person did on Slack, with everything that answers it. */
export type Scene = {
  readonly options: DoorOptions;
  readonly happening: SlackHappening;
  readonly by: SlackPerson;
  readonly now: Date;
  /** Goes on after Slack was answered; what fails in it is written to the log. */
  readonly later: (work: () => Promise<unknown>) => void;
};

type Of<K extends SlackHappened['kind'], H = SlackHappening> = H extends { readonly kind: K } ? H : never;

/** A scene in which something of this kind happened. */
export type SceneOf<K extends SlackHappened['kind']> = Scene & { readonly happening: Of<K> };
