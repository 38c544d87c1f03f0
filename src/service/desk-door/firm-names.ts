import { type BusinessLine, listBusinesses } from '../../db/repositories/businesses.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import type { DoorOptions } from './options.ts';

/** Every firm of the installation, each read behind its own wall. */
export async function allFirms({ desk }: DoorOptions): Promise<readonly BusinessLine[]> {
  const { database, vault } = desk;
  const programmes = await listProgrammes(database);
  const firms = await Promise.all(programmes.map(({ id }) => listBusinesses(database, vault, id)));
  return firms.flat();
}

/** The names of every firm of the installation, and on request their numbers, too. */
export async function firmNames(
  options: DoorOptions,
  numbers: 'names' | 'names-and-numbers',
): Promise<readonly string[]> {
  const all = await allFirms(options);
  return numbers === 'names' ? all.flatMap(({ name }) => name ?? []) : all.flatMap(namesOf);
}

/** What a firm is called: its number, and its name where it has one. */
export function namesOf({ name, number }: BusinessLine): readonly string[] {
  const numbered = `事業者 ${number}`;
  return name === null ? [numbered] : [name, numbered];
}
