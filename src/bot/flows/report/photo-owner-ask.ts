import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import { type Asked, type Option, option } from '../question.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { asideOptions } from './options.ts';
import { photoTitle, rowsOf } from './photo-ask.ts';
import { undoWithout } from './photo-forgotten.ts';
import { nextPlace } from './place.ts';
import type { Draft, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import type { Clarify } from './ways.ts';

const mostOurs = 20;

/** A paper that is addressed to somebody else is shown with that name, before anything else of it is asked. */
export function askOwner(here: Clarify, { business }: Facts): Asked | null {
  const draft = here.drafts[here.which];
  const photo = draft?.photo ?? null;
  if (here.slot !== 'addressee' || draft === undefined || photo === null) return null;
  const note = line('photo.other-addressee', { name: photo.addressees[0] ?? '', firm: business?.name ?? '' });
  const title = photoTitle(line('photo.bill'), here.memory.photos);
  return {
    topic: 'clarify-addressee',
    views: [{ view: 'card', title, rows: rowsOf(draft, photo, here.slot), note, even: true }],
    options: [
      { ...option.yes, label: line('photo.ours') },
      { ...option.no, label: line('photo.others') },
    ] satisfies readonly Option[],
    aside: asideOptions,
  };
}

/** One answer is for all figures of the paper. A name that is the firm's is remembered; another's picture is not kept. */
export function answerOwner(here: Clarify, said: Extract<Said, { by: 'option' }>, facts: Facts): Move<ReportHere> {
  const names = here.drafts[here.which]?.photo?.addressees ?? [];
  const [name] = names;
  if (name === undefined || (said.value !== 'yes' && said.value !== 'no')) return { miss: line('report.which-miss') };
  const others = here.memory.ours.filter((one) => !names.includes(one));
  if (said.value === 'no') return withoutPaper({ ...here, memory: { ...here.memory, ours: others } }, names, facts);
  const ours = [...others, name].slice(-mostOurs);
  return goOn({ ...here, memory: { ...here.memory, ours } }, here.drafts, { facts, reason: null });
}

function withoutPaper(here: Clarify, names: readonly string[], facts: Facts): Move<ReportHere> {
  const isOf = ({ photo }: Draft): boolean => photo?.addressees.join('\n') === names.join('\n');
  const rest = here.drafts.filter((draft) => !isOf(draft));
  const papers = here.drafts
    .filter(isOf)
    .flatMap(({ photo }) => [photo?.messageId ?? [], photo?.side?.messageId ?? []]);
  const messages = [...new Set(papers.flat())];
  // Of several papers in one picture another may be the firm's.
  const gone = messages.filter((id) => !rest.some(({ photo }) => photo?.messageId === id));
  const effects = gone.map((messageId): RecordEffect => ({ do: 'forget-photo', messageId }));
  const memory = { ...here.memory, undo: undoWithout(here.memory, gone) };
  const to = rest.length === 0 ? nextPlace(facts, memory) : goOn({ ...here, memory }, rest, { facts, reason: null }).to;
  return { to, effects, lead: sayText(line('photo.others-dropped')) };
}
