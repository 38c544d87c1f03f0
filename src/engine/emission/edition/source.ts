import type { FactorSource } from '../schema.ts';
import type { CsvRecord } from './csv.ts';

/** The source a row names, and a short id that depends on nothing but its content. */
export type NamedSource = { readonly id: string; readonly source: FactorSource };

/** Reads the source columns that every table of factors carries. */
export function sourceOf(record: CsvRecord): NamedSource {
  const address = /https?:\/\/[^\s;]+/.exec(record['source_url_or_doc'] ?? '')?.[0] ?? '';
  const source: FactorSource = {
    title: record['source_title'] ?? '',
    publisher: record['source_publisher'] ?? '',
    url: address,
    confidence: record['confidence'] === 'high' ? 'high' : 'medium',
  };
  return { id: `s-${fingerprint(`${source.title}|${source.publisher}|${source.url}|${source.confidence}`)}`, source };
}

/** FNV-1a, 32 bits: the same source gets the same id in every import. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
