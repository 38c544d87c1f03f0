import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { type TakeProblem, takeHandover } from '../service/handover/take.ts';
import { type CommandContext, UsageError } from './command.ts';
import { readPassphrase } from './export.ts';
import { withStorage } from './with-storage.ts';

const nextSteps: Readonly<Record<TakeProblem['code'], string>> = {
  'archive-open': 'a file in the archive is not encrypted; ask for the archive as it was made',
  'archive-passphrase': 'the passphrase does not open it; ask who sent it',
  'archive-too-large': 'more than a programme can hold; ask who sent it',
  'archive-unreadable': 'not an archive, or damaged; compare its SHA-256 with the one in the ledger of its sender',
  'handover-missing': 'no data.json in it; is it an archive of: export --programme?',
  'handover-unreadable': 'data.json has another form, or another version; see schema.json in the archive',
  'handover-faulty': 'what it says does not hold together; nothing was written',
  'ids-taken': 'its firms are on this installation already, in another programme',
  'programme-not-empty': 'the programme has firms already; import into a new one',
};

const shownFaults = 20;

/** Takes a hand-over into a programme that is new or empty. */
export async function importHandover(
  context: CommandContext,
  path: string,
  { passphraseFile, by }: { readonly passphraseFile: string | undefined; readonly by: string | undefined },
): Promise<number> {
  if (passphraseFile === undefined) throw new UsageError('--passphrase-file is missing');
  const passphrase = await readPassphrase(passphraseFile);
  const bytes = await readFile(path);
  const who = by?.trim() || `user ${userInfo().username}`;
  const taken = await withStorage(context, (storage) =>
    takeHandover(storage, { name: basename(path), bytes, passphrase, by: who, now: new Date() }),
  );
  if (taken.ok) {
    context.terminal.out(JSON.stringify(taken.value));
    return 0;
  }
  const { code, faults } = taken.problem;
  context.terminal.err(`error: ${code}: ${nextSteps[code]}`);
  for (const { place, fault } of faults.slice(0, shownFaults)) context.terminal.err(`  ${place}: ${fault}`);
  return 1;
}
