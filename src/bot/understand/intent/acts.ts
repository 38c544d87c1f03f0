import type { Intent } from '../contract.ts';
import type { Normal, Span } from '../mention.ts';
import english from './lexicon/acts-en.json' with { type: 'json' };
import japanese from './lexicon/acts-ja.json' with { type: 'json' };

/** What a stretch of a message wants. The best act of a message is its intent when nothing else decides. */
export type Act = Span & { readonly intent: Intent; readonly score: number; readonly by: 'pattern' | 'model' };

const intents = [
  'handoff',
  'optout',
  'delete',
  'restart',
  'back',
  'cancel',
  'done',
  'status',
  'help',
  'not_yet',
  'later',
  'skip',
  'unsure',
  'same',
  'correct',
  'complaint',
  'abuse',
  'question',
  'greeting',
  'thanks',
  'chitchat',
  'confirm',
  'deny',
] as const satisfies readonly Intent[];

type Lexicon = Readonly<Record<(typeof intents)[number], readonly (readonly (number | string)[])[]>>;
type Rule = { readonly intent: Intent; readonly score: number; readonly pattern: RegExp };

function rulesOf(lexicon: Lexicon): readonly Rule[] {
  return intents.flatMap((intent) =>
    lexicon[intent].map(([score, source]) => ({
      intent,
      score: Number(score),
      pattern: new RegExp(String(source), 'gu'),
    })),
  );
}

const rules = [...rulesOf(japanese), ...rulesOf(english)];
const longest = 600;

/** What a message wants, the best first. Long messages are read at their beginning: what is wanted stands there. */
export function recogniseActs({ text }: Normal, _locale: 'ja' | 'en'): readonly Act[] {
  const said = text.slice(0, longest);
  const best = new Map<Intent, Act>();
  for (const { intent, score, pattern } of rules) {
    const found = said.match(pattern) === null ? null : [...said.matchAll(pattern)][0];
    if (found === null || found === undefined || isDenied(said, intent, found.index)) continue;
    const act: Act = { intent, score, by: 'pattern', start: found.index, end: found.index + found[0].length };
    if ((best.get(intent)?.score ?? 0) < score) best.set(intent, act);
  }
  return weigh([...best.values()], said).toSorted((a, b) => b.score - a.score || a.start - b.start);
}

/** 間違いない and 直さなくていい take an act back. */
function isDenied(text: string, intent: Intent, at: number): boolean {
  const behind = text.slice(at, at + 24);
  if (intent === 'correct')
    return /間違(?:い|え|っ)(?:は|て(?:い)?)?(?:ない|ません|ありません|ございません|なし)|まちがい(?:ない|ありません)|直さなくて/.test(
      behind,
    );
  if (intent === 'delete') return /消さないで|削除しないで/.test(behind);
  if (intent === 'cancel') return /やめないで|やめなくて/.test(behind);
  return false;
}

type Precedence = {
  readonly over: readonly Intent[];
  readonly drops: readonly Intent[];
  readonly unless?: RegExp;
  readonly only?: RegExp;
};

/** Where two acts meet, the narrower one is meant: a question about the use of the bot is a call for help. */
const precedence: readonly Precedence[] = [
  { over: ['abuse'], drops: ['complaint'] },
  { over: ['status', 'help', 'handoff', 'delete', 'back'], drops: ['question'] },
  { over: ['help'], drops: ['status'] },
  { over: ['not_yet'], drops: ['later'], unless: /送|連絡|出し|入力|報告/ },
  { over: ['later'], drops: ['unsure'], only: /送|入れ|連絡/ },
  { over: ['question'], drops: ['unsure'], only: /ですか|ますか|でしょうか|\?/ },
  { over: ['optout'], drops: ['cancel', 'complaint'] },
  { over: ['correct'], drops: ['same'] },
];

function weigh(acts: readonly Act[], text: string): readonly Act[] {
  const found = new Set(acts.map(({ intent }) => intent));
  const applying = precedence.filter(
    ({ over, unless, only }) =>
      over.some((intent) => found.has(intent)) && unless?.test(text) !== true && only?.test(text) !== false,
  );
  const dropped = new Set(applying.flatMap(({ drops }) => drops));
  return acts.filter(({ intent }) => !dropped.has(intent));
}
