/**
 * Something that was written. `words` null: there were none, as with a photograph; `erased`: they are gone for good,
 * `taken-back`: because the owner took the message back.
 */
export type Said = {
  readonly at: string;
  readonly words: string | null;
  readonly erased: boolean | 'taken-back';
};

/** A stored line of the record. `said` is null where nothing was written down. */
export type KeptLine = {
  readonly at: string;
  readonly what: string;
  readonly by: string | null;
  readonly about: string | null;
  readonly said: Said | null;
  readonly knowledge: string | null;
  /** The owner's message that the line is about. */
  readonly messageId: string | null;
};

/** What was asked and what was answered, word for word, in the order of time. */
export type Exchange = {
  readonly questions: readonly Said[];
  readonly answers: readonly Said[];
  /** The editions of the knowledge that the bot had answered from. */
  readonly knowledge: readonly string[];
  /** When somebody first took it; null while nobody has. */
  readonly claimedAt: string | null;
};

/** Reads the record of one case. A draft that never arrived is no answer. */
export function exchangeOf(lines: readonly KeptLine[]): Exchange {
  const drafts = new Map(lines.filter(({ what }) => what === 'send-asked').map((line) => [line.about, line.said]));
  const gone = new Set(lines.filter(({ what }) => what === 'owner-unsent').map(({ about }) => about));
  const written = (line: KeptLine): Said => {
    const said = line.said ?? drafts.get(line.about) ?? null;
    const isGone = line.messageId !== null && gone.has(line.messageId);
    return { words: said?.words ?? null, erased: isGone ? 'taken-back' : (said?.erased ?? false), at: line.at };
  };
  return {
    questions: lines.filter(isQuestion).map(written),
    answers: lines.filter(({ what }) => what === 'sent').map(written),
    knowledge: [...new Set(lines.flatMap(({ knowledge }) => (knowledge === null ? [] : [knowledge])))],
    claimedAt: lines.find(({ what }) => what === 'claimed')?.at ?? null,
  };
}

/** A case that the bot opened by itself has no words of its own. */
function isQuestion({ what, by, said }: KeptLine): boolean {
  if (by !== null) return false;
  return what === 'owner-wrote' || what === 'owner-edited' || (what === 'opened' && said !== null);
}

/** A case as it is filed. Moments are ISO. */
export type CaseRecord = Exchange & {
  readonly number: number;
  readonly route: 'line' | 'slack' | 'telephone' | 'e-mail';
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly state: string;
  readonly reason: string;
  readonly resolution: string | null;
  readonly complaint: boolean;
  /** How it turned out, as the person last said; `asked`: no answer yet, null: nobody asked. */
  readonly outcome: 'asked' | 'yes' | 'not-yet' | null;
  /** The firm's number; officials know it by no other name. */
  readonly firm: number | null;
  /** The name of the staff member who held it last; null when nobody did, or the name is gone. */
  readonly handler: string | null;
};
