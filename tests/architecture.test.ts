import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import rules from '../dependency-rules.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What the project's own rules say about the sources under a folder. */
function cruise(folder: string): z.infer<typeof report> {
  const words = [cruiser, 'src', '--config', join(root, 'dependency-rules.json'), '--output-type', 'json'];
  // Its exit code counts the violations, which are what is wanted here.
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  return report.parse(JSON.parse(stdout));
}

/** For each rule: a file that breaks it, and what that file imports. */
const planted: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-circular': ['src/service/about.ts', './round.ts'],
  'engine-is-alone': ['src/engine/period.ts', '../bot/event.ts'],
  'bot-is-pure': ['src/bot/ports.ts', '../adapters/line/client.ts'],
  'pure-code-has-no-node-modules': ['src/engine/exact.ts', 'node:fs'],
  'pure-code-has-no-packages-but-zod': ['src/bot/flows/report/state.ts', 'postgres'],
  'adapters-know-the-vocabulary-only': ['src/adapters/line/webhook.ts', '../../bot/usecases/deliver.ts'],
  'adapters-leave-each-other-alone': ['src/adapters/line/render.ts', '../slack/client.ts'],
  'adapters-take-types-of-the-engine': ['src/adapters/chart/series.ts', '../../engine/emission/lookup.ts'],
  'db-knows-the-vocabulary-only': ['src/db/inbox.ts', '../adapters/line/client.ts'],
  'db-has-its-packages': ['src/db/outbox.ts', 'fastify'],
  'nothing-imports-the-top': ['src/adapters/http/app.ts', '../../main.ts'],
  'the-slack-and-line-sdks-stay-in-their-adapters': ['src/service/start.ts', '@line/bot-sdk'],
};

/** Imports that the rules allow; reporting one of these would be as wrong as missing the others. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  ['src/service/round.ts', './about.ts'],
  ['src/engine/unit.ts', 'zod'],
  ['src/bot/facts.ts', '../engine/unit.ts'],
  ['src/adapters/line/log-user.ts', '../log/logger.ts'],
  ['src/adapters/line/limits.ts', '../shared/text.ts'],
  ['src/adapters/line/decode.ts', '../../bot/event.ts'],
  ['src/adapters/line/sdk.ts', '@line/bot-sdk'],
  ['src/db/connection.ts', 'postgres'],
  ['src/main.ts', './service/start.ts'],
];

const leaves = [
  'src/bot/event.ts',
  'src/bot/usecases/deliver.ts',
  'src/adapters/line/client.ts',
  'src/adapters/slack/client.ts',
  'src/adapters/log/logger.ts',
  'src/adapters/shared/text.ts',
  'src/engine/emission/lookup.ts',
];

/** A small project that breaks every rule once, with packages of its own. */
function plantProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const packages = ['zod', 'postgres', 'fastify', '@line/bot-sdk'];
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  write('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies }));
  write('tsconfig.json', readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  for (const path of leaves) write(path, 'export const leaf = 1;\n');
  for (const [from, to] of [...Object.values(planted), ...allowed])
    write(from, `import '${to}';\nexport const x = 1;\n`);
  return folder;
}

describe('the dependency rule', { timeout: 60_000 }, () => {
  it('holds, and was applied to every source file', () => {
    const { modules, summary } = cruise(root);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    const seen = new Set(modules.map(({ source }) => source));
    expect(globSync('src/**/*.ts', { cwd: root }).filter((path) => !seen.has(path))).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });

  it('can be broken: each of its rules catches what is planted for it, and nothing else is reported', () => {
    expect(Object.keys(planted).toSorted()).toEqual(rules.forbidden.map(({ name }) => name).toSorted());
    const { violations } = cruise(plantProject()).summary;
    for (const [name, [from]] of Object.entries(planted)) {
      expect(
        violations.filter((one) => one.rule.name === name).map((one) => one.from),
        name,
      ).toContain(from);
    }
    const guilty = new Set(Object.values(planted).map(([from]) => from));
    // Either end of a circle may be the one that is reported.
    guilty.add('src/service/round.ts');
    expect(violations.map(({ from }) => from).filter((from) => !guilty.has(from))).toEqual([]);
  });
});

type Source = { readonly path: string; readonly text: string };

/** The files of some patterns that git would keep. */
function sources(...patterns: readonly string[]): readonly Source[] {
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  return paths
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }));
}

/** The lines that a pattern finds, as `file: line`. */
function findings(files: readonly Source[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

const ownMocks = /\bvi\s*\.\s*(?:mock|doMock|spyOn|stubGlobal|hoisted)\s*\(/;
const environment = /process\s*\.\s*env\b|from 'node:process'/;
const chance = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/;
const machinePath = /(?<![\w.~/-])\/(?:work|home|root|Users)\/[\w.-]/;
const registryHost = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\bnpmmirror\b|\bartifactory\b|\bverdaccio\b/i;

describe('the sources', () => {
  it('are tested without replacing parts of them', () => {
    const files = sources('tests/**/*.ts');
    expect(files.length).toBeGreaterThan(40);
    expect(findings(files, ownMocks)).toEqual([]);
  });

  it('read the environment in one place', () => {
    const files = sources('src/**/*.ts').filter(({ path }) => path !== 'src/config.ts');
    expect(findings(files, environment)).toEqual([]);
  });

  it('compute and talk without clock or chance', () => {
    expect(findings(sources('src/engine/**/*.ts', 'src/bot/**/*.ts'), chance)).toEqual([]);
  });

  it('name no folder of a machine and no package registry', () => {
    const files = sources(
      ...['src/**/*.{ts,js,json,sql,html,css}', 'locales/**/*.json', 'programmes/*', 'docs/**/*.md', '*.md', '*.json'],
      ...['scripts/*', 'bench/**/*.ts', '.ci/*', 'Dockerfile', '.dockerignore', 'compose.yaml'],
    );
    expect(files.length).toBeGreaterThan(150);
    expect([...findings(files, machinePath), ...findings(files, registryHost)]).toEqual([]);
  });

  it('would be found out: every pattern finds what it is for', () => {
    const found = (pattern: RegExp, line: string): boolean => findings([{ path: 'x', text: line }], pattern).length > 0;
    expect(found(ownMocks, ['vi', "mock('../src/x.ts')"].join('.'))).toBe(true);
    expect(found(ownMocks, ['vi', "spyOn(clock, 'now')"].join('.'))).toBe(true);
    expect(found(environment, 'const port = process.env.PORT;')).toBe(true);
    expect(found(chance, 'const today = new Date();')).toBe(true);
    expect(found(chance, "const day = new Date('2026-11-24');")).toBe(false);
    expect(found(machinePath, ["import '", 'work', "main/src/x.ts';"].join('/'))).toBe(true);
    expect(found(machinePath, 'see docs/work/plan')).toBe(false);
    expect(found(registryHost, ['https://registry', 'example', 'org/x'].join('.'))).toBe(true);
  });
});

describe('the migrations', () => {
  it('put every table they make behind a wall', () => {
    const text = sources('src/db/migrations/*.sql')
      .map((file) => file.text)
      .join('\n');
    const made = [...text.matchAll(/create table (?:if not exists )?"?(\w+)"?/gi)].map(([, name]) => name ?? '');
    const calls = [...text.matchAll(/select hakaru_(?:installation_)?wall\([^;]*;/g)].map(([call]) => call).join('\n');
    expect(made.length).toBeGreaterThan(15);
    expect(made.filter((name) => !calls.includes(`'${name}'`))).toEqual([]);
  });
});
