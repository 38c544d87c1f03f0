import { createFaultSwitches } from './fault-switches.ts';
import { perform } from './perform.ts';
import {
  type LineStage,
  type StageCall,
  type StageEntry,
  StageError,
  type StageOwner,
  type StageScreen,
} from './stage.ts';
import type { LineTwinFace, TwinCall, TwinEntry, TwinOwner, TwinWebhook } from './twin-face.ts';

/** How many exchanges the drawer shows. */
const MOST_CALLS = 60;

const ownerOf = (owner: TwinOwner): StageOwner => ({
  id: owner.userId,
  name: owner.displayName,
  following: owner.isFriend(),
  blocked: owner.isBlocking(),
});

/** The owner's own photo has no address on LINE; here it is served by the simulator. */
function messageOf({ id, from, message, quickReplies }: TwinEntry): unknown {
  const { quickReply, ...rest } = message;
  const isOwnPhoto = from === 'owner' && rest['type'] === 'image';
  return {
    ...rest,
    ...(isOwnPhoto ? { url: `/simulator/api/photo/${id}` } : {}),
    // Quick replies that LINE no longer shows are left out.
    ...(quickReplies.length > 0 ? { quickReply } : {}),
  };
}

function entryOf(entry: TwinEntry): StageEntry {
  return {
    id: entry.id,
    from: entry.from,
    at: new Date(entry.at).toISOString(),
    message: messageOf(entry),
    unsent: entry.unsent,
    quotedId: entry.quotedMessageId,
    read: entry.read,
  };
}

const apiCall = ({ id, at, method, path, status, body }: TwinCall): StageCall => ({
  id: id * 2,
  at: new Date(at).toISOString(),
  kind: 'api',
  method,
  path,
  status,
  body,
});

const webhookCall = ({ id, at, status, body }: TwinWebhook): StageCall => ({
  id: id * 2 + 1,
  at: new Date(at).toISOString(),
  kind: 'webhook',
  method: 'POST',
  path: '/line/webhook',
  status: status === 'failed' ? null : status,
  body,
});

function lastCalls({ calls, webhooks }: LineTwinFace): readonly StageCall[] {
  const all = [...calls.slice(-MOST_CALLS).map(apiCall), ...webhooks.slice(-MOST_CALLS).map(webhookCall)];
  return all.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_CALLS);
}

function screenOf(owner: TwinOwner): StageScreen {
  const screen = owner.screen();
  const lastAnswer = screen.findLastIndex(({ from }) => from === 'bot');
  // An account that a program answers reads everything; the mark shows up with the answer.
  const entries = screen.map((entry, at) => entryOf({ ...entry, read: entry.read || at < lastAnswer }));
  return { owner: ownerOf(owner), busy: owner.isLoading(), entries };
}

/** The first delivery and so many more. */
const MORE_DELIVERIES = 2;

/** Shows the twin of LINE, and plays its owners. */
export function createLineStage(twin: LineTwinFace): LineStage {
  const switches = createFaultSwitches(twin.faults);
  const find = (id: string): TwinOwner => {
    const owner = twin.owner(id);
    if (owner === undefined) throw new StageError('owner-unknown');
    return owner;
  };
  return {
    owners: () => twin.owners().map(ownerOf),
    addOwner: async (name) => ownerOf(twin.addOwner({ displayName: name })),
    screen: (id) => screenOf(find(id)),
    act: async (id, act) => {
      if (switches.now().redeliver) twin.faults.redeliver(MORE_DELIVERIES);
      await perform(find(id), act);
    },
    calls: () => lastCalls(twin),
    faults: switches.now,
    setFaults: switches.set,
    photo: (id) => twin.content(id) ?? null,
    subscribe: (listener) =>
      twin.subscribe(({ kind }) => listener(kind === 'call' || kind === 'webhook' ? 'calls' : 'line')),
  };
}
