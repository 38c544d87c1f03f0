import type { WasteKnown, WasteTreatment, WasteType } from '../../waste/sort.ts';
import type { Sheet } from '../page/sheet.ts';
import type { Field, FieldReason } from '../reading.ts';
import { type Recogniser, recognisers } from '../scan.ts';
import { ofFirms, treatmentLabels, treatmentSigns, typeSigns } from './signs.ts';

/** What the paper says of a waste: what it is, and what is done with it. */
export type WasteFields = {
  readonly wasteType: Field<WasteType>;
  readonly wasteTreatment: Field<WasteTreatment>;
};

type Named<T> = { readonly name: T; readonly by: readonly Recogniser[]; readonly isStated: boolean };

/** Forms on which every waste is printed, to be ticked, name none. */
const mostNamed = 3;

/** Reads type and treatment off the lines that name no firm. */
export function wasteFields(sheet: Sheet): WasteFields {
  const rows = recognisers.map((by) => ({ by, lines: linesOf(sheet, by) }));
  const types = typeSigns.map(([name, sign]) => seen(name, rows, (line) => sign.test(line)));
  const isAnyType = (line: string): boolean => typeSigns.some(([, sign]) => sign.test(line));
  const treatments = treatmentSigns.map(([name, sign]) => {
    const found = seen(name, rows, (line) => sign.test(line));
    // A word somewhere on the paper may be a heading: it counts beside its waste, and beside or below its label.
    const stated = seen(
      name,
      rows,
      (line, above) => sign.test(line) && (treatmentLabels.test(above + line) || isAnyType(line)),
    );
    return { ...found, isStated: isAgreed(stated.by) };
  });
  return { wasteType: judged(types), wasteTreatment: judged(treatments) };
}

/** The likeliest of both, unsure as it may be. */
export function wasteSaid({ wasteType, wasteTreatment }: WasteFields): WasteKnown {
  return { type: wasteType.candidates[0] ?? null, treatment: wasteTreatment.candidates[0] ?? null };
}

/** The fields of a paper that is not about waste. */
export const noWaste: WasteFields = {
  wasteType: { status: 'review', why: 'not-found', box: null, candidates: [] },
  wasteTreatment: { status: 'review', why: 'not-found', box: null, candidates: [] },
};

function linesOf({ pages }: Sheet, by: Recogniser): readonly string[] {
  const lines = pages[by].rows.map((row) => row.map(({ text }) => text).join(''));
  return lines.map((line) => line.normalize('NFKC').replaceAll(/\s/g, '')).filter((line) => !ofFirms.test(line));
}

type Rows = readonly { readonly by: Recogniser; readonly lines: readonly string[] }[];

function seen<T>(name: T, rows: Rows, isSign: (line: string, above: string) => boolean): Named<T> {
  const by = rows
    .filter(({ lines }) => lines.some((line, at) => isSign(line, lines[at - 1] ?? '')))
    .map((one) => one.by);
  return { name, by, isStated: true };
}

/** Two who looked by themselves, as for every other field. */
function isAgreed(by: readonly Recogniser[]): boolean {
  return by.includes('tesseract') && by.length > 1;
}

function judged<T>(all: readonly Named<T>[]): Field<T> {
  const named = all.filter(({ by }) => by.length > 0).toSorted((a, b) => b.by.length - a.by.length);
  const candidates = named.length > mostNamed ? [] : named.map(({ name }) => name);
  const why = doubtOf(named);
  return { status: why === 'agreed' ? 'ok' : 'review', why, box: null, candidates };
}

function doubtOf([best, ...others]: readonly Named<unknown>[]): FieldReason {
  if (best === undefined) return 'not-found';
  if (others.length > 0) return 'close-second';
  if (!isAgreed(best.by)) return 'one-recogniser';
  return best.isStated ? 'agreed' : 'weak';
}
