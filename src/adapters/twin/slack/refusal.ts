import type { z } from 'zod';

/** What Slack refuses: the answer is `{ok: false, error: code}`. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  constructor(code: string, messages: readonly string[] = []) {
    super(code);
    this.name = 'SlackRefusal';
    this.code = code;
    this.messages = messages;
  }
}

function pointer(root: string, path: readonly PropertyKey[]): string {
  return [root, ...path.map(String)].join('/');
}

/** What a schema finds wrong, with the place as a JSON pointer below `root`. */
export function findings(schema: z.ZodType, value: unknown, root: string): readonly string[] {
  const found = schema.safeParse(value);
  if (found.success) return [];
  return found.error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:${pointer(root, issue.path)}]`);
}
