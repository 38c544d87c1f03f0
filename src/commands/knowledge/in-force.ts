import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTER_FOLDER } from '../../db/embedded/layout.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import type { CommandContext } from '../command.ts';
import { withStorage } from '../with-storage.ts';

/** The edition in force here; that of the program where it is asked for, or where there is no database. */
export async function knowledgeHere(context: CommandContext, builtIn: boolean): Promise<Knowledge> {
  if (builtIn || !hasDatabase(context)) return builtInKnowledge;
  return withStorage(context, ({ database }) => database.queues((db) => knowledgeInForce(db)));
}

function hasDatabase(context: CommandContext): boolean {
  const { databaseUrl, dataDir } = context.config();
  return databaseUrl !== null || existsSync(join(dataDir, CLUSTER_FOLDER));
}
