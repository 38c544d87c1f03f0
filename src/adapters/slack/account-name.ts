/** The name of an app in a workspace, under which its conversations are kept: `T….A…`. */
export function accountName(team: string, app: string): string {
  return `${team}.${app}`;
}

/** The workspace in such a name. */
export function teamOf(account: string): string {
  return account.split('.')[0] ?? '';
}
