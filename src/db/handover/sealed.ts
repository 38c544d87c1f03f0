import type { Vault, WrappedKey } from '../vault/vault.ts';

/** Words that were sealed; null: there were none, or their key was destroyed. */
export function openWords(vault: Vault, key: WrappedKey, sealed: Buffer | null, use: string): string | null {
  if (sealed === null || key.wrapped === null) return null;
  return vault.open(key, sealed, use).toString('utf8');
}

/** ISO, of what the driver gives for a moment. */
export function iso(at: Date | string): string {
  return new Date(at).toISOString();
}

/** As `iso`, where there may be none. */
export function isoOrNull(at: Date | string | null): string | null {
  return at === null ? null : iso(at);
}
