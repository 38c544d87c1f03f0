import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../bot/errors.ts';
import { readInviteCode } from '../bot/flows/joining/invite-code.ts';
import { openCode } from '../db/office/open-code.ts';
import { createInvites } from '../db/repositories/invites.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { briefingFiles } from '../service/briefing.ts';
import { dayInJapan } from '../service/day.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const options = {
  programme: { type: 'string' },
  out: { type: 'string' },
  invite: { type: 'string' },
  places: { type: 'string' },
  'line-id': { type: 'string' },
  lang: { type: 'string', default: 'ja' },
} as const;

/** The pages with which firms are told of a programme. */
export const briefing: Command = {
  name: 'briefing',
  summary: 'pages for the briefing of firms (説明会) as PDF and Markdown, with the QR image of a code',
  usage: `usage: hakaru briefing --programme CODE --out DIR [--lang ja|en] [--line-id @basic-id]
                       [--invite CODE | --places N]

What is asked of firms, the dates, what they get, what becomes of their data, and how to join. --invite names the code
that the pages show; --places makes one for so many firms; without either it is an open code of the programme, and
where there is none the pages say that it is told another way. Prints the names of the files.`,
  run: async (context) => {
    const { values } = parseArgs({ args: [...context.args], options });
    const { programme, out, lang } = values;
    if (programme === undefined) throw new UsageError('--programme is missing');
    if (out === undefined) throw new UsageError('--out: a folder');
    if (lang !== 'ja' && lang !== 'en') throw new UsageError('--lang: ja or en');
    const wish = wishOf(values.invite, values.places);
    const files = await withStorage(context, async ({ database }) => {
      const { id: programmeId, document } = await findProgramme(database, programme);
      const now = new Date();
      const code = await codeFor({ database, programmeId }, wish, now);
      const lineId = values['line-id'] ?? null;
      return briefingFiles({ document, locale: lang, madeOn: dayInJapan(now), code, lineId });
    });
    await mkdir(out, { recursive: true });
    for (const { name, content } of files) await writeFile(join(out, name), content);
    print(context, files);
    return 0;
  },
};

type Wish = { readonly invite: string | null; readonly places: number | null };

function wishOf(invite: string | undefined, places: string | undefined): Wish {
  if (invite !== undefined && places !== undefined) throw new UsageError('--invite or --places, not both');
  const code = invite === undefined ? null : readInviteCode(invite);
  if (invite !== undefined && code === null) throw new UsageError('--invite: a code of eight letters and digits');
  const count = places === undefined ? null : Number(places);
  if (count !== null && (!Number.isInteger(count) || count < 1 || count > 1000))
    throw new UsageError('--places: a whole number from 1 to 1000');
  return { invite: code, places: count };
}

type Book = Parameters<typeof openCode>[0];

/** @throws {ConfigError} `invite-refused`: the named code lets no new firm in */
async function codeFor(book: Book, { invite, places }: Wish, now: Date): Promise<string | null> {
  if (places !== null) {
    const [made] = await createInvites(book.database, book.programmeId, { count: 1, places, now });
    return made ?? null;
  }
  const code = await openCode(book, now, invite);
  if (invite !== null && code === null)
    throw new ConfigError('invite-refused', [`${invite} lets no new firm into this programme; see: invite --help`]);
  return code;
}

function print({ terminal }: CommandContext, files: readonly { readonly name: string }[]): void {
  for (const { name } of files) terminal.out(name);
}
