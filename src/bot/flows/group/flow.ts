import { z } from 'zod';
import type { InboundEvent } from '../../event.ts';
import type { Flow, NewIds, Step } from '../../flow.ts';

const groupState = z.discriminatedUnion('at', [
  z.object({ at: z.literal('new') }),
  z.object({ at: z.literal('silent') }),
]);

type GroupState = z.infer<typeof groupState>;

function speakOnce(event: InboundEvent, ids: NewIds): Step<GroupState> {
  if (event.kind !== 'group' || event.what === 'other') return { state: { at: 'new' }, effects: [] };
  return {
    state: { at: 'silent' },
    effects: [{ key: ids.take('say'), do: 'say', views: [{ view: 'text', text: { key: 'group.hello' } }] }],
  };
}

/** In groups and rooms: one polite line, then silence. Nothing that is written there is read. */
export const group: Flow<GroupState> = {
  name: 'group',
  version: 1,
  start: (_facts, event, ids) => speakOnce(event, ids),
  step: (state, event, _facts, ids) => (state.at === 'new' ? speakOnce(event, ids) : { state, effects: [] }),
  revive: (stored) => {
    const parsed = groupState.safeParse(stored);
    return parsed.success ? parsed.data : null;
  },
};
