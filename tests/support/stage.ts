import { type AdjustableClock, createAdjustableClock } from '../../src/adapters/clock/adjustable-clock.ts';
import type { LineOwner, LineTwin } from '../../src/adapters/twin/line-twin.ts';
import type { SlackTwin } from '../../src/adapters/twin/slack-twin.ts';
import type { Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { createInvites } from '../../src/db/repositories/invites.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import type { EnergyKind } from '../../src/engine/energy/registry.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Service, type ServiceOptions, startService } from '../../src/service/start.ts';
import { joining } from './conversations.ts';
import { openTestStorage, type TestStorage } from './storage.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** When stages begin, unless the clock is moved. */
export const stageStart = new Date('2026-11-24T01:00:00Z');

/** The whole service on the twin, with a programme that firms can join. */
export type Stage = {
  readonly clock: AdjustableClock;
  readonly storage: TestStorage;
  readonly service: Service;
  readonly programmeId: string;
  readonly twin: LineTwin;
  readonly slack: SlackTwin;
  /** Until nothing is on its way any more, what is fetched and comes back as an event included. */
  readonly settle: () => Promise<void>;
  readonly newOwner: () => LineOwner;
  /** An owner whose firm has joined in the shortest way, the stage's programme unless another is named. */
  readonly join: (programmeId?: string) => Promise<LineOwner>;
  readonly close: () => Promise<void>;
};

type Given = Partial<Pick<ServiceOptions, 'log' | 'readBill' | 'metrics'>> & { readonly also?: readonly EnergyKind[] };

/** Opens a stage; `also`: what the programme collects besides. What else is given goes to the service as it is. */
export async function openStage({ also = [], ...given }: Given = {}): Promise<Stage> {
  const clock = createAdjustableClock();
  clock.setTo(stageStart);
  const storage = await openTestStorage();
  const programme = demoProgramme('2026-11-24');
  const collected = { ...programme, kinds: [...programme.kinds, ...also] };
  const programmeId = (await addProgramme(storage.database, collected)).id;
  const service = await startService({
    config: readConfig({ NODE_ENV: 'test', PORT: '0' }),
    environment: {},
    storage: { ...storage, where: 'test', isOwn: false },
    log: silent,
    clock,
    pollMs: 10,
    ...given,
  });
  if (service.simulator === null) throw new Error('no simulator');
  const { line: twin, slack } = service.simulator.twin;
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      await twin.idle();
      await slack.idle();
      await service.worker?.idle();
      await service.desk?.idle();
    }
  };
  const newOwner = (): LineOwner => twin.addOwner({ displayName: '見本' });
  const join = async (programme = programmeId): Promise<LineOwner> => {
    const [code = ''] = await createInvites(storage.database, programme, { count: 1, places: 1, now: clock.now() });
    const owner = newOwner();
    for (const act of joining) {
      if (typeof act !== 'string') await owner.follow();
      else await owner.text(act.replace('{code}', code));
      await settle();
    }
    return owner;
  };
  const close = async (): Promise<void> => {
    await service.stop();
    await storage.close();
  };
  return { clock, storage, service, programmeId, twin, slack, settle, newOwner, join, close };
}
