#!/usr/bin/env node
import { guardWorkers } from './adapters/outbound/guard-workers.ts';
import { checkNode } from './node-version.ts';

checkNode();
// Before anything else is loaded: a library keeps the Worker class that it found.
guardWorkers();
// Loaded only now: an older Node would fail on the first import, with an error that helps nobody.
const { runCommand } = await import('./commands/run.ts');
process.exitCode = await runCommand(process.argv.slice(2));
