import { z } from 'zod';

const labelled = z.looseObject({ label: z.string(), type: z.string() });

/** The buttons of a message, as `[はい] [直す]`; the lines of a card can be tapped too, and are there to be read. */
export function labelsOf(message: unknown): string {
  const found: string[] = [];
  collect(message, found);
  return found.map((label) => `[${label}]`).join(' ');
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const isLine = 'type' in value && value.type === 'box';
  const inside = Object.entries(value).filter(([name]) => !(isLine && name === 'action'));
  for (const [name, inner] of inside) {
    const action = name === 'action' ? labelled.safeParse(inner) : null;
    if (action?.success) found.push(action.data.label);
    else collect(inner, found);
  }
}
