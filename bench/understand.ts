import { argv } from 'node:process';
import type { Entity } from '../src/bot/understand/contract.ts';
import { understand } from '../src/bot/understand/understand.ts';
import { type Answer, type Line, readCorpus } from './understand/corpus.ts';
import { judge, missedEntities, type Verdict } from './understand/score.ts';

/**
 * How well messages are understood, and how fast: `npm run bench -- understand <file.jsonl …> [--failures]`.
 * Without a file, the project's own corpus.
 */
type Scored = { readonly line: Line; readonly given: Answer; readonly verdict: Verdict; readonly ms: number };

const files = argv.slice(2).filter((word) => !word.startsWith('--'));
const own = new URL('../tests/bot/understand/corpus/own.jsonl', import.meta.url).pathname;
for (const file of files.length === 0 ? [own] : files) report(file, readCorpus(file));

function report(file: string, lines: readonly Line[]): void {
  for (const { input } of lines) understand(input);
  const scored = lines.map(score);
  console.log(`${file}: ${lines.length} lines`);
  console.log(row('all', scored));
  for (const [name, group] of groups(scored, ({ line }) => `difficulty ${line.difficulty}`))
    console.log(row(name, group));
  for (const [name, group] of groups(scored, ({ line }) => line.class)) console.log(row(name, group));
  reportEntities(lines);
  const times = scored.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(2);
  console.log(`a message: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  if (argv.includes('--failures')) for (const one of scored.filter(({ verdict }) => failed(verdict))) explain(one);
}

function score(line: Line): Scored {
  const start = performance.now();
  const result = understand(line.input);
  const ms = performance.now() - start;
  const given = {
    ...result,
    items: [...result.items],
    targets: [...result.targets],
    flags: [...result.flags],
    entities: [],
  };
  return { line, given, verdict: judge(line, given), ms };
}

function row(name: string, scored: readonly Scored[]): string {
  const share = (count: number) => `${((100 * count) / scored.length).toFixed(1)}%`.padStart(7);
  const count = (test: (verdict: Verdict) => boolean) => scored.filter(({ verdict }) => test(verdict)).length;
  const missed = count((verdict) => verdict.missed.length > 0);
  return [
    name.padEnd(24),
    String(scored.length).padStart(5),
    `frame ${share(count(({ frame }) => frame))}`,
    `silent wrong ${share(count(({ silent }) => silent))}`,
    `over-ask ${share(count(({ overAsk }) => overAsk))}`,
    `missed pii/safety ${missed}`,
  ].join('  ');
}

function groups(scored: readonly Scored[], key: (one: Scored) => string): readonly (readonly [string, Scored[]])[] {
  const map = new Map<string, Scored[]>();
  for (const one of scored) map.set(key(one), [...(map.get(key(one)) ?? []), one]);
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function reportEntities(lines: readonly Line[]): void {
  const wanted = lines.filter(({ expected }) => expected.entities !== undefined);
  if (wanted.length === 0) return;
  const missed = wanted.flatMap((line) => {
    const { entities = [] } = understand({ ...line.input, options: { entities: true } });
    return missedEntities(line.expected.entities ?? [], entities.map(plain)).map((entity) => ({ id: line.id, entity }));
  });
  const all = wanted.reduce((sum, { expected }) => sum + (expected.entities?.length ?? 0), 0);
  console.log(`entities: ${all - missed.length} of ${all} seen`);
  if (argv.includes('--failures'))
    for (const { id, entity } of missed) console.log(`  ${id} ${JSON.stringify(entity)}`);
}

function plain(entity: Entity) {
  return { ...entity, value: entity.value };
}

function failed({ frame, silent, overAsk, missed }: Verdict): boolean {
  return !frame || silent || overAsk || missed.length > 0;
}

function explain({ line, given, verdict }: Scored): void {
  const marks = [verdict.silent ? 'SILENT' : '', verdict.overAsk ? 'over-ask' : '', ...verdict.missed].join(' ');
  const { context } = line.input;
  console.log(`\n${line.id} ${line.class} ${line.difficulty} ${marks}\n  ${JSON.stringify(line.input.text)}`);
  console.log(`  awaiting ${context.awaiting} kinds ${context.kinds} sites ${context.sites}`);
  if (context.asked !== null) console.log(`  asked ${JSON.stringify(context.asked)}`);
  if (context.pending !== null) console.log(`  pending ${JSON.stringify(context.pending)}`);
  for (const known of context.recorded) console.log(`  recorded ${JSON.stringify(known)}`);
  for (const answer of [line.expected, ...line.alternatives]) console.log(`  wanted ${brief(answer)}`);
  console.log(`  given  ${brief(given)}`);
}

function brief({ intent, items, ask, targets, flags }: Answer): string {
  const written = items.map(({ kind, value, unit, period, site, measure, approx, replaces }) =>
    [kind, value, unit, period?.from, period?.to, site, measure, approx ? '~' : '', replaces ?? ''].join(' '),
  );
  return `${intent} [${written.join(' | ')}] ask ${ask === null ? '-' : `${ask.slot}/${ask.reason}`} ${targets} ${flags}`;
}
