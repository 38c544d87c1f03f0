import type { Locale } from '../facts.ts';
import { easy } from './sentences-easy.ts';
import { en } from './sentences-en.ts';
import { ja } from './sentences-ja.ts';

type Sentences = Readonly<Record<string, string>>;

/** Every sentence, by language and file. */
export const sentences: Readonly<Record<Locale, Readonly<Record<string, Sentences>>>> = { ja, easy, en };

/**
 * The sentence behind a key `file.name`, its placeholders still open.
 * @throws {Error} no such key
 */
export function lookUp(key: string, locale: Locale): string {
  const dot = key.indexOf('.');
  const file = sentences[locale][key.slice(0, Math.max(0, dot))];
  const name = key.slice(dot + 1);
  const sentence = file !== undefined && Object.hasOwn(file, name) ? file[name] : undefined;
  if (sentence === undefined) throw new Error(`no sentence ${key} in ${locale}`);
  return sentence;
}
