import { readSheets } from '../adapters/sheet/sheet-reader.ts';
import type { BillReader } from '../bot/bill.ts';
import type { SendingOutcome } from '../bot/desk/outcome.ts';
import type { InboundEvent } from '../bot/event.ts';
import { readInviteCode } from '../bot/flows/joining/invite-code.ts';
import type { Logger } from '../bot/log.ts';
import type { OwnPageDesk } from '../bot/page/link.ts';
import type { ChatPlatform, Clock, ReceiveEvents } from '../bot/ports.ts';
import { runTurn } from '../bot/route.ts';
import type { UploadDesk } from '../bot/upload.ts';
import { createDelivery } from '../bot/usecases/deliver.ts';
import { createApology, createTurn } from '../bot/usecases/turn-events.ts';
import { startWorker, type Worker } from '../bot/usecases/worker.ts';
import { hearOutcome } from '../db/desk/hear-outcome.ts';
import { createDirectory } from '../db/directory.ts';
import { createInbox } from '../db/inbox.ts';
import { createOutbox } from '../db/outbox.ts';
import { createOwnPageDesk } from '../db/own-page.ts';
import { createProgrammeShelf } from '../db/turns/programmes.ts';
import { createTurns } from '../db/turns/turns.ts';
import { createUploadDesk } from '../db/uploads.ts';
import type { Counts } from './counts.ts';
import { dayInJapan } from './day.ts';
import { deskOptions } from './desk-options.ts';
import { withPagePictures } from './page-pictures.ts';
import { createPathSigner } from './signed-paths.ts';
import type { Storage } from './storage.ts';

export type CoreOptions = {
  readonly storage: Pick<Storage, 'database' | 'vault' | 'mediaKey' | 'pageKey'>;
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly counts: Counts;
  readonly readBill: BillReader;
  readonly pollMs?: number;
  /** The workers are other processes: they are told when something came in. */
  readonly workersElsewhere?: boolean;
  /** Events come in through other processes, which tell this one. */
  readonly webElsewhere?: boolean;
};

/** What the core offers: places to hand events and tables in, and a worker that turns and delivers. */
export type Core = {
  readonly receive: ReceiveEvents;
  readonly uploads: UploadDesk;
  readonly ownPages: OwnPageDesk;
  readonly startWorker: () => Worker;
};

/**
 * How long a process may hold a row without being heard of. Longer than a call to a platform may take (10 s), short
 * enough that a reply token still holds (50 s) when another process takes over.
 */
const leaseMs = 20_000;

/** Puts the core together over one database. */
export function createCore(options: CoreOptions): Core {
  const { storage, clock, log, counts, readBill } = options;
  const { database, vault } = storage;
  const platforms = withPagePictures(options.platforms, { database, vault, clock });
  let worker: Worker | null = null;
  const onStored = (): void => {
    worker?.wake();
    // A wake that is lost costs a poll's time, no more.
    if (options.workersElsewhere === true) database.wakeOthers().catch(() => undefined);
  };
  const receive = createInbox({ database, vault, clock, directory: createDirectory(database, vault), onStored });
  const desk = deskOptions(storage, clock);
  const queue = { ...desk, leaseMs };
  const heard = (outcome: SendingOutcome): Promise<void> => hearOutcome(desk, outcome);
  const turns = createTurns({ ...queue, log, inviteCodeIn, dayInJapan, apologise: createApology(platforms) });
  const outbox = createOutbox({ ...queue, heard });
  const signPath = createPathSigner(storage);
  const turn = createTurn({ runTurn, platforms, log, counted: counts.turned, signPath });
  const deliver = createDelivery({
    outbox,
    platforms,
    clock,
    log,
    readSheets,
    readBill,
    heard,
    counted: counts.delivered,
  });
  return {
    receive,
    uploads: createUploadDesk({ database, vault, clock, onStored }),
    ownPages: createOwnPageDesk({ database, vault, clock, shelf: createProgrammeShelf(), dayInJapan, onStored }),
    startWorker: () => {
      worker = startWorker({
        turns,
        turn,
        outbox,
        deliver,
        log,
        ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
      });
      // Without it the poll finds everything, a little later.
      if (options.webElsewhere === true) database.onWake(() => worker?.wake()).catch(() => undefined);
      return worker;
    },
  };
}

function inviteCodeIn(event: InboundEvent): string | null {
  return event.kind === 'text' ? readInviteCode(event.text) : null;
}
