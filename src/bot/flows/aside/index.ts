import { line, type Moment, sayText } from '../talk.ts';
import { normalise } from '../words.ts';
import { answers } from './answers.ts';
import { type Aside, type AsideSubject, type Press, readAside } from './aside.ts';
import { compare } from './compare.ts';
import { credit } from './credit.ts';
import { equipment } from './equipment.ts';
import { measures } from './measures.ts';
import { page } from './page.ts';
import { person } from './person.ts';
import { schemeCheck } from './scheme-check.ts';
import { schemes } from './schemes.ts';
import { steps } from './steps.ts';
import { target } from './target.ts';
import { topics } from './topics.ts';
import { wishes } from './wishes.ts';

/** Everything that can be asked beside a dialogue. To add a subject, add its file and a line here. */
const subjects: readonly AsideSubject[] = [
  answers,
  compare,
  credit,
  equipment,
  measures,
  page,
  person,
  schemeCheck,
  schemes,
  steps,
  target,
  topics,
  wishes,
];

const presses = new Map<string, Press>(subjects.flatMap((subject) => Object.entries(subject.presses)));

const typed = new Map<string, string>(
  subjects.flatMap(({ says = {} }) =>
    Object.entries(says).flatMap(([verb, words]) => words.map((word) => [word, verb])),
  ),
);

/** What a standing button leads to; null when the button is none. */
export function pressAside(data: string, moment: Moment): Aside | null {
  const button = readAside(data);
  if (button === null) return null;
  return presses.get(button.verb)?.(button.args, moment) ?? { views: sayText(line('common.unknown-button')) };
}

/** What a whole message leads to that means a standing button, such as 「対策」. */
export function typedAside(text: string, moment: Moment): Aside | null {
  const said = normalise(text);
  const verb = typed.get(said);
  if (verb !== undefined) return presses.get(verb)?.([], moment) ?? null;
  for (const { hears } of subjects) {
    const heard = hears?.(said, moment) ?? null;
    if (heard !== null) return heard;
  }
  return null;
}
