import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, seal } from '../../src/db/vault/envelope.ts';
import { createMasterKeys, newDataKey } from '../../src/db/vault/master-keys.ts';
import { createVault, KeyDestroyed } from '../../src/db/vault/vault.ts';

describe('the envelope', () => {
  const key = randomBytes(32);
  it('gives back what was sealed, whatever it was', () => {
    for (const text of ['', 'a', '電気 412kWh', '𠮷野家\u0000', 'x'.repeat(100_000)]) {
      expect(open(key, seal(key, text, 'c'), 'c').toString('utf8')).toBe(text);
    }
  });
  it('opens for no other key, no other use, and not after a change of one bit', () => {
    const sealed = seal(key, 'secret', 'use-a');
    expect(() => open(randomBytes(32), sealed, 'use-a')).toThrow();
    expect(() => open(key, sealed, 'use-b')).toThrow();
    for (let at = 1; at < sealed.length; at += 1) {
      const damaged = Buffer.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => open(key, damaged, 'use-a')).toThrow();
    }
  });
  it('never gives the same bytes twice', () => {
    expect(seal(key, 'same', 'c').equals(seal(key, 'same', 'c'))).toBe(false);
  });
});

describe('master keys', () => {
  it('open what an older one wrapped, and wrap with the newest', () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const dataKey = newDataKey();
    const wrapped = createMasterKeys([older]).wrap(dataKey, 'k1');
    const both = createMasterKeys([newer, older]);
    expect(both.unwrap(wrapped, 'k1').equals(dataKey)).toBe(true);
    expect(both.isCurrent(wrapped)).toBe(false);
    expect(both.isCurrent(both.wrap(dataKey, 'k1'))).toBe(true);
    expect(() => createMasterKeys([newer]).unwrap(wrapped, 'k1')).toThrow(/ENCRYPTION_KEY/);
    expect(() => both.unwrap(wrapped, 'k2')).toThrow();
  });
});

describe('the vault', () => {
  const master = createMasterKeys([randomBytes(32)]);
  const vault = createVault(master, randomBytes(32));
  it('opens nothing once a key is destroyed, although it was in use a moment before', () => {
    const key = { keyId: 'k1', wrapped: master.wrap(newDataKey(), 'k1') };
    const sealed = vault.seal(key, 'name', 'name');
    expect(vault.open(key, sealed, 'name').toString()).toBe('name');
    expect(() => vault.open({ ...key, wrapped: null }, sealed, 'name')).toThrow(KeyDestroyed);
  });
  it('finds a person by a hash that says nothing of them and differs between accounts', () => {
    const index = vault.personIndex('line', 'bot', 'U1');
    expect(index.equals(vault.personIndex('line', 'bot', 'U1'))).toBe(true);
    expect(index.equals(vault.personIndex('line', 'other', 'U1'))).toBe(false);
    expect(index.toString('latin1')).not.toContain('U1');
    expect(createVault(master, randomBytes(32)).personIndex('line', 'bot', 'U1').equals(index)).toBe(false);
  });
});
