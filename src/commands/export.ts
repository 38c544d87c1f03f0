import { open, readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { handoverText } from '../bot/handover/write.ts';
import { programmeOfBusiness } from '../db/repositories/businesses.ts';
import { findProgramme, listProgrammes, type ProgrammeRow } from '../db/repositories/programmes.ts';
import { archiveOf, type ExportOrder, makeExport, noteExport } from '../service/handover/make.ts';
import { fewestCharacters, newPassphrase } from '../service/handover/passphrase.ts';
import type { Storage } from '../service/storage.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const text = { type: 'string' } as const;
const options = {
  ...{ business: text, programme: text, purpose: text, approver: text, for: text, by: text, out: text },
  'passphrase-file': text,
  json: { type: 'boolean' },
  'with-pictures': { type: 'boolean' },
} as const;

/** Hands over everything of a firm or of a programme, encrypted and written in the ledger. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'everything of a firm or a programme as an encrypted archive, written in the disclosure ledger',
  usage: `usage: hakaru export --business ID | --programme CODE --purpose TEXT --approver NAME --out FILE.zip
                     [--for RECIPIENT] [--by NAME] [--passphrase-file FILE] [--with-pictures]
       hakaru export --business ID | --programme CODE --purpose TEXT --approver NAME --json

The archive is a ZIP under AES-256, which 7-Zip opens: data.json, its description schema.json (JSON Schema) and
data.xlsx to read. Firms, sites, meters, consents, the ledger with every correction, CO2 with factors and sources,
advice, targets, answers shown, consultations and opinions. Not in it: ids of people on LINE or Slack, names of staff,
keys; pictures only with --with-pictures: those of bills that prove a row and are still kept. Of a programme only firms that agree today that their data are used; the others are numbers.
The passphrase is made by chance and printed once, on stderr, or read from a file of ${fewestCharacters} characters or more: give it to
the recipient another way than the file. Who approves is not who exports. Prints JSON with the ledger entry's id.
--json prints the document unencrypted, and is written in the ledger as such.`,
  run: async (context) => {
    const order = orderOf(context.args);
    return withStorage(context, async (storage) => {
      const programme = await programmeFor(storage, order);
      if (programme === null) return unknown(context, order.business);
      return leave(context, storage, { order, programme });
    });
  },
};

type Order = {
  readonly business: string | null;
  readonly programme: string | null;
  readonly purpose: string;
  readonly approver: string;
  readonly recipient: string | null;
  readonly by: string;
  readonly out: string | null;
  readonly passphraseFile: string | null;
  readonly pictures: boolean;
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function orderOf(args: readonly string[]): Order {
  const { values } = parseArgs({ args: [...args], options });
  const { business = null, programme = null, out = null } = values;
  if ((business === null) === (programme === null)) throw new UsageError('--business or --programme, one of them');
  if (business !== null && !uuid.test(business)) throw new UsageError(`--business: not an id: ${business}`);
  if ((out === null) === (values.json !== true)) throw new UsageError('--out FILE or --json, one of them');
  const approver = words('--approver', values.approver);
  const by = values.by === undefined ? `user ${userInfo().username}` : words('--by', values.by);
  if (out === null && values['with-pictures'] === true) throw new UsageError('--with-pictures: only with --out');
  if (approver === by) throw new UsageError('--approver: who exports cannot approve; somebody else has to');
  return {
    ...{ business, programme, out, approver, by, purpose: words('--purpose', values.purpose) },
    recipient: values.for === undefined ? null : words('--for', values.for),
    passphraseFile: values['passphrase-file'] ?? null,
    pictures: values['with-pictures'] === true,
  };
}

function words(name: string, value: string | undefined): string {
  const given = value?.trim() ?? '';
  if (given === '') throw new UsageError(`${name} is missing`);
  if (given.length > 200) throw new UsageError(`${name} is longer than 200 characters`);
  return given;
}

async function programmeFor({ database }: Storage, { business, programme }: Order): Promise<ProgrammeRow | null> {
  if (business === null) return findProgramme(database, programme ?? '');
  const all = await listProgrammes(database);
  const id = await programmeOfBusiness(
    database,
    all.map((one) => one.id),
    business,
  );
  return all.find((one) => one.id === id) ?? null;
}

function unknown({ terminal }: CommandContext, business: string | null): number {
  terminal.err(
    `error: business-unknown: no business ${business}, or it was erased; see: business list --programme CODE`,
  );
  return 1;
}

type Wanted = { readonly order: Order; readonly programme: ProgrammeRow };

async function leave(context: CommandContext, storage: Storage, { order, programme }: Wanted): Promise<number> {
  const { business: businessId, by, purpose, approver, recipient, pictures, out } = order;
  const asked: ExportOrder = { programme, businessId, by, purpose, approver, recipient, pictures, now: new Date() };
  const made = await makeExport(storage, asked);
  if (made === null) return unknown(context, businessId);
  if (out !== null) return leaveSealed(context, storage, { ...order, out, made });
  const plain = handoverText(made.document);
  await noteExport(storage, made, { what: 'plain-export', file: null, bytes: Buffer.from(plain) });
  context.terminal.out(plain.trimEnd());
  return 0;
}

type Made = NonNullable<Awaited<ReturnType<typeof makeExport>>>;
type Sealed = Pick<Order, 'passphraseFile'> & { readonly out: string; readonly made: Made };

async function leaveSealed(
  { terminal }: CommandContext,
  storage: Storage,
  { out, passphraseFile, made }: Sealed,
): Promise<number> {
  const passphrase = passphraseFile === null ? newPassphrase() : await readPassphrase(passphraseFile);
  const bytes = await archiveOf(made, passphrase);
  // The name is taken before the ledger says that the file left, and never from another file.
  const file = await open(out, 'wx', 0o600);
  try {
    const entry = await noteExport(storage, made, { what: 'export', file: basename(out), bytes });
    await file.writeFile(bytes);
    const { firms, withheld } = made.document;
    const { sha256 } = entry.subject;
    terminal.out(JSON.stringify({ ledgerId: entry.id, file: out, sha256, firms: firms.length, withheld }));
  } catch (error) {
    // Half a file would look like one.
    await rm(out, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  if (passphraseFile === null) terminal.err(`passphrase (shown once): ${passphrase}`);
  return 0;
}

/** The first line of a file. @throws {UsageError} it is too short */
export async function readPassphrase(path: string): Promise<string> {
  const [line = ''] = (await readFile(path, 'utf8')).split(/\r?\n/);
  if (line.length < fewestCharacters)
    throw new UsageError(`--passphrase-file: the first line needs ${fewestCharacters} characters or more`);
  return line;
}
