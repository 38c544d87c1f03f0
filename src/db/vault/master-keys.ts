import { randomBytes } from 'node:crypto';
import { fingerprint, open, seal } from './envelope.ts';

/** Wraps and unwraps the keys of businesses. The first master key wraps; the others only open what they wrapped. */
export type MasterKeys = {
  readonly wrap: (dataKey: Buffer, keyId: string) => Buffer;
  /** @throws {Error} when no master key fits */
  readonly unwrap: (wrapped: Buffer, keyId: string) => Buffer;
  readonly isCurrent: (wrapped: Buffer) => boolean;
};

/** `keys`: 32 bytes each, newest first (`ENCRYPTION_KEY=new,old` while a rotation runs). */
export function createMasterKeys(keys: readonly Buffer[]): MasterKeys {
  const rings = keys.map((key) => ({ key, mark: fingerprint(key) }));
  const [current] = rings;
  if (current === undefined) throw new Error('no master key');
  return {
    wrap: (dataKey, keyId) => Buffer.concat([current.mark, seal(current.key, dataKey, keyId)]),
    unwrap: (wrapped, keyId) => {
      const ring = rings.find((candidate) => candidate.mark.equals(wrapped.subarray(0, 4)));
      if (ring === undefined) throw new Error('wrapped by a master key that ENCRYPTION_KEY does not hold');
      return open(ring.key, wrapped.subarray(4), keyId);
    },
    isCurrent: (wrapped) => current.mark.equals(wrapped.subarray(0, 4)),
  };
}

/** A new random key of 32 bytes. */
export function newDataKey(): Buffer {
  return randomBytes(32);
}
