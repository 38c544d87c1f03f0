import { type SQL, sql } from 'drizzle-orm';

/** The columns of a document's rows, with their types: `{ id: 'uuid', at: 'timestamptz' }`. */
export type RowColumns = Readonly<Record<string, string>>;

/**
 * Rows as one parameter, for `from`. Whatever their number the statement stays the same, so that it is prepared and
 * planned once; a batch costs hardly more than a row. Names and types come from the code, never from outside.
 */
export function rowSet(rows: readonly object[], columns: RowColumns): SQL {
  const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(${sql.raw(list.join(', '))})`;
}

/** Bytes on their way into a document; the statement decodes them. */
export function asBase64(bytes: Buffer): string {
  return bytes.toString('base64');
}
