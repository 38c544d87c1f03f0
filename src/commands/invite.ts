import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import QRCode from 'qrcode';
import { createInvites } from '../db/repositories/invites.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type Command, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** Invitation codes, and a QR image of each. */
export const invite: Command = {
  name: 'invite',
  summary: 'makes invitation codes, with QR images on request',
  usage: `usage: hakaru invite --programme CODE [--count N] [--places N] [--expires YYYY-MM-DD]
                     [--line-id @basic-id] [--qr DIR] [--json]

Each code lets --places firms in (default 1). With --line-id the address opens the account in LINE with the
code already typed; --qr writes one PNG a code into DIR.`,
  run: async (context) => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        programme: { type: 'string' },
        count: { type: 'string', default: '1' },
        places: { type: 'string', default: '1' },
        expires: { type: 'string' },
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
    };
    const codes = await withStorage(context, async ({ database }) => {
      const found = await findProgramme(database, code);
      return createInvites(database, found.id, { ...wanted, now: new Date() });
    });
    const made = codes.map((one) => ({ code: one, url: addressOf(one, values['line-id']) }));
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

/**
 * Opens the account with the code as the message to send; without the account's id, lets the person choose the chat.
 * @source https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/
 */
function addressOf(code: string, lineId: string | undefined): string {
  if (lineId === undefined) return `https://line.me/R/share?text=${encodeURIComponent(code)}`;
  return `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(code)}`;
}

async function writeQr(folder: string, { code, url }: { readonly code: string; readonly url: string }): Promise<void> {
  await writeFile(
    join(folder, `invite-${code}.png`),
    await QRCode.toBuffer(url, { errorCorrectionLevel: 'M', width: 480, margin: 4 }),
  );
}
