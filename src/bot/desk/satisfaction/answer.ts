/** What a person can answer to the question after a case; `words` and `person` ask for more. */
export const satisfactionAnswers = ['yes', 'not-yet', 'words', 'person'] as const;
export type SatisfactionAnswer = (typeof satisfactionAnswers)[number];

/** A button of the question, or of what is said after it. */
export type SatisfactionChoice = { readonly consultationId: string; readonly answer: SatisfactionAnswer };

const shape = /^satisfaction:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([a-z-]+)$/;

/** The choice's data. */
export function writeSatisfaction({ consultationId, answer }: SatisfactionChoice): string {
  return `satisfaction:${consultationId}:${answer}`;
}

/** Reads a choice back; null when it is none of these. Whose case it is still has to be checked. */
export function readSatisfaction(data: string): SatisfactionChoice | null {
  const [, consultationId, said] = shape.exec(data) ?? [];
  const answer = satisfactionAnswers.find((one) => one === said);
  return consultationId === undefined || answer === undefined ? null : { consultationId, answer };
}

const opinion = /^\s*(?:ご?(?:意見|感想)|opinion|feedback)(?:です)?\s*(?:[:：、,。\n]|\s)\s*(?<words>\S.*)$/isu;
const bare = /^\s*(?:ご?(?:意見|感想)|opinion|feedback)\s*[:：]?\s*$/iu;

/** What somebody wants to say, where a message begins with 意見 or 感想 and a mark; '' when nothing follows. */
export function readOpinion(text: string): string | null {
  if (bare.test(text)) return '';
  return opinion.exec(text)?.groups?.['words']?.trimEnd() ?? null;
}
