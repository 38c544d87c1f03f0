import { builtInKnowledge } from '../../src/engine/knowledge/built-in.ts';
import type { Knowledge } from '../../src/engine/knowledge/edition.ts';
import type { Faq } from '../../src/engine/knowledge/faq.ts';

/** An answer of the program that has no fault, to be changed in tests. */
export const someAnswer: Faq = answerOf('jc-what');

function answerOf(id: string): Faq {
  const found = builtInKnowledge.faq.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no answer ${id}`);
  return found;
}

/** The program's edition under another id, with some parts replaced. */
export function editionOf(id: string, over: Partial<Knowledge> = {}): Knowledge {
  return { ...builtInKnowledge, edition: { ...builtInKnowledge.edition, id }, ...over };
}

/** The program's answers with one of them changed; null: without it. */
export function answersWith(changed: Partial<Faq> | null): Faq[] {
  return builtInKnowledge.faq.flatMap((one) => {
    if (one.id !== someAnswer.id) return [one];
    return changed === null ? [] : [{ ...one, ...changed }];
  });
}
