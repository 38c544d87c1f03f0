import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Runs every benchmark, or those whose names are given; further words go to them: `npm run bench -- engine`. */
const words = process.argv.slice(2);
const all = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => name.replace(/\.ts$/, ''));
const wanted = words.filter((word) => !/^--|[./]/.test(word));
const passed = words.filter((word) => !wanted.includes(word));
const chosen = wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
if (chosen.length === 0) {
  process.stderr.write(`no such benchmark; there are: ${all.join(', ')}\n`);
  process.exitCode = 2;
}
for (const name of chosen) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(process.execPath, [`${import.meta.dirname}/${name}.ts`, ...passed], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
