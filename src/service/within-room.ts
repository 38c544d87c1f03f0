import type { ReceivedEvent } from '../bot/ports.ts';

/** The plan is LINE's: Slack counts nothing, and nobody there waits for room in it. */
export function withinRoom(events: readonly ReceivedEvent[], room: number | null): readonly ReceivedEvent[] {
  if (room === null) return events;
  const allowed = new Set(events.filter(({ platform }) => platform === 'line').slice(0, room));
  return events.filter((one) => one.platform !== 'line' || allowed.has(one));
}
