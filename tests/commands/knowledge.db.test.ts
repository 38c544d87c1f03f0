import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordEffect } from '../../src/bot/effect.ts';
import { builtInKnowledge } from '../../src/engine/knowledge/built-in.ts';
import type { Knowledge } from '../../src/engine/knowledge/edition.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { answersWith, editionOf, someAnswer } from '../support/editions.ts';
import { openTurning, type Turning } from '../support/turning.ts';

let commands: Commands;
let turning: Turning;
const today = ['--today', '2026-11-26'];

beforeAll(async () => {
  commands = await openCommands();
  turning = openTurning(commands.storage, { now: () => new Date() });
});
afterAll(() => commands.close());

const run: Commands['run'] = (...words) => commands.run('knowledge', ...words);

function file(edition: Knowledge): string {
  const path = join(commands.folder, `${edition.edition.id}.json`);
  writeFileSync(path, JSON.stringify(edition));
  return path;
}

const newWords = { ...someAnswer.answer, ja: '国が、CO2を減らした量を「クレジット」として認める仕組みです。' };
const show = (edition: string): RecordEffect => ({
  do: 'save-shown',
  edition,
  items: [{ type: 'faq', id: someAnswer.id }],
});

describe('an edition from a file', () => {
  it('says what is new, changed, gone and over, and is stored only without --dry-run', async () => {
    const [gone] = builtInKnowledge.faq.filter(({ id }) => id !== someAnswer.id);
    const fresh = {
      ...someAnswer,
      id: 'new-answer',
      forms: ['ぜんぜん別の聞き方'],
      answer: { ...someAnswer.answer, ja: '別のことの説明です。' },
    };
    const [ended, ...rest] = builtInKnowledge.measures;
    if (ended === undefined || gone === undefined) throw new Error('the knowledge is empty');
    const faq = [...answersWith({ answer: newWords, reviewer: '山田' }), fresh].filter(({ id }) => id !== gone.id);
    const measures = [{ ...ended, valid: { from: null, to: '2026-11-25' } }, ...rest];
    const path = file(editionOf('e-diff', { faq, measures }));
    const lines = [
      'new\tfaq\tnew-answer',
      `changed\tfaq\t${someAnswer.id}\tanswer,reviewer`,
      `changed\tmeasure\t${ended.id}\tvalid`,
      `gone\tfaq\t${gone.id}`,
      `expired\tmeasure\t${ended.id}`,
    ];
    expect(await run('diff', path, ...today)).toEqual({ code: 0, out: lines, err: [] });
    expect(await run('import', path, '--by', '山田', '--dry-run', ...today)).toEqual({ code: 0, out: lines, err: [] });
    expect(JSON.parse((await run('editions', '--json')).out.join('')).editions).toEqual([]);
    expect(await run('import', path, ...today)).toMatchObject({ code: 2 });
  });

  it('is refused for faults in what was changed, not for drafts that were drafts before', async () => {
    const faq = answersWith({ answer: { ...newWords, ja: `${newWords.ja}約12%です。` } });
    const refused = await run('import', file(editionOf('e-bad', { faq })), '--by', '山田', ...today);
    expect(refused.code).toBe(1);
    expect(refused.out.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringContaining(`error\tbare-numeral\t${someAnswer.id}`),
    ]);
    const draft = await run('import', file(editionOf('e-draft')), '--by', '山田', ...today);
    expect(draft).toMatchObject({ code: 0, out: [] });
    const unsourced = file(editionOf('e-unsourced', { faq: answersWith({ sources: [] }) }));
    const bare = await run('import', unsourced, '--by', '山田', ...today);
    expect(bare).toMatchObject({
      code: 1,
      out: expect.arrayContaining([`error\tno-source\t${someAnswer.id}\tsources`]),
    });
  });

  it('that does not follow the schema is refused with the place', async () => {
    const path = join(commands.folder, 'wrong.yaml');
    writeFileSync(path, 'edition: {id: x}\nfaq: [');
    expect(await run('import', path, '--by', '山田')).toMatchObject({
      code: 1,
      out: [expect.stringContaining('not-yaml')],
    });
    writeFileSync(
      path,
      'edition: {id: x, asOf: 2026-11-26}\nsources: []\nfaq: []\nmeasures: []\nschemes: []\nextra: 1',
    );
    const { code, out } = await run('import', path, '--by', '山田');
    expect(code).toBe(1);
    expect(out).toEqual(expect.arrayContaining([expect.stringContaining('error\tschema\tstories')]));
  });
});

