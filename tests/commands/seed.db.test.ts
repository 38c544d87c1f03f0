import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Commands, openCommands } from '../support/commands.ts';

let commands: Commands;

beforeAll(async () => {
  commands = await openCommands();
});
afterAll(() => commands.close());

const seed = (...words: readonly string[]) =>
  commands.run('seed', '--programme', 'okinawa-jcredit', '--firms', '3', ...words);

it('is refused in production, and nothing is written', async () => {
  process.env['NODE_ENV'] = 'production';
  const ran = await seed();
  process.env['NODE_ENV'] = 'test';
  expect(ran).toMatchObject({ code: 1, out: [] });
  expect(ran.err[0]).toMatch(/^error: seed-refused: .*production/);
  expect((await commands.run('programme', 'list')).out).toEqual([]);
});

it('moves a term of other years to the day, says so, and adds nothing twice', async () => {
  const first = await seed('--today', '2026-11-27');
  expect(first.out[0]).toMatch(/^okinawa-jcredit\t2026-06-01\.\.2027-03-15 \(moved by 3 years\)\t3 firms, \d+ rows/);
  const again = await seed('--today', '2026-11-27', '--json');
  expect(JSON.parse(again.out[0] ?? '')).toMatchObject({ added: false, firms: 3 });
  expect((await commands.run('business', 'list', '--programme', 'okinawa-jcredit')).out).toHaveLength(3);
});

it('answers words that it does not know with what it does', async () => {
  for (const words of [
    ['--programme', 'atlantis'],
    ['--all', '--programme', 'mie-management'],
    ['--programme', 'mie-management', '--today', '2026-02-30'],
    ['--programme', 'mie-management', '--firms', '0'],
  ]) {
    const ran = await commands.run('seed', ...words);
    expect(ran.code).toBe(2);
    expect(ran.err[0]).toMatch(/^--\w+/);
  }
});
