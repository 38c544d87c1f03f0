import { createAdjustableClock } from '../../adapters/clock/adjustable-clock.ts';
import type { LineOwner } from '../../adapters/twin/line-twin.ts';
import type { Logger } from '../../bot/log.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { Config } from '../../config.ts';
import { listBusinesses } from '../../db/repositories/businesses.ts';
import { createInvites } from '../../db/repositories/invites.ts';
import { addProgramme } from '../../db/repositories/programmes.ts';
import { type ReadingLine, readingHistory } from '../../db/repositories/readings.ts';
import { type Service, startService } from '../start.ts';
import type { Storage } from '../storage.ts';
import { type Consultant, consultantOf } from './consultant.ts';
import { labelsOf } from './labels.ts';

/** The whole program with one owner on the phone, for a transcript to be played on. */
export type Stage = {
  readonly owner: LineOwner;
  readonly code: string;
  readonly consultant: Consultant;
  readonly setClock: (moment: Date) => void;
  /** Waits until nothing is left to do; answers with what the bot has said since the last time. */
  readonly settle: () => Promise<readonly string[]>;
  /** The rows of the owner's ledger, corrections and withdrawals included. */
  readonly ledger: () => Promise<readonly ReadingLine[]>;
  readonly close: () => Promise<void>;
};

export type StageOptions = {
  readonly config: Config;
  readonly storage: Storage;
  readonly programme: ProgrammeDocument;
  readonly now: Date;
  readonly log: Logger;
};

/** Sets the stage: a programme, an invitation, the service on the twin, an owner who does not follow yet. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { config, storage, programme, log } = options;
  const clock = createAdjustableClock();
  clock.setTo(options.now);
  const row = await addProgramme(storage.database, programme);
  const [code = ''] = await createInvites(storage.database, row.id, { count: 1, places: 100, now: options.now });
  const service = await startService({ config, environment: {}, storage, log, clock, pollMs: 10 });
  const twin = service.simulator?.twin;
  if (twin === undefined) throw new Error('a transcript is played on the twin only');
  const owner = twin.line.addOwner({ displayName: '見本' });
  return {
    owner,
    code,
    consultant: consultantOf(twin.slack, programme.consultantChannel, () => quiet(service)),
    setClock: (moment) => clock.setTo(moment),
    settle: createListener(service, owner),
    ledger: () => ledgerOf(storage, row.id),
    close: service.stop,
  };
}

async function quiet({ simulator, worker, desk }: Service): Promise<void> {
  await simulator?.twin.line.idle();
  await simulator?.twin.slack.idle();
  // What was fetched and read comes back as an event of its own.
  for (const _ of ['said', 'fetched', 'passed on']) {
    await worker?.idle();
    // While the desk takes a step, what its owner does waits.
    await desk?.idle();
  }
  await worker?.idle();
}

function createListener(service: Service, owner: LineOwner): () => Promise<readonly string[]> {
  let heard = 0;
  return async () => {
    await quiet(service);
    const entries = owner.screen();
    const fresh = entries.slice(heard).filter((entry) => entry.from === 'bot');
    heard = entries.length;
    return fresh.map((entry) => [entry.text, labelsOf(entry.message)].filter((part) => part !== '').join(' '));
  };
}

async function ledgerOf({ database, vault }: Storage, programmeId: string): Promise<readonly ReadingLine[]> {
  const firms = await listBusinesses(database, vault, programmeId);
  const histories = await Promise.all(firms.map((firm) => readingHistory(database, vault, programmeId, firm.id)));
  return histories.flat();
}
