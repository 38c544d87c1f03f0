import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive, sealArchive } from '../../../src/adapters/archive/archive.ts';

const passphrase = 'ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789';
const open = (bytes: Buffer, word = passphrase) => openArchive(new Uint8Array(bytes), word);

describe('an archive', () => {
  it('gives back what was put in, byte by byte', async () => {
    const files = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-z]{1,8}\.json$/), bytes: fc.uint8Array({ maxLength: 3000 }) }),
      { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        expect(await open(await sealArchive(all, passphrase))).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it('shows nothing of its content, and says that it is AES-256', async () => {
    const bytes = Buffer.from('みどりパン 1234 kWh '.repeat(50));
    const sealed = await sealArchive([{ name: 'handover.json', bytes }], passphrase);
    expect(sealed.includes(Buffer.from('みどりパン'))).toBe(false);
    // The extra field 0x9901 of the form: version 2, "AE", strength 3.
    expect(sealed.includes(Buffer.from([0x01, 0x99, 0x07, 0x00, 0x02, 0x00, 0x41, 0x45, 0x03]))).toBe(true);
  });

  it('opens with no other passphrase, and not when a byte was changed', async () => {
    const sealed = await sealArchive([{ name: 'a.json', bytes: Buffer.alloc(5000, 7) }], passphrase);
    await expect(open(sealed, 'another passphrase altogether')).rejects.toMatchObject({ code: 'archive-passphrase' });
    const changed = Buffer.from(sealed);
    changed[60] = (changed[60] ?? 0) ^ 1;
    await expect(open(changed)).rejects.toMatchObject({ code: expect.stringMatching(/^archive-/) });
    await expect(open(Buffer.from('no archive'))).rejects.toMatchObject({ code: 'archive-unreadable' });
  });
});
