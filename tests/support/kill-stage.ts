import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AdjustableClock, createAdjustableClock } from '../../src/adapters/clock/adjustable-clock.ts';
import { type LineOwner, type LineTwin, startLineTwin } from '../../src/adapters/twin/line-twin.ts';
import { createInvites } from '../../src/db/repositories/invites.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Act, joining, type Recorded } from './conversations.ts';
import { bear, type Fate, type Mortal } from './mortal.ts';
import { openTestStorage, type TestStorage } from './storage.ts';

const start = new Date('2026-11-24T01:00:00Z');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Where one run dies: at the n-th boundary of every act, in the process that gets there first. */
export type Plan = {
  readonly boundary: number;
  readonly processes: 1 | 2;
  readonly deliveries: (at: number) => number;
  readonly slow?: boolean;
};

/** What the owner saw, and what is left behind. */
export type Outcome = { readonly screen: readonly string[]; readonly deaths: number; readonly boundaries: number };

export type KillStage = {
  readonly play: (conversation: Recorded, plan: Plan) => Promise<Outcome>;
  readonly storage: TestStorage;
  readonly close: () => Promise<void>;
};

/** A twin, a database, and processes that die and are born again. */
export async function openKillStage(): Promise<KillStage> {
  const storage = await openTestStorage();
  const clock = createAdjustableClock();
  clock.setTo(start);
  const twin = await startLineTwin({ now: () => clock.now().getTime(), rateLimits: false, monthlyLimit: null });
  const programme = await addProgramme(storage.database, {
    ...demoProgramme('2026-11-24'),
    line: { monthlyPushes: null, secretVariable: 'A', tokenVariable: 'B' },
  });
  const [code = ''] = await createInvites(storage.database, programme.id, { count: 1, places: 1_000_000, now: start });
  const courier = await startCourier(twin);
  const play = (conversation: Recorded, plan: Plan): Promise<Outcome> =>
    playOnce({ storage, clock, twin, courier, code }, conversation, plan);
  return {
    play,
    storage,
    close: async () => {
      await courier.close();
      await twin.close();
      await storage.close();
    },
  };
}

type Parts = {
  readonly storage: TestStorage;
  readonly clock: AdjustableClock;
  readonly twin: LineTwin;
  readonly courier: Courier;
  readonly code: string;
};

async function playOnce(parts: Parts, conversation: Recorded, plan: Plan): Promise<Outcome> {
  const { clock, twin } = parts;
  clock.setTo(start);
  // Thousands of runs: what the one before has left behind is of no use.
  twin.reset();
  const owner = twin.addOwner();
  if (conversation.joined)
    await run(parts, owner, joining, { ...plan, boundary: Number.POSITIVE_INFINITY, deliveries: () => 1, slow: false });
  const from = owner.screen().length;
  const { deaths, boundaries } = await run(parts, owner, conversation.acts, plan);
  const screen = owner
    .screen()
    .slice(from)
    .filter((entry) => !entry.unsent)
    .map((entry) => `${entry.from}: ${entry.text}`);
  return { screen, deaths, boundaries };
}

/** Plays the acts; whoever dies is replaced, as a supervisor would do. */
async function run(parts: Parts, owner: LineOwner, acts: readonly Act[], plan: Plan) {
  const { storage, clock, twin, courier, code } = parts;
  const next = dice(plan.boundary);
  let passed = 0;
  let armed = false;
  let most = 0;
  let deaths = 0;
  const fate: Fate = {
    boundary: () => {
      if (!armed) return false;
      passed += 1;
      most = Math.max(most, passed);
      if (passed !== plan.boundary) return false;
      armed = false;
      return true;
    },
  };
  const born = (): Promise<Mortal> => bear({ storage, twin, clock, fate });
  const living = await Promise.all(Array.from({ length: plan.processes }, born));
  const replaceDead = async (): Promise<boolean> => {
    const lost = [...living.keys()].filter((at) => living[at]?.isDead());
    if (lost.length === 0) return false;
    deaths += lost.length;
    for (const at of lost) living[at] = await born();
    // The lost one's leases run out, and only its: who lives has finished what it holds. Its reply tokens still hold.
    await Promise.all(living.map((one) => Promise.race([one.worker.idle(), one.dead])));
    clock.advance(21_000);
    return true;
  };
  const settle = async (): Promise<void> => {
    do {
      await Promise.all(living.map((one) => Promise.race([one.worker.idle(), one.dead])));
    } while (await replaceDead());
  };
  courier.use({
    process: () => living[next() % living.length],
    revive: replaceDead,
    deliveries: plan.deliveries,
  });
  for (const act of acts) {
    passed = 0;
    armed = true;
    clock.advance(1_000);
    await perform(owner, typeof act === 'string' ? act.replace('{code}', code) : act);
    await twin.idle();
    await settle();
    armed = false;
    await settle();
  }
  await Promise.all(living.map((one) => one.retire()));
  return { deaths, boundaries: most };
}

/** The same throws in every run: who receives what can be played again. */
function dice(seed: number): () => number {
  let state = Number.isFinite(seed) ? seed : 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  };
}

async function perform(owner: LineOwner, act: Act): Promise<void> {
  if (typeof act === 'string') {
    await owner.text(act);
    return;
  }
  if (act.do === 'follow') await owner.follow();
  if (act.do === 'block') await owner.block();
  if (act.do === 'unblock') await owner.unblock();
  if (act.do === 'sticker') await owner.sticker({ packageId: '446', stickerId: '1988', keywords: ['ok'] });
  if (act.do === 'photo') await owner.image(png, 'image/png');
  if (act.do === 'location') await owner.location({ title: 'x', address: 'y', latitude: 35, longitude: 139 });
  if (act.do === 'unsend') {
    const last = owner.screen().findLast((entry) => entry.from === 'owner' && !entry.unsent);
    if (last !== undefined) await owner.unsend(last.id);
  }
}

type Route = {
  readonly process: () => Mortal | undefined;
  readonly revive: () => Promise<boolean>;
  readonly deliveries: (at: number) => number;
};

type Courier = { readonly use: (route: Route) => void; readonly close: () => Promise<void> };

/**
 * LINE's delivery as it can be: a webhook that is not acknowledged comes again, and one that is may come again too.
 */
async function startCourier(twin: LineTwin): Promise<Courier> {
  let route: Route | null = null;
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void deliverAll(Buffer.concat(chunks), String(request.headers['x-line-signature'])).then(() =>
        response.writeHead(200).end('{}'),
      );
    });
  });
  const deliverAll = async (payload: Buffer, signature: string): Promise<void> => {
    if (route === null) return;
    count += 1;
    for (let left = route.deliveries(count); left > 0; ) {
      const target = route.process();
      if (target === undefined) return;
      const answer = target.app
        .inject({ method: 'POST', url: '/line/webhook', payload, headers: { 'x-line-signature': signature } })
        .then((reply) => reply.statusCode)
        .catch(() => 0);
      const status = await Promise.race([answer, target.dead.then(() => 0)]);
      if (status === 200) left -= 1;
      else await route.revive();
    }
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  twin.setWebhook(`http://127.0.0.1:${port}/`);
  return {
    use: (next) => {
      route = next;
    },
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
