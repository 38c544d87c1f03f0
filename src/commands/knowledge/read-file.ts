import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Knowledge, knowledgeSchema } from '../../engine/knowledge/edition.ts';
import { readKnowledgeWorkbook } from '../../service/knowledge-sheet/read.ts';
import type { CommandContext } from '../command.ts';

/** Whether a file is a workbook, by its name. */
export function isWorkbook(file: string): boolean {
  return file.toLowerCase().endsWith('.xlsx');
}

/** Reads an edition from YAML, JSON or a workbook; says what is wrong and where, and answers null, where it is none. */
export async function readKnowledge(context: CommandContext, file: string): Promise<Knowledge | null> {
  return isWorkbook(file) ? fromWorkbook(context, file) : fromText(context, file);
}

async function fromWorkbook({ terminal }: CommandContext, file: string): Promise<Knowledge | null> {
  const read = await readKnowledgeWorkbook(await readFile(file));
  if (read.ok) return read.value;
  for (const { sheet, row, column, message } of read.problem) {
    const place = [sheet, row === null ? null : `${row}行目`, column === null ? null : `「${column}」`];
    terminal.out(['error', 'sheet', place.filter((part) => part !== null).join(' '), message].join('\t'));
  }
  return null;
}

async function fromText({ terminal }: CommandContext, file: string): Promise<Knowledge | null> {
  const text = await readFile(file, 'utf8');
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    terminal.out(
      ['error', 'not-yaml', file, error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''].join('\t'),
    );
    return null;
  }
  const read = knowledgeSchema.safeParse(document);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues)
    terminal.out(['error', 'schema', path.join('.'), message].join('\t'));
  return null;
}
