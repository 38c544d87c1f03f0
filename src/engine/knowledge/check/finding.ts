/** What is wrong with an item, or might be. */
export type KnowledgeFinding = {
  /** `no-source`, `dead-source`, … : the same fault has the same code everywhere. */
  readonly code: string;
  readonly item: string;
  /** An error keeps the item from being shown. */
  readonly severity: 'error' | 'warning';
  /** Where and what, for the editor. */
  readonly detail: string;
};

/** A finding without its item, as a single check makes it. */
export type Fault = Omit<KnowledgeFinding, 'item'>;

/** A fault that keeps an item from being shown. */
export function error(code: string, detail: string): Fault {
  return { code, severity: 'error', detail };
}

/** A fault that an editor should look at. */
export function warning(code: string, detail: string): Fault {
  return { code, severity: 'warning', detail };
}
