import type { Config } from '../../config.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

const makeKey = 'set ENCRYPTION_KEY; make one with: openssl rand -base64 32';

/** What is wrong with settings that could not even be read: one line for each fault. */
export function settingFaults(faults: readonly string[]): readonly CheckResult[] {
  return faults.map((fault) => fail('settings', fault, 'correct this variable; see the table in the README'));
}

/** Whether the settings fit together for what the program is to do. */
export function checkSettings(config: Config): readonly CheckResult[] {
  const found = [checkMode(config), checkPublicUrl(config), checkKey(config)];
  return found.every(({ status }) => status === 'ok') ? [ok('settings', summary(config))] : withoutOk(found);
}

function summary({ environment, role, line, slack }: Config): string {
  const real = (credentials: unknown): string => (credentials === null ? 'simulated' : 'set');
  return `${environment}, role ${role}, LINE ${real(line.credentials)}, Slack ${real(slack.credentials)}`;
}

function withoutOk(found: readonly CheckResult[]): readonly CheckResult[] {
  return found.filter(({ status }) => status !== 'ok');
}

/** In production there is no simulator, so without credentials nobody can be served. */
function checkMode({ environment, line }: Config): CheckResult {
  if (environment !== 'production' || line.credentials !== null) return ok('settings', '');
  const what = 'production without LINE_CHANNEL_SECRET: only programmes with an account of their own are served';
  return warn('settings', what, 'set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN');
}

/** LINE fetches charts from us, and takes https addresses only. */
function checkPublicUrl({ line, publicUrl }: Config): CheckResult {
  if (line.credentials === null) return ok('settings', '');
  if (publicUrl?.startsWith('https:')) return ok('settings', '');
  return fail('settings', 'LINE cannot reach the webhook and the charts', 'set PUBLIC_URL to the https address');
}

function checkKey({ encryptionKeys, databaseUrl, environment }: Config): CheckResult {
  const count = encryptionKeys?.reveal().length ?? 0;
  if (count > 1) {
    const remedy = 'restart every process, which wraps all keys anew; then take the old key out of ENCRYPTION_KEY';
    return warn('settings', `${count} encryption keys: a rotation is under way`, remedy);
  }
  if (count === 1) return ok('settings', '');
  if (databaseUrl !== null || environment === 'production') return fail('settings', 'ENCRYPTION_KEY: missing', makeKey);
  return warn('settings', 'the encryption key lies beside the data it protects: fit for a trial only', makeKey);
}
