/** Hiragana for katakana; everything else stays. */
export function hiragana(text: string): string {
  return text.replace(/[ァ-ン]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
}

/** Katakana for hiragana; everything else stays. */
export function katakana(text: string): string {
  return text.replace(/[ぁ-ん]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));
}

/** Words with what they mean; those in hiragana in katakana too, as センゲツ is also written. */
export function wordMap(words: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const entries = Object.entries(words);
  const kana = entries.filter(([word]) => /^[ぁ-んー]{3,}$/.test(word));
  return new Map([...entries, ...kana.map(([word, value]): [string, number] => [katakana(word), value])]);
}
