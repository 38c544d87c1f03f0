import { sql } from 'drizzle-orm';
import type { Database } from '../../src/db/connection.ts';

/** Every row of every table that any programme may see, as text: what somebody finds who looks for a word in a dump. */
export async function scanTables(
  database: Database,
  programmeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await database.queues((db) =>
    db.execute<{ name: string }>(sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`),
  );
  const found = new Map<string, Set<string>>();
  for (const programmeId of programmeIds) {
    for (const { name } of tables) {
      const rows = await database.scoped(programmeId, (db) =>
        db.execute<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`),
      );
      const known = found.get(name) ?? new Set();
      for (const { row } of rows) known.add(row);
      found.set(name, known);
    }
  }
  return new Map([...found].map(([name, rows]) => [name, [...rows].toSorted()]));
}

/** The tables in which one of the words stands, with the number of rows. */
export function whereFound(
  tables: ReadonlyMap<string, readonly string[]>,
  words: readonly string[],
): Readonly<Record<string, number>> {
  const hits = [...tables].map(([name, rows]) => [
    name,
    rows.filter((row) => words.some((word) => row.includes(word) || row.includes(Buffer.from(word).toString('hex'))))
      .length,
  ]);
  return Object.fromEntries(hits.filter(([, count]) => count !== 0));
}
