import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A fresh clone does not know how long files take: what takes minutes is begun first, or one worker waits for the other. */
const longest = [
  'e2e/kill.e2e',
  'e2e/conversations.e2e',
  'e2e/bills.e2e',
  'bills/bill-scanner.e2e',
  'e2e/kill-nine.e2e',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(name));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * One project per kind of test: the suffix of a file says what it needs. Files of a worker share their modules, which hold
 * no state: loading them anew for each file took half of the time.
 */
const project = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, isolate: false, ...extra },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', ['tests/**/*.{unit,prop}.test.ts', 'tests/architecture.test.ts'], {
        setupFiles: ['tests/support/seed.ts'],
        // Properties try many cases; on a busy machine that takes its time.
        testTimeout: 60_000,
      }),
      project('db', ['tests/**/*.db.test.ts'], {
        globalSetup: ['tests/support/global-database.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      project('e2e', ['tests/**/*.e2e.test.ts'], {
        globalSetup: ['tests/support/global-database.ts'],
        testTimeout: 180_000,
        hookTimeout: 60_000,
      }),
      project('browser', ['tests/**/*.browser.test.ts'], {
        globalSetup: ['tests/support/global-database.ts', 'tests/support/global-browser.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('long', ['tests/**/*.long.test.ts'], {
        globalSetup: ['tests/support/global-database.ts'],
        testTimeout: 3_600_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
