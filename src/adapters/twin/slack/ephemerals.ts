import { nextTs } from './messages.ts';
import type { Channel, SlackState } from './state.ts';
import type { SlackEphemeral } from './types.ts';

type Content = Pick<SlackEphemeral, 'text' | 'blocks'>;

/** Shows something to one person alone. */
export function showEphemeral(
  state: SlackState,
  channel: Channel,
  made: Content & Pick<SlackEphemeral, 'user' | 'threadTs'>,
): SlackEphemeral {
  const ephemeral = { channel: channel.id, ts: nextTs(state, channel), ...made };
  state.ephemerals.push(ephemeral);
  state.listeners.say({ kind: 'ephemeral', ephemeral });
  return ephemeral;
}

/** What one person alone sees under this name. */
export function ephemeralOf(
  state: SlackState,
  { channel, ts, user }: { readonly channel: string; readonly ts: string | null; readonly user: string },
): SlackEphemeral | undefined {
  return state.ephemerals.find((one) => one.channel === channel && one.ts === ts && one.user === user);
}

/** Puts other words in its place, or with `null` takes it away: only the address for later answers can do that. */
export function changeEphemeral(state: SlackState, known: SlackEphemeral, content: Content | null): void {
  const changed = content === null ? [] : [{ ...known, ...content }];
  state.ephemerals = state.ephemerals.flatMap((one) => (one === known ? changed : [one]));
  state.listeners.say({ kind: 'ephemeral', ephemeral: changed[0] ?? known });
}
