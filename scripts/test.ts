/**
 * What `npm test` runs: the checks of the sources, then every kind of test, one after the other.
 * The last line says how many tests passed, failed and were skipped; a failed check counts as one failure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { closingLine, exitCodeOf, type Outcome, projectOutcome, stepOutcome, sum } from './test-counts.ts';

const root = join(import.meta.dirname, '..');
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['lint', ['biome', 'check', '.']],
  ['types', ['tsc', '--noEmit']],
  ['rules', ['depcruise', 'src', '--config', 'dependency-rules.json']],
  ['unused', ['knip']],
];
const projects = ['unit', 'db', 'e2e', 'browser'];

const budgetMs = 12 * 60_000;
/** A step that takes longer than the whole run may take hangs. */
const patienceMs = budgetMs;
/** How long a step that was told to stop may take to clean up. */
const graceMs = 10_000;

// The programs of the lock file first: among them the Node that everything else runs under.
const environment = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) };

/** Runs a program in the project's folder, its output passed on. @returns its exit code, null when it was stopped */
function run([program = '', ...args]: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    const endPatience = stopLater(child);
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      endPatience();
      resolve(127);
    });
    child.on('close', (code) => {
      endPatience();
      resolve(code);
    });
  });
}

function stopLater(child: ChildProcess): () => void {
  const late = setTimeout(() => {
    console.error(`stopped after ${clock(patienceMs)}`);
    child.kill('SIGTERM');
  }, patienceMs);
  const tooLate = setTimeout(() => child.kill('SIGKILL'), patienceMs + graceMs);
  return () => {
    clearTimeout(late);
    clearTimeout(tooLate);
  };
}

const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

async function timed(name: string, work: () => Promise<Outcome>): Promise<Outcome & { readonly ms: number }> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const outcome = await work();
  const ms = performance.now() - started;
  const { passed, failed } = outcome.counts;
  const result = failed > 0 ? `FAILED (${failed})` : passed > 0 ? `${passed} passed` : 'passed';
  console.log(`== ${name}: ${result}, ${(ms / 1000).toFixed(1)} s`);
  return { ...outcome, ms };
}

async function runProject(project: string, folder: string): Promise<Outcome> {
  const file = join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await run(['vitest', 'run', '--project', project, ...reporters]);
  return projectOutcome(project, read(file), exitCode);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function summarise(outcomes: readonly (Outcome & { readonly ms: number })[]): 0 | 1 {
  console.log('\n== summary');
  for (const { name, ms, counts } of outcomes) {
    const mark = counts.failed > 0 ? 'FAILED' : 'ok';
    console.log(`${mark.padEnd(7)} ${name.padEnd(8)} ${clock(ms).padStart(6)}  ${closingLine(counts)}`);
  }
  for (const note of outcomes.flatMap(({ notes }) => notes)) console.log(note);
  const ms = outcomes.reduce((total, outcome) => total + outcome.ms, 0);
  const over = ms > budgetMs ? ', OVER THE BUDGET' : '';
  console.log(`time ${clock(ms)} of ${clock(budgetMs)} on ${availableParallelism()} cores${over}`);
  const total = sum(outcomes.map(({ counts }) => counts));
  console.log(closingLine(total));
  return exitCodeOf(total);
}

const folder = mkdtempSync(join(tmpdir(), 'hakaru-test-'));
try {
  const outcomes: (Outcome & { readonly ms: number })[] = [];
  for (const [name, words] of checks) {
    outcomes.push(await timed(name, async () => stepOutcome(name, await run(words))));
  }
  for (const project of projects) outcomes.push(await timed(project, () => runProject(project, folder)));
  process.exitCode = summarise(outcomes);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
