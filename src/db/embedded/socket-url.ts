import type { EmbeddedConnection } from './database.ts';
import { SOCKET_PORT } from './layout.ts';

/**
 * Writes a socket connection as a database URL in the form that libpq reads. postgres.js itself cannot read it: pass
 * such a URL through `parseSocketUrl` first.
 * @source PostgreSQL manual, 34.1.1.2 Connection URIs
 */
export function socketUrl({ host, port, user, database }: EmbeddedConnection): string {
  const place = new URLSearchParams({ host, port: String(port) });
  return `postgres://${encodeURIComponent(user)}@/${encodeURIComponent(database)}?${place}`;
}

/** Reads a database URL whose `host` parameter is a socket's folder; `undefined` for any other URL. */
export function parseSocketUrl(url: string): EmbeddedConnection | undefined {
  const [, user, database, query] = /^postgres(?:ql)?:\/\/([^:@/]*)@\/([^?]*)\?(.*)$/.exec(url) ?? [];
  const place = new URLSearchParams(query ?? '');
  const host = place.get('host');
  if (user === undefined || database === undefined || host === null || !host.startsWith('/')) return undefined;
  const port = Number(place.get('port') ?? SOCKET_PORT);
  return { host, port, user: decodeURIComponent(user), database: decodeURIComponent(database) };
}
