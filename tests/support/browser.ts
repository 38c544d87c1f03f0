import { access } from 'node:fs/promises';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Keeps Chromium from looking for anything that the page did not ask for. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--metrics-recording-only',
];

/** Switches of the package that hide what a visitor's browser forbids, or end the browser with its first page. */
const UNWANTED =
  /^--(headless|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|single-process|no-zygote)\b/;

/** What a page said and asked for, for tests to judge. */
export type Watched = {
  readonly page: Page;
  /** Console errors, uncaught errors and refused resources. */
  readonly errors: readonly string[];
  /** Hosts of every request. */
  readonly hosts: ReadonlySet<string>;
};

export type Browser = {
  /** A page in a context of its own. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Watched>;
  readonly close: () => Promise<void>;
};

async function executable(): Promise<string> {
  const path = await sparticuz.executablePath();
  await access(path).catch(() => {
    throw new Error(`The browser of @sparticuz/chromium is not at ${path}`);
  });
  return path;
}

function watch(page: Page): Watched {
  const errors: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  return { page, errors, hosts };
}

/** Starts the Chromium that npm installed; fails loudly where it cannot. */
export async function openBrowser(): Promise<Browser> {
  const args = sparticuz.args.filter((argument) => !UNWANTED.test(argument));
  const browser = await chromium.launch({
    executablePath: await executable(),
    args: [...args, ...QUIET],
    headless: true,
  });
  return {
    newPage: async (options = {}) => watch(await (await browser.newContext(options)).newPage()),
    close: () => browser.close(),
  };
}
