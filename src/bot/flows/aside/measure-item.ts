import { textIn } from '../../../engine/knowledge/text.ts';
import { knownOn } from '../../advice/known.ts';
import { sourceText } from '../../advice/source-text.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { line, type Moment } from '../talk.ts';
import { personChoice } from './person.ts';
import { whyChoice } from './why.ts';

/** A measure in words, with its documents; null where it may not be shown. */
export function measureItem(id: string, { facts }: Moment): readonly MessageView[] | null {
  const { measures, sources } = knownOn(facts);
  const measure = measures.find((one) => one.id === id);
  if (measure === undefined) return null;
  const { locale } = facts;
  const note = measure.saving.note;
  const rows: readonly CardRow[] = [{ label: line('scheme.label-source'), value: sourceText(measure, sources) }];
  return [
    {
      view: 'card',
      title: { words: textIn(measure.title, locale) },
      ...(note === null ? {} : { lead: { words: textIn(note, locale) } }),
      rows,
      choices: [whyChoice({ type: 'measure', id }, []), personChoice],
      even: true,
      aside: true,
    },
  ];
}