describe('an edition on its way', () => {
  it('is published by somebody else, looked at by check, list and show, and can be taken back', async () => {
    const path = file(
      editionOf('e-own', { faq: answersWith({ question: { ...someAnswer.question, ja: 'Jクレとは' } }) }),
    );
    expect(await run('import', path, '--by', '山田', ...today)).toMatchObject({ code: 0 });
    expect(await run('import', path, '--by', '山田', ...today)).toMatchObject({
      code: 1,
      err: [expect.stringContaining('edition-exists')],
    });
    const self = await run('publish', 'e-own', '--approver', '山田');
    expect(self).toMatchObject({ code: 1, err: [expect.stringContaining('edition-same-person')] });
    expect(JSON.parse((await run('show', someAnswer.id)).out.join('\n'))).toEqual(someAnswer);
    expect(await run('publish', 'e-own', '--approver', '鈴木')).toEqual({ code: 0, out: [], err: [] });
    expect(JSON.parse((await run('show', someAnswer.id)).out.join('\n')).question.ja).toBe('Jクレとは');
    expect(JSON.parse((await run('show', someAnswer.id, '--built-in')).out.join('\n'))).toEqual(someAnswer);
    const [inForce] = (await run('editions')).out;
    expect(inForce).toBe('in-force\te-own');
    expect(await run('withdraw', 'e-own', '--by', '鈴木')).toMatchObject({ code: 0 });
    const { inForce: current, editions } = JSON.parse((await run('editions', '--json')).out.join(''));
    expect(current).toBe(builtInKnowledge.edition.id);
    expect(editions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'e-own', state: 'withdrawn', importedBy: '山田', approvedBy: '鈴木' }),
      ]),
    );
  });

  it('is written to a file that is read again as it was', async () => {
    for (const name of ['out.xlsx', 'out.yaml']) {
      const out = join(commands.folder, name);
      expect(await run('export', '--out', out)).toMatchObject({ code: 0 });
      expect(await run('diff', out, ...today)).toEqual({ code: 0, out: [], err: [] });
    }
    expect(await run('export', '--out', join(commands.folder, 'out.txt'))).toMatchObject({ code: 2 });
    const text = readFileSync(join(commands.folder, 'out.yaml'), 'utf8');
    expect(text).toContain(someAnswer.question.ja);
  });
});

describe('a recall', () => {
  it('finds who was shown an item, tells them once what has changed, and nobody else', async () => {
    const firm = await turning.join('U-recall');
    await turning.join('U-bystander', firm.programmeId);
    const other = await turning.join('U-far');
    for (const person of ['U-recall', 'U-far']) await turning.turn(person, [show(builtInKnowledge.edition.id)]);
    const listed = await run('recall', '--item', someAnswer.id, '--json');
    expect(listed.out.map((line) => JSON.parse(line))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          business: 1,
          conversation: firm.conversationId,
          edition: builtInKnowledge.edition.id,
          why: null,
        }),
        expect.objectContaining({ business: 1, conversation: other.conversationId, why: null }),
      ]),
    );
    expect(listed.out).toHaveLength(2);
    expect(await run('recall', '--item', someAnswer.id, '--correct', '--by', '山田')).toMatchObject({
      err: ['0 corrections queued'],
    });

    await run('import', file(editionOf('e-new', { faq: answersWith({ answer: newWords }) })), '--by', '山田', ...today);
    const published = await run('publish', 'e-new', '--approver', '鈴木');
    expect(published.out).toEqual([`shown\tfaq\t${someAnswer.id}\tchanged\t2`]);
    const correct = ['recall', '--item', someAnswer.id, '--programme', firm.programmeId, '--correct', '--by', '山田'];
    expect((await run(...correct)).err).toEqual(['1 corrections queued']);
    expect((await run(...correct)).err).toEqual(['0 corrections queued']);
    const seen = await turning.together({ 'U-recall': [], 'U-bystander': [], 'U-far': [] });
    const [waiting] = seen.get('U-recall')?.corrections ?? [];
    expect(waiting).toMatchObject({ item: { type: 'faq', id: someAnswer.id }, why: 'changed' });
    expect([seen.get('U-bystander')?.corrections, seen.get('U-far')?.corrections]).toEqual([[], []]);

    await turning.turn('U-recall', [{ do: 'corrections-told', correctionIds: [waiting?.id ?? ''] }]);
    expect((await run(...correct)).err).toEqual(['0 corrections queued']);
    await turning.turn('U-bystander', [show('e-new')]);
    expect((await run(...correct)).err).toEqual(['0 corrections queued']);

    await run('import', file(editionOf('e-without', { faq: answersWith(null) })), '--by', '山田', ...today);
    const gone = await run('publish', 'e-without', '--approver', '鈴木', '--recall');
    expect(gone.out).toEqual([`shown\tfaq\t${someAnswer.id}\twithdrawn\t3`, 'queued\t3']);
    expect((await turning.turn('U-bystander')).corrections).toMatchObject([{ why: 'withdrawn' }]);
  });

  it('says what is missing', async () => {
    expect(await run('recall')).toMatchObject({ code: 2 });
    expect(await run('recall', '--item', 'x', '--correct')).toMatchObject({ code: 2 });
    expect(await run('nothing')).toMatchObject({ code: 2 });
  });
});
