import { signMediaId } from '../adapters/http/media-token.ts';
import type { Metrics } from '../adapters/http/metrics.ts';
import { httpsAddress } from '../adapters/shared/address.ts';
import type { Clock } from '../bot/ports.ts';
import type { TakeHappening } from '../bot/slack/happening.ts';
import type { Database } from '../db/connection.ts';
import { seenFirst, wasSeen } from '../db/slack-seen.ts';
import { createDeskDoor, type DeskDoor } from './desk-door/door.ts';
import type { DoorOptions as DeskDoorOptions } from './desk-door/options.ts';
import { deskOptions } from './desk-options.ts';
import { officeAddress } from './office/address.ts';
import type { Storage } from './storage.ts';

/** The door of the desk, and how to end what goes on behind it. */
export type StaffDoor = Pick<DeskDoor, 'take' | 'isStaff'> & { readonly close: () => Promise<void> };

type StaffDoorOptions = Omit<DoorOptions, 'take' | 'database'> &
  Pick<DeskDoorOptions, 'slack' | 'accounts' | 'log' | 'onStep' | 'onReport' | 'draw' | 'platforms'> & {
    readonly storage: Pick<Storage, 'database' | 'vault' | 'mediaKey' | 'pageKey'>;
    /** '' = our pictures cannot be reached, and are left out. */
    readonly publicUrl: string;
  };

/** Opens the desk to staff on Slack. */
export function openStaffDoor({ storage, metrics, clock, publicUrl, ...given }: StaffDoorOptions): StaffDoor {
  const desk = deskOptions(storage, clock);
  const channelLost = (code: string): void => metrics.deskChannelLost.inc({ code });
  const pictureAt = (id: string): string | null =>
    httpsAddress(`/media/${signMediaId(id, storage.mediaKey)}.png`, publicUrl);
  const door = createDeskDoor({ desk, ...given, channelLost, pictureAt, officeAt: officeAddress(storage, publicUrl) });
  return {
    take: createSlackDoor({ database: storage.database, clock, metrics, take: door.take }),
    isStaff: door.isStaff,
    close: door.idle,
  };
}

type DoorOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** The desk. What it does is safe to be done twice. */
  readonly take: TakeHappening;
};

/**
 * Takes what staff do on Slack: each thing once, and counted once. It is remembered only after it was done: what fails
 * comes again, and is done then.
 */
export function createSlackDoor({ database, clock, metrics, take }: DoorOptions): TakeHappening {
  return async (happening) => {
    const { account: channel, keys, kind } = happening;
    if (await database.queues((db) => wasSeen(db, { channel, keys }))) return { answer: 'nothing' };
    const answer = await take(happening);
    const isNew = await database.queues((db) => seenFirst(db, { channel, keys, now: clock.now() }));
    if (isNew) metrics.slackHappenings.inc({ kind });
    return answer;
  };
}
