import fc from 'fast-check';

/**
 * Properties are tried with the same cases everywhere, so that a run can be repeated; `HAKARU_SEED=random` looks for
 * new ones, any number repeats a run that found something.
 */
const wanted = process.env['HAKARU_SEED'] ?? '20261125';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
