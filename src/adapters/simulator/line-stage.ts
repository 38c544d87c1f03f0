import { createFaultSwitches } from './fault-switches.ts';
import { type Player, perform } from './perform.ts';
import { type LineStage, type StageCall, type StageEntry, StageError, type StageOwner } from './stage.ts';
import type { LineTwinFace, TwinCall, TwinEntry, TwinWebhook } from './twin-face.ts';

/** How many exchanges the drawer shows. */
const MOST_CALLS = 60;

const ownerOf = ({ owner }: Player): StageOwner => ({
  id: owner.userId,
  name: owner.displayName,
  following: owner.isFriend(),
  blocked: owner.isBlocking(),
});

/** The owner's own photo has no address on LINE; here it is served by the simulator. */
function messageOf(entry: TwinEntry, player: Player): unknown {
  if (!player.photos.has(entry.id)) return entry.message;
  return { ...entry.message, url: `/simulator/api/photo/${entry.id}` };
}

/** Quick replies that LINE no longer shows are left out. */
function entryOf(entry: TwinEntry, player: Player): StageEntry {
  const { quickReply, ...message } = { quickReply: undefined, ...entry.message };
  const shown = entry.quickReplies.length > 0 ? { ...entry.message, quickReply } : message;
  return {
    id: entry.id,
    from: entry.from,
    at: new Date(entry.at).toISOString(),
    message: messageOf({ ...entry, message: shown }, player),
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

/** Shows the twin of LINE, and plays its owners. */
export function createLineStage(twin: LineTwinFace): LineStage {
  const players = new Map<string, Player>();
  const switches = createFaultSwitches(twin.faults);
  const player = (id: string): Player => {
    const found = players.get(id);
    if (found === undefined) throw new StageError('owner-unknown');
    return found;
  };
  return {
    owners: () => [...players.values()].map(ownerOf),
    addOwner: async (name) => {
      const owner = twin.addOwner({ displayName: name });
      const made = { owner, photos: new Map() };
      players.set(owner.userId, made);
      return ownerOf(made);
    },
    screen: (id) => {
      const found = player(id);
      const screen = found.owner.screen();
      const lastAnswer = screen.findLastIndex(({ from }) => from === 'bot');
      // An account that a program answers reads everything; the mark shows up with the answer.
      const entries = screen.map((entry, at) => entryOf({ ...entry, read: entry.read || at < lastAnswer }, found));
      return { owner: ownerOf(found), busy: found.owner.isLoading(), entries };
    },
    act: (id, act) => perform(player(id), act),
    calls: () => lastCalls(twin),
    faults: switches.now,
    setFaults: switches.set,
    photo: (id) =>
      [...players.values()].map(({ photos }) => photos.get(id)).find((photo) => photo !== undefined) ?? null,
    subscribe: (listener) =>
      twin.subscribe(({ kind }) => listener(kind === 'call' || kind === 'webhook' ? 'calls' : 'line')),
  };
}
