/** The https address of a path of ours; null where there is none: platforms fetch and open nothing else. */
export function httpsAddress(path: string, publicUrl: string): string | null {
  const address = `${publicUrl.replace(/\/+$/, '')}${path}`;
  return URL.canParse(address) && new URL(address).protocol === 'https:' ? new URL(address).href : null;
}
