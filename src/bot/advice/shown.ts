/** An item of the knowledge as it is named to people: `type` as in the answers of `ask`. */
export type ShownItem = { readonly type: 'faq' | 'subsidy' | 'measure' | 'story'; readonly id: string };

/** An item that was shown to this person and has changed since: it is told once, with the next message. */
export type Correction = {
  readonly id: string;
  readonly item: ShownItem;
  /** The day on which it was shown last. */
  readonly shownOn: string;
  readonly why: 'changed' | 'expired' | 'withdrawn';
};
