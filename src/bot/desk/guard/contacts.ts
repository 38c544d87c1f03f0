import { type Draft, type Stretch, stretches } from './finding.ts';

// With or without brackets, dashes and blanks; a preceding digit, point or comma makes it a figure.
const numbers = /(?<![\d.,-])(?:\+81|0)[\d() -]{7,16}\d(?!\d|[.,]\d)/g;
const extension = /内線(?:番号)?[は:\s]{0,2}\d{2,5}/g;
const addresses = /[\w.+-]+\s?(?:@|\(at\)|\[at\]|★)\s?[\w-]+(?:\.[\w-]+)*/g;

const digitsOf = (text: string): string => text.replace(/^\+81/, '0').replaceAll(/\D/g, '');

/** Telephone numbers that are not the desk's own: ten or eleven digits that begin with 0 or +81. */
export function phones({ text, facts }: Draft): readonly Stretch[] {
  const ours = new Set(facts.contacts.map(digitsOf));
  const foreign = stretches(text, numbers).filter(([from, to]) => {
    const digits = digitsOf(text.slice(from, to));
    return (digits.length === 10 || digits.length === 11) && !ours.has(digits);
  });
  return [...foreign, ...stretches(text, extension)];
}

/** Addresses of e-mail that are not the desk's own. */
export function emails({ text, facts }: Draft): readonly Stretch[] {
  const ours = new Set(facts.contacts.map((contact) => contact.toLowerCase()));
  return stretches(text, addresses).filter(([from, to]) => !ours.has(text.slice(from, to)));
}
