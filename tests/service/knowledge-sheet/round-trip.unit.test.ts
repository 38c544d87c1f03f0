import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { readKnowledgeWorkbook } from '../../../src/service/knowledge-sheet/read.ts';
import { knowledgeWorkbook } from '../../../src/service/knowledge-sheet/write.ts';

describe('an edition as a workbook', () => {
  it('is read again exactly as it was', async () => {
    const read = await readKnowledgeWorkbook(await knowledgeWorkbook(builtInKnowledge));
    expect(read).toEqual({ ok: true, value: builtInKnowledge });
  });
});
