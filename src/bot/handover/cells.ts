/** A cell of the workbook. */
export type HandoverCell = string | number | null;

/** Writes one of the workbook's words. */
export type Say = (key: string, params?: Readonly<Record<string, string>>) => string;

/** Yes, no, or nothing where it is not known. */
export const yesNo = (say: Say, value: boolean): string => say(value ? 'handover.yes' : 'handover.no');
