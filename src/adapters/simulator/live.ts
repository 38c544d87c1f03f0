import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StageChange } from './stage.ts';

/** Shorter than the server's limit for silent connections. */
const KEEP_ALIVE_MS = 5_000;

/** Tells every open page what has changed. */
export type Live = {
  readonly say: (change: StageChange) => void;
  /** Keeps the request open as a stream of events. */
  readonly serve: (request: FastifyRequest, reply: FastifyReply) => void;
  readonly close: () => void;
};

/** Builds the hub of server-sent events; an event carries only the name of what to ask for again. */
export function createLive(): Live {
  const pages = new Set<FastifyReply['raw']>();
  const timer = setInterval(() => {
    for (const page of pages) page.write(': here\n\n');
  }, KEEP_ALIVE_MS);
  timer.unref();
  return {
    say: (change) => {
      for (const page of pages) page.write(`event: ${change}\ndata: {}\n\n`);
    },
    serve: (request, reply) => {
      reply.hijack();
      const page = reply.raw;
      page.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      page.write('retry: 1000\n\n');
      pages.add(page);
      request.raw.on('close', () => pages.delete(page));
    },
    close: () => {
      clearInterval(timer);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
