#!/usr/bin/env node
import { checkNode } from './node-version.ts';

checkNode();
// Loaded only now: an older Node would fail on the first import, with an error that helps nobody.
const { runCommand } = await import('./commands/run.ts');
process.exitCode = await runCommand(process.argv.slice(2));
