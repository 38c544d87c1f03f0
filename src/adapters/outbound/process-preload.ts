// Loaded by Node before anything else in a process of ours that needs no network, and in each of its threads.
import { guardWorkers } from './guard-workers.ts';
import './worker-preload.ts';

guardWorkers();
