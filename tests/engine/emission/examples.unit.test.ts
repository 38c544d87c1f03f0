import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import { inputSchema } from '../../../src/engine/emission/input.ts';
import data from '../examples.json' with { type: 'json' };

const examples = z
  .array(
    z.strictObject({
      why: z.string(),
      input: inputSchema,
      kgCo2: z.number(),
      factorIds: z.array(z.string()).optional(),
      energyGj: z.number().nullable().optional(),
      scope: z.number().optional(),
      provisional: z.boolean().default(false),
      assumptions: z.array(z.string()).optional(),
    }),
  )
  .parse(data);

describe('published figures', () => {
  it.each(examples.map((example) => [example.why, example] as const))('%s', (_, example) => {
    const result = calculate(example.input);
    if (!result.ok) expect.fail(JSON.stringify(result.problem));
    const { kgCo2, parts, energyGj, scope, provisional, assumptions, crudeOilKl } = result.value;
    expect(kgCo2).toBe(example.kgCo2);
    expect(provisional).toBe(example.provisional);
    if (example.factorIds !== undefined) expect(parts.map((part) => part.factorId)).toEqual(example.factorIds);
    if (example.energyGj !== undefined) expect(energyGj).toBe(example.energyGj);
    if (example.scope !== undefined) expect(scope).toBe(example.scope);
    if (example.assumptions !== undefined) expect(assumptions).toEqual(example.assumptions);
    if (energyGj === null) expect(crudeOilKl).toBeNull();
    else expect(crudeOilKl).toBeCloseTo(energyGj * 0.0258, 10);
  });
});
