import { describe, expect, it } from 'vitest';
import { shortName, sizeText, withFileLines, withoutFileLines } from '../../../src/bot/desk/board/file-words.ts';

describe('words about files', () => {
  it('keep the end of a long name, and lose what cannot be seen', () => {
    const long = `${'長'.repeat(80)}見積（最終版）2026年11月.pdf`;
    expect([...shortName(long)]).toHaveLength(60);
    expect(shortName(long)).toMatch(/^長+….*2026年11月\.pdf$/);
    expect(shortName('a\u202egnp.exe')).toBe('agnp.exe');
  });

  it('say how large a file is', () => {
    expect([0, 400, 120_400, 999_499, 2_449_000].map(sizeText)).toEqual(['1 KB', '1 KB', '120 KB', '999 KB', '2.4 MB']);
  });

  it('stand below what was written, and go again', () => {
    const lines = ['添付：見積.pdf（120 KB）', '添付：図.png（2 KB）'];
    for (const words of ['見積です', '', '添付：見積.pdf（120 KB）'])
      expect(withoutFileLines(withFileLines(words, lines), lines)).toBe(words);
    expect(withFileLines('', lines)).toBe(lines.join('\n'));
    expect(withoutFileLines('見積です', [])).toBe('見積です');
  });
});
