import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
const FONTS: Readonly<Record<string, string>> = {
  'NotoSansJP.ttf': '400Regular/NotoSansJP_400Regular.ttf',
  'NotoSansJP-Bold.ttf': '700Bold/NotoSansJP_700Bold.ttf',
};

/** Everything from this server alone, no inline code, in no frame. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function serveFonts(app: FastifyInstance): void {
  const { resolve } = createRequire(import.meta.url);
  for (const [name, path] of Object.entries(FONTS)) {
    const file = resolve(`@expo-google-fonts/noto-sans-jp/${path}`);
    app.get(`/simulator/font/${name}`, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').type('font/ttf').send(createReadStream(file)),
    );
  }
}

/** Serves the page's own files and the Japanese font for machines without one. */
export async function servePageFiles(app: FastifyInstance): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', PAGE_POLICY);
  });
  await app.register(fastifyStatic, { root: PAGE, prefix: '/simulator/', redirect: true, cacheControl: false });
  serveFonts(app);
}
