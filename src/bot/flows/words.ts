import type { EmojiSpan } from '../event.ts';

/** Cuts out the stretches that are platform emoji: their stand-in characters are not part of what was said. */
export function withoutEmoji(text: string, emojis: readonly EmojiSpan[] = []): string {
  return emojis
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
}

/** One form for widths, case, spaces and closing marks, so that words can be compared. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。．.!?、,~〜]+$/u, '')
    .trim();
}

/** What yes and no are said with. Words that can mean either (いい, けっこう) are left out: they are asked about. */
export const yesWords = [
  ...['はい', 'うん', 'ええ', 'そう', 'そうです', 'そうだよ', 'ok', 'okです', 'オッケー', 'オーケー', 'お願いします'],
  ...[
    '合ってます',
    '合っています',
    'あってます',
    'あっています',
    '正しい',
    '正しいです',
    'その通り',
    'そのとおり',
    '👍',
  ],
  ...['yes', 'y', 'yep', 'yeah', 'right', 'correct'],
] as const;

/** See `yesWords`. */
export const noWords = [
  ...['いいえ', 'いえ', 'いや', 'ちがう', '違う', 'ちがいます', '違います', 'no', 'n', 'nope', 'wrong', '✖', '❌'],
] as const;

/** What passes over a question. */
export const skipWords = ['スキップ', 'すきっぷ', 'とばす', '飛ばす', 'パス', 'skip', 'pass'] as const;

/** What says that the answer is not known. */
export const unsureWords = [
  ...['わからない', '分からない', 'わかりません', '分かりません', '不明', 'わからん', 'しらない', '知らない'],
  ...["i don't know", "don't know", 'not sure', 'unknown'],
] as const;

/** Words that mean the same in every flow. */
export type Command =
  | 'help'
  | 'menu'
  | 'restart'
  | 'stop'
  | 'later'
  | 'back'
  | 'person'
  | 'language'
  | 'english'
  | 'japanese'
  | 'easy-japanese';

const commandWords: readonly (readonly [Command, readonly string[]])[] = [
  ['help', ['ヘルプ', 'へるぷ', '使い方', 'つかいかた', 'help', '?', '困った']],
  ['menu', ['メニュー', 'めにゅー', 'menu']],
  ['restart', ['最初から', 'さいしょから', 'はじめから', '初めから', 'やり直す', 'restart', 'start over']],
  ['stop', ['やめる', 'やめます', '中止', 'キャンセル', '終了', 'ストップ', 'stop', 'cancel', 'quit', 'exit']],
  ['later', ['あとで', '後で', 'あとにする', '後にする', 'まだ', 'まだです', 'また今度', 'later', 'not yet']],
  ['back', ['戻る', 'もどる', '一つ前', 'ひとつ前', 'back', 'go back', 'undo']],
  [
    'person',
    ['担当者', '担当者に相談', '相談', '相談する', '人と話したい', 'talk to a person', 'person', 'ask a person'],
  ],
  ['language', ['言語', 'ことば', 'language']],
  ['english', ['english', '英語', 'えいご']],
  ['japanese', ['日本語', 'にほんご', 'ふつうの日本語', 'japanese']],
  [
    'easy-japanese',
    ['やさしい日本語', '優しい日本語', 'やさしいにほんご', 'かんたんな日本語', 'easy japanese', 'simple japanese'],
  ],
];

const commands = new Map(commandWords.flatMap(([command, words]) => words.map((word) => [word, command] as const)));

/** The command that a whole message is, or null. */
export function readCommand(text: string): Command | null {
  const trimmed = text.normalize('NFKC').trim();
  return commands.get(trimmed === '?' ? '?' : normalise(text)) ?? null;
}
