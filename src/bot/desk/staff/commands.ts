/** A number as people name one: of a firm, or of a case; `programme` where several have it. */
export type Numbered = { readonly number: number; readonly programme: string | null };

/** What `/hakaru` is asked for. Days are `YYYY-MM-DD`. */
export type StaffCommand =
  | { readonly ask: 'help' | 'queue' | 'mine' | 'templates' | 'hours' | 'back' }
  | ({ readonly ask: 'firm' | 'start' } & Numbered)
  /** The programme as a whole; `words`: what was agreed, to be kept; null: it is looked at. */
  | { readonly ask: 'programme'; readonly words: string | null }
  /** A report is asked for; `programme` where the person has several. */
  | { readonly ask: 'report'; readonly programme: string | null }
  | { readonly ask: 'away'; readonly from: string; readonly to: string }
  | ({ readonly ask: 'send'; readonly words: string } & Numbered);

const plainAsks: Readonly<Record<string, 'queue' | 'mine' | 'templates' | 'hours' | 'back'>> = {
  待ち: 'queue',
  queue: 'queue',
  自分: 'mine',
  mine: 'mine',
  文例: 'templates',
  templates: 'templates',
  時間: 'hours',
  hours: 'hours',
  戻る: 'back',
  back: 'back',
};

const numberedAsks: Readonly<Record<string, 'firm' | 'start'>> = {
  事業者: 'firm',
  firm: 'firm',
  相談: 'start',
  start: 'start',
};

const numbered = /^(?:([a-z][a-z0-9-]{1,40})[:\s])?\s*(?:no\.?|#)?(\d{1,6})番?$/;

/** Reads what stands behind `/hakaru`; whatever it does not know is a call for help. Widths of letters do not matter. */
export function readCommand(text: string): StaffCommand {
  const given = text.trim();
  // Words for an owner stay as they were typed.
  const sending = /^(?:送信|send)\s+(.+)$/isu.exec(given);
  if (sending?.[1] !== undefined) return sendOf(sending[1]);
  const agreed = /^(?:事業|programme)(?:[\s\u3000]+(?:記録|log)(?:[\s\u3000]+(\S.*))?)?$/isu.exec(given);
  if (agreed !== null) return { ask: 'programme', words: agreed[1]?.trim() ?? null };
  const folded = given.normalize('NFKC').toLowerCase();
  return reportOf(folded) ?? wordsOf(folded);
}

function reportOf(folded: string): StaffCommand | null {
  const found = /^(?:報告書|レポート|reports?)(?:\s+([a-z][a-z0-9-]{1,40}))?$/u.exec(folded);
  return found === null ? null : { ask: 'report', programme: found[1] ?? null };
}

function wordsOf(folded: string): StaffCommand {
  const { word, rest } = splitWord(folded);
  if (rest === '') return plainOf(word);
  if (word === '不在' || word === 'away') return awayOf(rest);
  const ask = Object.hasOwn(numberedAsks, word) ? numberedAsks[word] : undefined;
  const named = ask === undefined ? null : numberOf(rest);
  return ask === undefined || named === null ? { ask: 'help' } : { ask, ...named };
}

/** `事業者12` is `事業者 12`. */
function splitWord(folded: string): { readonly word: string; readonly rest: string } {
  const glued = /^(事業者|相談|不在)(?=\d)(.*)$/u.exec(folded);
  if (glued !== null) return { word: glued[1] ?? '', rest: glued[2] ?? '' };
  const [word = '', ...rest] = folded.split(/\s+/u);
  return { word, rest: rest.join(' ') };
}

function plainOf(word: string): StaffCommand {
  const ask = Object.hasOwn(plainAsks, word) ? plainAsks[word] : undefined;
  return { ask: ask ?? 'help' };
}

function numberOf(text: string): Numbered | null {
  const found = numbered.exec(text);
  if (found === null) return null;
  return { number: Number(found[2]), programme: found[1] ?? null };
}

function sendOf(rest: string): StaffCommand {
  const parts = /^(\S+?)(?:\s+|\n)(.+)$/su.exec(rest.trim());
  const [first = '', words = ''] = [parts?.[1], parts?.[2]];
  const named = numberOf(first.normalize('NFKC').toLowerCase());
  return named === null || words.trim() === '' ? { ask: 'help' } : { ask: 'send', ...named, words: words.trim() };
}

const oneDay = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function awayOf(rest: string): StaffCommand {
  const days = rest.split(/\s*[~〜]\s*|\s*から\s*|\s+/u).flatMap((part) => dayOf(part.replace(/まで$/u, '')) ?? []);
  const [from, to = from] = days;
  const parts = rest.split(/\s*[~〜]\s*|\s*から\s*|\s+/u).filter((part) => part !== '');
  if (from === undefined || to === undefined || to < from || days.length > 2 || days.length !== parts.length) {
    return { ask: 'help' };
  }
  return { ask: 'away', from, to };
}

function dayOf(text: string): string | null {
  const found = oneDay.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  // The 31st of a month with thirty days is none.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The words of a message in a thread that begins with `/send` or `送信`; null: it is a note among colleagues. */
export function readThreadSend(text: string): string | null {
  const found = /^(?:\/send|送信)[\s\u3000]+(\S[\s\S]*)$/u.exec(text.trim());
  return found?.[1]?.trim() ?? null;
}
