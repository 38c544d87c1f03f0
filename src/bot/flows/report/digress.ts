import { askKnowledge, hearAnswer } from '../aside/answers.ts';
import { personChoice } from '../aside/person.ts';
import { line, type Moment, type Move, sayText } from '../talk.ts';
import type { ReportHere } from './state.ts';

/** Questions about reporting itself that are answered at once, beside what the knowledge answers. */
const answers: readonly { readonly about: RegExp; readonly key: string; readonly first?: true }[] = [
  { about: /kwh|キロワット/iu, key: 'report.about-kwh', first: true },
  {
    about: /どの数字|どこ(?:に|を|の)|どれを|検針票|請求書|which (?:number|figure)|where/iu,
    key: 'report.about-where',
    first: true,
  },
  { about: /いつまで|締め?切|期限|deadline|until when|by when/iu, key: 'report.about-deadline' },
  { about: /だれ|誰|見られ|公開|秘密|who (?:can|will)|private|privacy/iu, key: 'report.about-who' },
  { about: /お金|料金|費用|無料|有料|cost|free|charge/iu, key: 'report.about-price' },
  { about: /どうやって|計算|係数|co2|how .*calculat/iu, key: 'report.about-co2' },
];

/**
 * A digression is answered and the very same question stands: about reporting by a line of its own, else from the
 * knowledge. What has no answer here goes to a person; what is nobody's business here is said to be so.
 */
export function answerQuestion(text: string, moment: Moment): Move<ReportHere> {
  const said = text.normalize('NFKC');
  const found = answers.find(({ about }) => about.test(said));
  // What is asked about the figure that is just asked for is answered by its own line.
  if (found?.first === true) return { stay: sayText(line(found.key)) };
  const asked = askKnowledge(text, moment.facts);
  const answer = hearAnswer(asked, moment);
  if (answer !== null && (found === undefined || (asked.items[0]?.score ?? 0) >= sure))
    return { aside: answer.views, effects: answer.effects ?? [] };
  if (found !== undefined) return { stay: sayText(line(found.key)) };
  if (asked.decision === 'none')
    return { aside: [{ view: 'text', text: line('advice.outside'), choices: [personChoice] }] };
  return { stay: sayText(line('report.about-else')), effects: [{ do: 'ask-person', reason: 'no-answer' }] };
}

/** So near an item has to be before it is told instead of a line about reporting. */
const sure = 0.8;
