import type { Text } from '../../bot/message.ts';
import { actOn, type InCase } from './act.ts';
import type { Scene } from './options.ts';

type LettingGo = { readonly sendId: string; readonly confirmed: readonly string[] };

/** Lets a draft go; the desk shows how to take it back. */
export function letGo(scene: Scene, found: InCase, { sendId, confirmed }: LettingGo): Promise<Text | null> {
  return actOn(scene, found, { kind: 'send-confirmed', sendId, confirmed });
}
