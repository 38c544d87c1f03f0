import { describe, expect, it } from 'vitest';
import { closingLine, exitCodeOf, nothing, projectOutcome, stepOutcome, sum } from '../../scripts/test-counts.ts';

const test = (status: string, fullName = status) => ({ status, fullName });
const report = (...files: { status: string; tests: ReturnType<typeof test>[] }[]): string =>
  JSON.stringify({
    numTotalTests: 99,
    testResults: files.map(({ status, tests }, at) => ({ name: `${at}.test.ts`, status, assertionResults: tests })),
  });

describe('the outcome of a project', () => {
  it('counts every test of every file, what was skipped too', () => {
    const json = report(
      { status: 'passed', tests: [test('passed'), test('passed'), test('skipped', 'later')] },
      { status: 'passed', tests: [test('passed'), test('todo'), test('pending')] },
    );
    const { counts, notes } = projectOutcome('unit', json, 0);
    expect(counts).toEqual({ passed: 3, failed: 0, skipped: 3 });
    expect(notes).toContain('skipped: unit: later');
  });

  it('names the tests that failed', () => {
    const json = report({ status: 'failed', tests: [test('passed'), test('failed', 'adds up')] });
    expect(projectOutcome('db', json, 1)).toMatchObject({
      counts: { passed: 1, failed: 1, skipped: 0 },
      notes: ['failed: db: adds up'],
    });
  });

  it('counts a file that could not be loaded', () => {
    const json = report({ status: 'passed', tests: [test('passed')] }, { status: 'failed', tests: [] });
    expect(projectOutcome('unit', json, 1)).toMatchObject({
      counts: { passed: 1, failed: 1 },
      notes: ['failed: unit: 1.test.ts (the file itself)'],
    });
  });

  it('counts an error outside of the tests', () => {
    const json = report({ status: 'passed', tests: [test('passed')] });
    expect(projectOutcome('unit', json, 1).counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(projectOutcome('unit', json, null).counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a project in which nothing ran', () => {
    expect(projectOutcome('browser', report(), 0).counts.failed).toBe(1);
    const skipped = report({ status: 'skipped', tests: [test('skipped')] });
    expect(projectOutcome('browser', skipped, 0).counts).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });

  it.each([null, '', '{"testResults":', '{"other":1}'])('counts a report that is %j', (json) => {
    expect(projectOutcome('e2e', json, 0)).toMatchObject({
      counts: { failed: 1 },
      notes: ['failed: e2e left no report'],
    });
  });
});

describe('the outcome of a check', () => {
  it('is one failure or nothing', () => {
    expect(stepOutcome('lint', 0)).toEqual({ name: 'lint', counts: nothing, notes: [] });
    expect(stepOutcome('lint', 2)).toMatchObject({ counts: { failed: 1 }, notes: ['failed: lint (exit code 2)'] });
    expect(stepOutcome('lint', null)).toMatchObject({ counts: { failed: 1 }, notes: ['failed: lint (stopped)'] });
  });
});

describe('the whole run', () => {
  it('ends with the sum on a line of its own', () => {
    const total = sum([{ passed: 3, failed: 0, skipped: 1 }, nothing, { passed: 40, failed: 2, skipped: 0 }]);
    expect(closingLine(total)).toBe('43 passed, 2 failed, 1 skipped');
  });

  it.each([
    [{ passed: 1, failed: 0, skipped: 5 }, 0],
    [{ passed: 9, failed: 1, skipped: 0 }, 1],
    [{ passed: 0, failed: 0, skipped: 3 }, 1],
    [nothing, 1],
  ])('with %j exits with %d', (counts, code) => {
    expect(exitCodeOf(counts)).toBe(code);
  });
});
