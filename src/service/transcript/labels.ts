import { z } from 'zod';

const labelled = z.looseObject({ label: z.string(), type: z.string() });

/** Everything on a message that can be tapped, as `[はい] [直す]`. */
export function labelsOf(message: unknown): string {
  const found: string[] = [];
  collect(message, found);
  return found.map((label) => `[${label}]`).join(' ');
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const action = name === 'action' ? labelled.safeParse(inner) : null;
    if (action?.success) found.push(action.data.label);
    else collect(inner, found);
  }
}
