import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { runCommand } from '../../src/commands/run.ts';
import { pdfTexts } from '../support/pdf-text.ts';
import { openStage, type Stage } from '../support/stage.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

describe('reports of firms', () => {
  let stage: Stage;
  let owners: readonly LineOwner[];
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-report-'));
  const before = { ...process.env };
  beforeAll(async () => {
    stage = await openStage();
    const [key] = stage.storage.keys;
    Object.assign(process.env, { DATABASE_URL: stage.storage.url, ENCRYPTION_KEY: key?.toString('base64') });
    owners = [await stage.join(), await stage.join(), await stage.join()];
    for (const owner of owners)
      for (const words of ['1234 kWh', 'はい']) {
        await owner.text(words);
        await stage.settle();
      }
  }, 120_000);
  afterAll(async () => {
    process.env = before;
    await stage?.close();
    rmSync(folder, { recursive: true });
  });

  /** The command in a process of its own; `onLine` hears what it prints. */
  const run = (words: readonly string[], onLine: (line: string, kill: () => void) => void = () => undefined) =>
    new Promise<{ code: number | null; out: string[]; err: string[] }>((resolve) => {
      const child = spawn(process.execPath, [main, 'report', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
      const [out, err]: [string[], string[]] = [[], []];
      createInterface({ input: child.stdout }).on('line', (line) => {
        out.push(line);
        onLine(line, () => child.kill('SIGINT'));
      });
      createInterface({ input: child.stderr }).on('line', (line) => void err.push(line));
      child.once('close', (code) => resolve({ code, out, err }));
    });
  /** The command within this process. */
  const here = async (...words: readonly string[]) => {
    const out: string[] = [];
    const terminal = { out: (line: string) => void out.push(line), err: () => undefined, input: async function* () {} };
    return { code: await runCommand(['report', ...words], terminal), out };
  };
  const make = [
    '--programme',
    'sample-city',
    '--kind',
    'firm',
    '--from',
    '2026-10',
    '--to',
    '2026-10',
    '--out',
    folder,
  ];

  it('stop at Ctrl-C after the file in hand, and go on with the same command', async () => {
    // A second one would end it at once, as everywhere.
    const first = new Set<string>();
    const stopped = await run(make, (line, interrupt) => {
      if (first.size === 0) interrupt();
      first.add(line);
    });
    expect(stopped).toMatchObject({
      code: 130,
      err: expect.arrayContaining([expect.stringMatching(/^stopped at \d of 3/)]),
    });
    const there = readdirSync(folder);
    expect(there.length).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(3);
    const again = await run(make);
    expect(again).toMatchObject({ code: 0, out: expect.arrayContaining(there.map((name) => join(folder, name))) });
    expect(again.err.at(-1)).toMatch(/^3 of 3, [\d.]+ a second$/);
    expect(readdirSync(folder)).toHaveLength(3);
    const takings = await run(['takings', '--programme', 'sample-city']);
    expect(takings.out).toHaveLength(3);
  });

  it('reach their people by the button of a message, on the firm’s own page, and nobody else', async () => {
    const listed = JSON.parse((await here('list', '--programme', 'sample-city', '--json')).out.join(''));
    const { id } = listed.find(({ firm }: { firm: number }) => firm === 1);
    expect((await here('approve', id, '--by', '山田 花子')).code).toBe(0);
    expect((await here('release', id, '--by', '鈴木 一郎')).code).toBe(0);
    // Told by day, so tomorrow at nine at the latest.
    stage.clock.setTo(new Date(Date.now() + 14 * 3_600_000));
    await stage.settle();
    expect(JSON.stringify(owners[0]?.screen().slice(-3))).toContain('報告書ができました');
    for (const other of owners.slice(1)) expect(JSON.stringify(other.screen())).not.toContain('報告書');
    await owners[0]?.tap('マイページを開く');
    await stage.settle();
    const link =
      JSON.stringify(owners[0]?.screen())
        .match(/https?:[^"\\]*\/r\/own-[\w.-]+/g)
        ?.at(-1) ?? '';
    const address = `${stage.service.url}${new URL(link).pathname}`;
    const page = await (await fetch(address)).text();
    expect(page).toContain(`report-${id}.pdf`);
    const pdf = await fetch(`${address}/report-${id}.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(
      /attachment; filename="sample-city_firm1_.*_approved_.*\.pdf"/,
    );
    const text = (await pdfTexts(Buffer.from(await pdf.arrayBuffer()))).join('');
    expect(text).toContain('承認済み（山田 花子）');
    expect((await fetch(`${address}/report-${id}.xlsx`)).status).toBe(200);
    // The neighbour's page knows nothing of it.
    await owners[1]?.text('マイページ');
    await stage.settle();
    const theirs =
      JSON.stringify(owners[1]?.screen())
        .match(/https?:[^"\\]*\/r\/own-[\w.-]+/g)
        ?.at(-1) ?? '';
    const other = `${stage.service.url}${new URL(theirs).pathname}`;
    expect(await (await fetch(other)).text()).not.toContain('report-');
    expect((await fetch(`${other}/report-${id}.pdf`)).status).toBe(404);
  });
});
