import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../bot/errors.ts';
import type { FirmRoute } from '../bot/office/figures.ts';
import type { StaffBook } from '../db/desk/staff.ts';
import { placeOfFirm } from '../db/office/invites.ts';
import { createInvites } from '../db/repositories/invites.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { invitationAddress, invitationFile, invitationQr } from '../service/invitation.ts';
import { type Command, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Invitation codes, and a QR image of each. */
export const invite: Command = {
  name: 'invite',
  summary: 'makes invitation codes, with QR images on request',
  usage: `usage: hakaru invite --programme CODE [--count N] [--places N] [--expires YYYY-MM-DD]
                     [--route system|consulting] [--number N] [--line-id @basic-id] [--qr DIR] [--json]

Each code lets --places firms in (default 1), on the route --route. With --number it opens the place of that firm,
which is there already and into which nobody has come yet. With --line-id the address opens the account in LINE with the
code already typed; --qr writes one PNG a code into DIR.`,
  run: async (context) => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        programme: { type: 'string' },
        count: { type: 'string', default: '1' },
        places: { type: 'string', default: '1' },
        expires: { type: 'string' },
        route: { type: 'string' },
        number: { type: 'string' },
        'line-id': { type: 'string' },
        qr: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    if (values.programme === undefined) throw new UsageError('--programme is missing');
    const code = values.programme;
    const wanted = {
      count: positive(values.count, '--count'),
      places: positive(values.places, '--places'),
      expiresAt: endOf(values.expires),
      route: routeOf(values.route),
    };
    const number = values.number === undefined ? null : positive(values.number, '--number');
    if (number !== null && (wanted.count > 1 || wanted.places > 1))
      throw new UsageError('--number: one code with one place');
    const codes = await withStorage(context, async ({ database, vault }) => {
      const { id: programmeId } = await findProgramme(database, code);
      const businessId = number === null ? null : await placeOf({ database, vault, programmeId }, number);
      return createInvites(database, programmeId, { ...wanted, businessId, now: new Date() });
    });
    const made = codes.map((one) => ({ code: one, url: invitationAddress(one, values['line-id'] ?? null) }));
    if (values.qr !== undefined) await Promise.all(made.map((one) => writeQr(values.qr ?? '.', one)));
    if (values.json) context.terminal.out(JSON.stringify(made));
    else for (const one of made) context.terminal.out(`${one.code}\t${one.url}`);
    return 0;
  },
};

function positive(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new UsageError(`${name}: a whole number from 1 to 1000`);
  return number;
}

/** The end of that day in Japan. */
function endOf(day: string | undefined): Date | null {
  if (day === undefined) return null;
  const end = new Date(`${day}T23:59:59.999+09:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(end.getTime()))
    throw new UsageError('--expires: a day as YYYY-MM-DD');
  return end;
}

function routeOf(word: string | undefined): FirmRoute {
  if (word === undefined) return null;
  if (word === 'system' || word === 'consulting') return word;
  throw new UsageError('--route: system or consulting');
}

/** @throws {ConfigError} `invite-refused` */
async function placeOf(book: StaffBook, number: number): Promise<string> {
  const place = await placeOfFirm(book, number);
  if ('businessId' in place) return place.businessId;
  throw new ConfigError('invite-refused', [`firm ${number}: ${place.refused}; see: business list --programme CODE`]);
}

async function writeQr(folder: string, { code, url }: { readonly code: string; readonly url: string }): Promise<void> {
  await writeFile(join(folder, invitationFile(code)), await invitationQr(url));
}
