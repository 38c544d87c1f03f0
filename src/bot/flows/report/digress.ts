import { line, type Move, sayText } from '../talk.ts';
import type { ReportHere } from './state.ts';

/** Questions about reporting itself that are answered at once; everything else goes to a person. */
const answers: readonly { readonly about: RegExp; readonly key: string }[] = [
  { about: /kwh|キロワット/iu, key: 'report.about-kwh' },
  {
    about: /どの数字|どこ(?:に|を|の)|どれを|検針票|請求書|which (?:number|figure)|where/iu,
    key: 'report.about-where',
  },
  { about: /いつまで|締め?切|期限|deadline|until when|by when/iu, key: 'report.about-deadline' },
  { about: /だれ|誰|見られ|公開|秘密|who (?:can|will)|private|privacy/iu, key: 'report.about-who' },
  { about: /お金|料金|費用|無料|有料|cost|free|charge/iu, key: 'report.about-price' },
  { about: /どうやって|計算|係数|co2|how .*calculat/iu, key: 'report.about-co2' },
];

/** A digression is answered and the very same question stands; what has no answer here goes to a person. */
export function answerQuestion(text: string): Extract<Move<ReportHere>, { readonly stay: unknown }> {
  const said = text.normalize('NFKC');
  const found = answers.find(({ about }) => about.test(said));
  if (found !== undefined) return { stay: sayText(line(found.key)) };
  return { stay: sayText(line('report.about-else')), effects: [{ do: 'ask-person', reason: 'no-answer' }] };
}
