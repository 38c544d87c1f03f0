import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgrammeFile } from '../../../src/commands/programme.ts';
import { factorTables } from '../../../src/engine/emission/tables.ts';
import { addDays } from '../../../src/engine/period.ts';
import { chanceOf, isSeedId, seedId } from '../../../src/service/seed/chance.ts';
import { planFirms } from '../../../src/service/seed/firm.ts';
import { planLedger } from '../../../src/service/seed/ledger.ts';
import type { SeedScene } from '../../../src/service/seed/plan.ts';
import { documentFor } from '../../../src/service/seed/term.ts';
import { placeOf } from '../../../src/service/seed/world.ts';

const folder = join(import.meta.dirname, '../../../programmes');
const examples = await Promise.all(readdirSync(folder).map((name) => readProgrammeFile(join(folder, name))));
const anyDay = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2020-01-01', days));

function sceneOf(today: string, term: SeedScene['term']): SeedScene {
  const months = { from: '2024-05', to: '2026-10' };
  return { words: ['test', 1], today, term, months, reportingDay: 10 };
}

describe('the term of a seeded programme', () => {
  it('is moved by whole years until it has begun and no later one has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), anyDay, (document, today) => {
        const { document: moved, years } = documentFor(document, today);
        expect(moved.term.from <= today).toBe(true);
        expect(documentFor(document, addDays(moved.term.from, 370)).years).toBe(years + 1);
        expect(moved.supportMonths).toHaveLength(document.supportMonths.length);
        expect(moved.supportMonths[0]?.slice(5)).toBe(document.supportMonths[0]?.slice(5));
        expect(moved.term.from.slice(5)).toBe(document.term.from.slice(5));
      }),
    );
  });
});

describe('made-up firms', () => {
  it('are the same for the same words, and others for others', () => {
    const [document] = examples;
    if (document === undefined) throw new Error('no example');
    const scene = sceneOf('2026-11-27', document.term);
    const firms = planFirms(document, scene, 20);
    expect(planFirms(document, scene, 20)).toEqual(firms);
    expect(planFirms(document, { ...scene, words: ['test', 2] }, 20)).not.toEqual(firms);
    expect(new Set(firms.map(({ id }) => id)).size).toBe(20);
    expect(firms.every(({ id, sites }) => [id, ...sites.map((site) => site.id)].every(isSeedId))).toBe(true);
  });

  it('use what the programme collects, measure it, and report nothing that lies ahead', () => {
    for (const document of examples) {
      const today = '2026-11-27';
      const { document: moved } = documentFor(document, today);
      const scene = sceneOf(today, moved.term);
      const { place } = placeOf(moved.regions);
      const course = { yearly: 0, saving: null };
      for (const firm of planFirms(moved, scene, 12)) {
        const events = planLedger(firm, course, { ...scene, place, tables: factorTables, staff: [seedId('staff')] });
        for (const event of events) {
          expect(event.at < '2026-11-27T00:00:00.000Z').toBe(true);
          if (event.do !== 'save') continue;
          const { reading, calculation } = event.row;
          expect(moved.kinds).toContain(reading.kind);
          expect(reading.quantity.value).toBeGreaterThanOrEqual(0);
          // Nobody tells of a bill before its last day.
          expect(event.at.slice(0, 10) >= reading.period.to).toBe(true);
          if (calculation !== null) expect(calculation.parts.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('throws dice evenly', () => {
    const chance = chanceOf('dice');
    const thrown = Array.from({ length: 6000 }, () => chance.int(1, 6));
    for (let side = 1; side <= 6; side += 1) expect(thrown.filter((one) => one === side).length).toBeGreaterThan(850);
    expect(() => chance.pick([])).toThrow('nothing to choose from');
  });
});
