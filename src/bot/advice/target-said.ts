/** A target as it was typed; null: that part was not said. `unclear`: words of a target that can mean several things. */
export type TypedTarget = { readonly year: number | null; readonly percent: number | null } | 'unclear';

const forms = [
  /^(?:目標|もくひょう)(?:は|を|:)? ?(?:(?<year>\d{4})年(?:度)?(?:まで)?(?:に)?)? ?(?:(?<percent>\d{1,3}(?:\.\d+)?) ?(?:%|パーセント)(?:減|減らす|削減|削減する)?)?$/u,
  /^target:? ?(?:(?<percent>\d{1,3}(?:\.\d+)?) ?%)? ?(?:(?:by )?(?<year>\d{4}))?$/u,
] as const;

/** Reads 「目標 2030年までに30%」 strictly; null where the words are about something else. `text` is normalised. */
export function readTypedTarget(text: string): TypedTarget | null {
  if (!/^(?:目標|もくひょう|target\b)/u.test(text) || !/\d/.test(text)) return null;
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (found === undefined) continue;
    const [year, percent] = [found['year'], found['percent']];
    return { year: year === undefined ? null : Number(year), percent: percent === undefined ? null : Number(percent) };
  }
  return 'unclear';
}
