const legalForms =
  /\((?:株|有|合|同|資|一社|公財|一財)\)|株式会社|有限会社|合同会社|合資会社|(?:一般|公益)(?:社団|財団)法人/g;
const former = /[（(]旧\s*[:：]?\s*(.*)[）)]\s*$/;

/**
 * A supplier's name as it is compared: without its legal form, spaces and marks, kana and width made equal,
 * 瓦斯 written as ガス (companies use both).
 */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(legalForms, '')
    .toLowerCase()
    .replace(/[\s・'’"“”]/g, '')
    .replace(/[‐‑–—−-]/g, '-')
    .replaceAll('瓦斯', 'ガス')
    .replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60));
}

/** The names a list gives for one supplier: today's, and a former one that stands in brackets (旧：…). */
export function namesOf(supplier: string): readonly string[] {
  const old = former.exec(supplier);
  if (old === null) return [supplier];
  return [supplier.slice(0, old.index), old[1] ?? ''].filter((name) => name.trim() !== '');
}
