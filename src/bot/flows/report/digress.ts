import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { line, sayText } from '../talk.ts';
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

/** A digression is answered and the very same question stands. */
export function answerQuestion(text: string, _here: ReportHere, { programme }: Facts): readonly MessageView[] {
  const said = text.normalize('NFKC');
  const found = answers.find(({ about }) => about.test(said));
  const operator = programme?.operator ?? '';
  return sayText(line(found?.key ?? 'report.about-else', { operator }));
}
