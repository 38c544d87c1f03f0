/** Why a person is needed. */
export const reasons = [
  /** The owner asked for one, politely or not. */
  'asked-politely',
  'asked-directly',
  /** Two answers in a row were not understood. */
  'two-misses',
  /** A question that the released knowledge does not answer. */
  'no-answer',
  /** An answer was found, but not surely enough to give it. */
  'low-confidence',
  'complaint',
  /** Gas, smoke, fire, somebody hurt. */
  'safety',
  /** A stored figure that is hard to believe. */
  'flagged-figure',
  /** Something stored for which no factor was published. */
  'no-factor',
  /** The bot could not carry out its turn. */
  'failed-turn',
  /** A rule of the programme. */
  'rule',
  /** A staff member writes first. */
  'staff',
] as const;
export type Reason = (typeof reasons)[number];

/** What does not wait its turn: it is shown first, and alerts at once. */
export const urgentReasons: ReadonlySet<Reason> = new Set<Reason>(['safety', 'complaint']);

/** How a case ended. */
export const resolutions = [
  'answered',
  /** Outside the chat. */
  'by-phone',
  'by-visit',
  'passed-on',
  'no-answer-needed',
  /** Nobody had anything left to say. */
  'idle',
] as const;
export type Resolution = (typeof resolutions)[number];
