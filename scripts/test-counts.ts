import { z } from 'zod';

/** How many tests ended how. `skipped` counts everything that was written and did not run. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What one step of the run came to; `notes` name what failed or was skipped. */
export type Outcome = { readonly name: string; readonly counts: Counts; readonly notes: readonly string[] };

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The part of vitest's JSON report that is read here. */
const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

type File = z.infer<typeof report>['testResults'][number];

/** Adds up counts. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    nothing,
  );
}

/** The only line that other programs read: nothing stands before or behind it. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** 0 only when something ran and nothing failed. */
export function exitCodeOf({ passed, failed }: Counts): 0 | 1 {
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** A step that is no test: silent when it passes, one failure when it does not. */
export function stepOutcome(name: string, exitCode: number | null): Outcome {
  if (exitCode === 0) return { name, counts: nothing, notes: [] };
  return { name, counts: { ...nothing, failed: 1 }, notes: [`failed: ${name} (${ending(exitCode)})`] };
}

function ending(exitCode: number | null): string {
  return exitCode === null ? 'stopped' : `exit code ${exitCode}`;
}

/**
 * Reads vitest's report of one project. `json` is null when there is none. A file that could not be loaded, an error
 * outside of any test, and a project in which nothing ran each count as one failure: none of them shows up as a test.
 */
export function projectOutcome(name: string, json: string | null, exitCode: number | null): Outcome {
  const files = json === null ? null : readReport(json);
  if (files === null) return { ...stepOutcome(name, exitCode || null), notes: [`failed: ${name} left no report`] };
  const tests = files.flatMap((file) => testsOf(name, file));
  const counts = sum(tests.map(({ counts: own }) => own));
  const notes = tests.flatMap(({ notes: own }) => own);
  if (counts.failed > 0) return { name, counts, notes };
  if (exitCode !== 0) {
    const note = `failed: ${name} ended with an error outside of its tests (${ending(exitCode)})`;
    return { name, counts: { ...counts, failed: 1 }, notes: [...notes, note] };
  }
  if (counts.passed > 0) return { name, counts, notes };
  return { name, counts: { ...counts, failed: 1 }, notes: [...notes, `failed: ${name} ran no test`] };
}

function readReport(json: string): readonly File[] | null {
  try {
    return report.parse(JSON.parse(json)).testResults;
  } catch {
    return null;
  }
}

function testsOf(project: string, { name: file, status, assertionResults }: File): readonly Outcome[] {
  const tests = assertionResults.map((test): Outcome => {
    const name = `${project}: ${test.fullName}`;
    if (test.status === 'passed') return { name, counts: { ...nothing, passed: 1 }, notes: [] };
    if (test.status === 'failed') return { name, counts: { ...nothing, failed: 1 }, notes: [`failed: ${name}`] };
    return { name, counts: { ...nothing, skipped: 1 }, notes: [`skipped: ${name}`] };
  });
  const explained = status !== 'failed' || tests.some(({ counts }) => counts.failed > 0);
  if (explained) return tests;
  const note = `failed: ${project}: ${file} (the file itself)`;
  return [...tests, { name: file, counts: { ...nothing, failed: 1 }, notes: [note] }];
}
