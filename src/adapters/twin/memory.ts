import { deserialize, serialize } from 'node:v8';
import type { Seeded } from './seeded.ts';

/** The maps of a twin that outlive a restart, by name. */
export type TwinMaps = Readonly<Record<string, Map<string, unknown>>>;

type Saved = { readonly version: 1; readonly seed: number; readonly maps: TwinMaps };

/** What a twin remembers, as bytes. */
export function remember(seeded: Seeded, maps: TwinMaps): Uint8Array {
  const saved: Saved = { version: 1, seed: seeded.at(), maps };
  return serialize(saved);
}

/** Puts back what was remembered. @throws {Error} bytes that are none of ours */
export function recall(bytes: Uint8Array, seeded: Seeded, maps: TwinMaps): void {
  const saved: unknown = deserialize(bytes);
  if (!isSaved(saved)) throw new Error('not the memory of a twin');
  // Ids go on where they stopped: an id that comes twice would be taken for a repetition.
  seeded.jump(saved.seed);
  for (const [name, map] of Object.entries(maps)) {
    for (const [key, value] of saved.maps[name] ?? []) map.set(key, value);
  }
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'maps' in value;
}
