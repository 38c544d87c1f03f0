const lettersOfCodes = /^[2-9A-HJ-NP-Z]{8}$/;

/**
 * The invitation code in a message, without hyphens and spaces, or null when the message is no code. Codes have
 * eight characters and never 0, O, 1 or I, which are mistaken for each other when read aloud.
 */
export function readInviteCode(text: string): string | null {
  const code = text
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015\u2212ー_-]/g, '')
    .toUpperCase();
  return lettersOfCodes.test(code) ? code : null;
}
