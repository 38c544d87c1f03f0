import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Locale } from '../../bot/facts.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #57606a; --ground: #ffffff; --soft: #f3f5f7; --accent: #0b6b4b; --on: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9edf1; --quiet: #aab4be; --ground: #14181c; --soft: #22282e; --accent: #6fd3a9; --on: #0b1f17; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.7 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.375rem; line-height: 1.4; margin: 0 0 1rem; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.news { background: var(--soft); border-left: .375rem solid var(--accent); border-radius: .25rem; padding: .875rem 1rem; }
.quiet { color: var(--quiet); font-size: .9375rem; }
label { display: block; font-weight: bold; margin-bottom: .5rem; }
input { display: block; width: 100%; padding: 1rem; margin-bottom: 1rem; font: inherit; color: inherit; background: var(--soft); border: 2px dashed var(--quiet); border-radius: .5rem; }
button { width: 100%; min-height: 3.25rem; margin-bottom: 1.25rem; font: inherit; font-weight: bold; color: var(--on); background: var(--accent); border: 0; border-radius: .5rem; }
h2 { font-size: 1.1875rem; margin: 2rem 0 .75rem; padding-top: .5rem; border-top: 2px solid var(--soft); }
h3 { font-size: 1.0625rem; margin: 0 0 .5rem; }
a { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0 0 1rem; padding: 0; }
nav a, .fix { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; }
article { background: var(--soft); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
details { border-bottom: 1px solid var(--soft); }
summary { min-height: 2.75rem; line-height: 2.75rem; font-weight: bold; cursor: pointer; }
dl { margin: 0 0 .75rem; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 2fr) 5fr; gap: .25rem 1rem; padding: .375rem 0; }
dl > .wide { grid-template-columns: 1fr; gap: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
dl > div > dd:only-child { grid-column: 1 / -1; }
.fix { margin-left: .75rem; }
img { display: block; width: 100%; height: auto; border-radius: .5rem; margin: 0 0 1rem; background: #ffffff; }
.wide { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; min-width: 100%; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--soft); text-align: left; white-space: nowrap; }
section > ul { margin: 0 0 1rem; padding-left: 1.25rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but the page's own style, and its form to this server. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** A sentence as HTML, line by line. */
export const lines = (text: string): string => text.split('\n').map(escaped).join('<br>');

/** A page of our own as HTML without a script. `body` is HTML already. */
export const drawPage = ({ title, body, locale }: { title: string; body: string; locale: Locale }): string =>
  `<!doctype html>
<html lang="${locale === 'en' ? 'en' : 'ja'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${lines(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${lines(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** The language that the browser asks for first; whom nobody knows yet reads Japanese. */
export const browserLocale = (request: FastifyRequest): Locale =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ja';
