import type postgres from 'postgres';

/** The end of a transaction's work: statements that are on their way and need not be waited for. */
export type Sent<T> = { readonly sent: Promise<T> };

type Handle = postgres.ReservedSql;

export type TogetherOptions<D> = {
  readonly reserve: () => Promise<Handle>;
  readonly wrap: (handle: Handle) => D;
  readonly isLost: (error: unknown) => boolean;
};

/**
 * Transactions that wait as seldom as they can: `begin` travels with the first statements and `commit` with the last.
 * A statement that fails makes the server turn the commit into a rollback, and its own error is what the caller sees.
 */
export function createTogether<D>({ reserve, wrap, isLost }: TogetherOptions<D>) {
  return async <T>(work: (db: D) => Promise<Sent<T>>): Promise<T> => {
    const handle = await reserve();
    try {
      const result = await run(handle, wrap(handle), work);
      handle.release();
      return result;
    } catch (error) {
      // A lost connection has gone back to the pool by itself, and nothing may be written to it any more.
      if (!isLost(error)) await giveBack(handle, isLost);
      throw error;
    }
  };
}

async function run<D, T>(handle: Handle, db: D, work: (db: D) => Promise<Sent<T>>): Promise<T> {
  const begun = handle.unsafe('begin').execute();
  const [, { sent }] = await Promise.all([begun, work(db)]);
  const [result] = await Promise.all([sent, commit(handle)]);
  return result;
}

/** After all statements issued so far: they are handed over in microtasks, which run before the next tick. */
async function commit(handle: Handle): Promise<void> {
  await new Promise<void>((resolve) => process.nextTick(resolve));
  const answer = await handle.unsafe('commit');
  if (answer.command !== 'COMMIT') throw new Error('transaction-rolled-back');
}

async function giveBack(handle: Handle, isLost: TogetherOptions<unknown>['isLost']): Promise<void> {
  try {
    await handle.unsafe('rollback');
    handle.release();
  } catch (error) {
    if (!isLost(error)) throw error;
  }
}
