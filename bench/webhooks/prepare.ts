import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { demoProgramme } from '../../src/service/demo-programme.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;

/** Adds a programme with the product's own commands and answers with a code that lets everybody in. */
export async function prepareProgramme(env: Readonly<Record<string, string>>, places: number): Promise<string> {
  const file = join(env['DATA_DIR'] ?? '.', 'programme.yaml');
  const today = new Date().toISOString().slice(0, 10);
  const document = demoProgramme(today);
  // Enough months that nobody runs out of figures to give.
  const supportMonths = Array.from({ length: 24 }, (_, ago) => monthsAgo(today, 24 - ago));
  writeFileSync(
    file,
    stringify({ ...document, supportMonths, kinds: ['electricity'], line: { ...document.line, monthlyPushes: null } }),
  );
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, [main, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });
  run('programme', 'add', file);
  const codes: { code: string }[] = JSON.parse(
    run('invite', '--programme', document.code, '--places', String(Math.min(1000, places)), '--json'),
  );
  return codes[0]?.code ?? '';
}

function monthsAgo(today: string, months: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7);
}
