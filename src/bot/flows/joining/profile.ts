import type { RecordEffect } from '../../effect.ts';
import type { BusinessFacts, Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { type Asked, askText, option } from '../question.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { industries, industryName, industryOf, searchIndustries } from './industries.ts';
import { readName } from './read-name.ts';
import type { HereAt, JoiningHere } from './state.ts';

/** The firm's name; the only part of the profile that is needed. */
export function askName(): Asked {
  return askText('name', line('joining.ask-name'));
}

/** City, town or village. */
export function askMunicipality(): Asked {
  return askText('municipality', line('joining.ask-municipality'), [option.skip, option.later]);
}

/** The trade in everyday words, or one of the classes that were found. */
export function askIndustry(here: HereAt<'industry'>, { locale }: Facts): Asked {
  const found = here.candidates.flatMap((code) => {
    const one = industryOf(code);
    return one === null ? [] : [{ value: code, label: { words: industryName(one, locale) } }];
  });
  if (found.length === 0) return askText('industry', line('joining.ask-industry'), [option.skip, option.later]);
  const none = { value: 'none', label: line('joining.none-of-these') };
  return askText('industry', line('joining.ask-industry-which'), [...found, none, option.skip]);
}

/** How many people work there. */
export function askEmployees(): Asked {
  const asked = askText('employees', line('joining.ask-employees'), [option.skip, option.later]);
  return { ...asked, number: (count) => ({ as: 'text', text: line('joining.people', { count }) }) };
}

function save(profile: Partial<Omit<BusinessFacts, 'id'>>, to: JoiningHere, lead: Text): Move<JoiningHere> {
  const effects: readonly RecordEffect[] = [{ do: 'save-profile', profile }];
  return { to, effects, lead: sayText(lead) };
}

/** Takes the firm's name. */
export function answerName(said: Said): Move<JoiningHere> {
  const read = readName(said, 60);
  if (!read.ok) return { miss: read.problem };
  return save({ name: read.value }, { at: 'municipality' }, line('joining.got-name', { name: read.value }));
}

/** Takes the municipality, or passes over it. */
export function answerMunicipality(said: Said): Move<JoiningHere> {
  const to: JoiningHere = { at: 'industry', candidates: [] };
  if (said.by === 'option') return { to };
  const read = readName(said, 40);
  if (!read.ok) return { miss: read.problem };
  return save({ municipality: read.value }, to, line('joining.got', { value: read.value }));
}

/** Looks for the trade and takes the chosen class. */
export function answerIndustry(said: Said, { locale }: Facts): Move<JoiningHere> {
  if (said.by === 'text') {
    const found = searchIndustries(said.text).map((one) => one.code);
    return found.length === 0
      ? { miss: line('joining.industry-unknown') }
      : { to: { at: 'industry', candidates: found } };
  }
  if (said.value === 'skip') return { to: { at: 'employees' } };
  const chosen = industries.find((one) => one.code === said.value);
  if (chosen === undefined)
    return { to: { at: 'industry', candidates: [] }, lead: sayText(line('joining.industry-again')) };
  const value = industryName(chosen, locale);
  return save({ industryCode: chosen.code }, { at: 'employees' }, line('joining.got', { value }));
}

/** Takes the number of people. */
export function answerEmployees(said: Said): Move<JoiningHere> {
  const to: JoiningHere = { at: 'floor', value: null };
  if (said.by === 'option') return { to };
  const found = /^(?:約)?(\d{1,7})(?:人|名|people|persons?)?(?:です)?$/.exec(
    said.text.normalize('NFKC').replace(/[\s,]/g, ''),
  );
  if (found === null) return { miss: line('joining.employees-unreadable') };
  const employees = Number(found[1]);
  if (employees < 1 || employees > 100_000) return { miss: line('joining.employees-range') };
  const value = { as: 'text', text: line('joining.people', { count: employees }) } as const;
  return save({ employees }, to, line('joining.got', { value }));
}
