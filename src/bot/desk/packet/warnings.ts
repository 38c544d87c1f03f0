/** What makes a figure worth a second look. */
export const figureWarnings = ['flagged', 'provisional', 'no-factor'] as const;
export type FigureWarning = (typeof figureWarnings)[number];
