import type { FastifyRequest } from 'fastify';

const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/json(;|$)/i.test(contentType.trim());

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Whether a request comes from the simulator's own page: no other page can send JSON with an `Origin` that is this
 * server's, and reading is refused to a page that the browser says is another site's.
 */
export function isFromOwnPage(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (request.method === 'GET' || request.method === 'HEAD') return origin === undefined || hostOf(origin) === host;
  return isJson(request.headers['content-type']) && origin !== undefined && hostOf(origin) === host;
}
