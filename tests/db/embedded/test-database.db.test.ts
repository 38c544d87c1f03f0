import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';
import { asAdmin, createTestDatabase } from '../../support/database.ts';

describe('test databases', () => {
  it('gives each caller a database of its own, also when many ask at once', async () => {
    const databases = await Promise.all(Array.from({ length: 6 }, createTestDatabase));
    const names = databases.map(async ({ connection }) => {
      const sql = postgres({ ...connection, max: 1 });
      await sql`create table only_here (id int)`;
      const [row] = await sql<{ name: string }[]>`select current_database() as name`;
      await sql.end();
      return row?.name;
    });
    expect(new Set(await Promise.all(names)).size).toBe(6);
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('drops a database that is still in use, and does not mind a second drop', async () => {
    const database = await createTestDatabase();
    const sql = postgres({ ...database.connection, max: 1, onclose: () => {} });
    await sql`select 1`;
    await database.drop();
    await database.drop();
    await sql.end();
    const { url } = inject('testServer');
    await asAdmin(url, async (admin) => {
      expect(await admin`select 1 from pg_database where datname = ${database.connection.database}`).toHaveLength(0);
    });
  });

  it('gives a URL that leads to the same database', async () => {
    const database = await createTestDatabase();
    await asAdmin(database.url, async (sql) => {
      const [row] = await sql`select current_database() as name`;
      expect(row?.['name']).toBe(database.connection.database);
    });
    await database.drop();
  });
});
