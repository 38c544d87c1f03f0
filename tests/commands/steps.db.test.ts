import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from '../../src/db/desk/staff.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openTestDesk } from '../support/desk.ts';

let commands: Commands;
let programmeId: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  commands = await openCommands();
  const { storage } = commands;
  programmeId = (await addProgramme(storage.database, { ...demoProgramme('2026-11-25'), code: 'one' })).id;
  await openTestDesk(storage).firm(programmeId);
  const approval = { approvedBy: '責任 太郎', approvedOn: '2026-01-01', trainedUntil: '2099-03-31' };
  for (const role of ['operator', 'official'] as const) {
    const who = { slackTeam: 'T1', slackUser: role, name: '担当', role };
    ids[role] = (await addStaff({ ...storage, programmeId }, { ...who, ...approval }, new Date())) ?? '';
  }
});
afterAll(() => commands.close());

const list = async () => (await commands.run('steps', '--programme', 'one')).out;
const order = (...words: string[]) =>
  commands.run('steps', '--programme', 'one', '--firm', '1', '--by', ids['operator'] ?? '', ...words);

describe('steps', () => {
  it('lists where firms stand, by number, and records what happened with who and when', async () => {
    expect(await list()).toEqual(['firm 1\tnot-started\t0 months\t-\t-']);
    expect((await order('--seminar')).code).toBe(0);
    expect(await list()).toEqual(['firm 1\tknow\t0 months\t-\tseminar']);
    expect((await order('--seminar')).err[0]).toContain('step-known');
    expect((await order('--seminar', '--undo')).code).toBe(0);
    const [row = ''] = (await commands.run('steps', '--programme', 'one', '--json')).out;
    expect(JSON.parse(row)).toMatchObject({ firm: 1, step: 'not-started', seminar: false, waits: null });
  });

  it('refuses what the firm has not agreed to, what does not wait, and who may not', async () => {
    expect((await order('--referred')).err[0]).toContain('step-no-consent');
    expect((await order('--approve')).err[0]).toContain('step-nothing-waits');
    const by = (id: string, firm = '1') =>
      commands.run('steps', '--programme', 'one', '--firm', firm, '--by', id, '--school');
    expect((await by(ids['official'] ?? '')).err[0]).toContain('step-role');
    expect((await by('00000000-0000-4000-8000-000000000001')).err[0]).toContain('step-staff');
    expect((await by(ids['operator'] ?? '', '9')).err[0]).toContain('step-unknown-firm');
  });

  it('names wrong usage', async () => {
    for (const words of [['--seminar', '--school'], ['--undo'], ['--seminar', '--firm', '0']])
      expect((await order(...words)).code).toBe(2);
    expect((await commands.run('steps')).code).toBe(2);
  });
});
