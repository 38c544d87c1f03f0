import { randomInt } from 'node:crypto';

// No letter that is read for another one (0 O, 1 I L).
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 6;
const inGroup = 5;

/** The fewest characters of a passphrase that somebody brings: the form of the archive makes keys cheaply. */
export const fewestCharacters = 20;

/** A passphrase by chance that can be read out: 30 letters of 31, 148 bits. */
export function newPassphrase(): string {
  const group = (): string => Array.from({ length: inGroup }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
