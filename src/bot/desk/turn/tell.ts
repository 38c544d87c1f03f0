import type { Effect } from '../../effect.ts';
import { canAsk, type MessageView, type Text } from '../../message.ts';

const mostViews = 5;

type Say = Extract<Effect, { readonly do: 'say' }>;

/** Adds the desk's own sentences to what the turn says, in one message: before the open question, which stays last. */
export function withTold(effects: readonly Effect[], told: readonly Text[], key: string): readonly Effect[] {
  if (told.length === 0) return effects;
  const views = told.map((text): MessageView => ({ view: 'text', text }));
  const at = effects.findIndex(isSay);
  const say = effects[at];
  if (say === undefined || !isSay(say)) return [...effects, { key, do: 'say', views, voice: 'desk' }];
  return effects.with(at, { ...say, views: joined(say.views, views) });
}

function isSay(effect: Effect): effect is Say {
  return effect.do === 'say';
}

function joined(said: readonly MessageView[], told: readonly MessageView[]): readonly MessageView[] {
  const last = said.at(-1);
  const asks = last !== undefined && canAsk(last) && (last.choices ?? []).length > 0;
  const all = asks ? [...said.slice(0, -1), ...told, last] : [...said, ...told];
  return all.slice(-mostViews);
}
