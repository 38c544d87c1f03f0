import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readProgrammeFile } from '../../src/commands/programme.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';

describe('a programme file', () => {
  it('may only ask for consent to texts that exist', async () => {
    const document = demoProgramme('2026-11-24');
    const consents = document.consents.map((one) => ({ ...one, version: '2031-04' }));
    const path = join(mkdtempSync(join(tmpdir(), 'hakaru-file-')), 'programme.yaml');
    writeFileSync(path, stringify({ ...document, consents }));
    await expect(readProgrammeFile(path)).rejects.toThrow(/no text 2031-04 for use; there is 2026-11/);
    writeFileSync(path, stringify(document));
    await expect(readProgrammeFile(path)).resolves.toMatchObject({ code: document.code });
  });
});
