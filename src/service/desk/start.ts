import { signMediaId } from '../../adapters/http/media-token.ts';
import type { Metrics } from '../../adapters/http/metrics.ts';
import type { Logger } from '../../bot/log.ts';
import type { ChatPlatform, Clock } from '../../bot/ports.ts';
import type { SlackDesk } from '../../bot/slack/desk.ts';
import type { Loop } from '../../bot/usecases/loop.ts';
import type { Accounts } from '../accounts.ts';
import { deskOptions } from '../desk-options.ts';
import { startBroadcasts } from '../office/start.ts';
import type { Storage } from '../storage.ts';
import { type DeskLoop, startDeskLoop } from './loop.ts';

/** Where owners are, by platform. */
export type DeskPlatforms = Readonly<Record<'line' | 'slack', ChatPlatform>>;

type Starting = {
  readonly storage: Pick<Storage, 'database' | 'vault' | 'mediaKey'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'deskChannelLost'>;
  readonly slack: SlackDesk;
  readonly accounts: Pick<Accounts, 'slack'>;
  readonly platforms: DeskPlatforms;
  readonly onQueued: () => void;
  readonly pollMs?: number;
};

/** Starts the desk over the service's storage. */
export function startDesk({ storage, clock, metrics, accounts, ...rest }: Starting): DeskLoop {
  const channelLost = (code: string): void => metrics.deskChannelLost.inc({ code });
  const accountOf = accounts.slack.named;
  const signMedia = (id: string): string => `/media/${signMediaId(id, storage.mediaKey)}`;
  const desk = deskOptions(storage, clock);
  const cases = startDeskLoop({ ...rest, desk, accountOf, channelLost, signMedia });
  return together(cases, startBroadcasts({ ...rest, desk, accountOf }));
}

/** Messages to many have a loop of their own: nobody with a case waits for them. */
function together(cases: DeskLoop, broadcasts: Loop): DeskLoop {
  return {
    wake: () => {
      cases.wake();
      broadcasts.wake();
    },
    stop: async () => {
      await Promise.all([cases.stop(), broadcasts.stop()]);
    },
    idle: async () => {
      await broadcasts.idle();
      await cases.idle();
    },
  };
}
