import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { open, seal } from './envelope.ts';
import type { MasterKeys } from './master-keys.ts';

/** A business's key as its row holds it. */
export type WrappedKey = { readonly keyId: string; readonly wrapped: Buffer | null };

/** Opens and seals a business's data, and finds people again without knowing them. */
export type Vault = {
  /** @throws {KeyDestroyed} */
  readonly seal: (key: WrappedKey, plain: Buffer | string, use: string) => Buffer;
  /** @throws {KeyDestroyed} */
  readonly open: (key: WrappedKey, sealed: Buffer, use: string) => Buffer;
  /** Keyed hash of a platform's id. */
  readonly personIndex: (platform: string, channel: string, person: string) => Buffer;
  /** Keyed hash of a name, another in each programme: known again, never read. */
  readonly nameIndex: (programmeId: string, name: string) => Buffer;
  readonly masterKeys: MasterKeys;
};

/** The key was destroyed: what it sealed is gone for good. */
export class KeyDestroyed extends Error {
  readonly code = 'key-destroyed';
  constructor(keyId: string) {
    super(`key-destroyed: ${keyId}`);
    this.name = 'KeyDestroyed';
  }
}

const cacheLimit = 5000;

/** Unwrapped keys are remembered by their wrapped form, so a destroyed or re-wrapped key is never taken from memory. */
export function createVault(masterKeys: MasterKeys, indexKey: Buffer): Vault {
  const remembered = new Map<string, KeyObject>();
  const index = createSecretKey(indexKey);
  const keyOf = ({ keyId, wrapped }: WrappedKey): KeyObject => {
    if (wrapped === null) throw new KeyDestroyed(keyId);
    const mark = wrapped.toString('base64');
    const known = remembered.get(mark);
    if (known !== undefined) return known;
    const dataKey = createSecretKey(masterKeys.unwrap(wrapped, keyId));
    if (remembered.size >= cacheLimit) remembered.clear();
    remembered.set(mark, dataKey);
    return dataKey;
  };
  return {
    seal: (key, plain, use) => seal(keyOf(key), plain, `${key.keyId}:${use}`),
    open: (key, sealed, use) => open(keyOf(key), sealed, `${key.keyId}:${use}`),
    personIndex: (platform, channel, person) =>
      createHmac('sha256', index).update(`${platform}\0${channel}\0${person}`).digest(),
    nameIndex: (programmeId, name) => createHmac('sha256', index).update(`name\0${programmeId}\0${name}`).digest(),
    masterKeys,
  };
}
