import { type Draft, type Stretch, stretches } from './finding.ts';
import { fold } from './fold.ts';

const forms = /株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|㈱|㈲|社会福祉法人|医療法人|一般社団法人/g;

/** Names and numbers of other firms. What is also a name of the firm that is written to is no finding. */
export function otherFirms({ text, facts }: Draft): readonly Stretch[] {
  const own = facts.own.flatMap(ways);
  const ownPlaces = own.flatMap((name) => places(text, name));
  return facts.others
    .flatMap(ways)
    .filter((name) => !own.includes(name))
    .flatMap((name) => places(text, name))
    .filter(([from, to]) => !ownPlaces.some(([start, end]) => start <= from && to <= end));
}

/** A name without its legal form, written alike however it was typed. */
export function coreName(name: string): string {
  return fold(name).trim().replaceAll(forms, '').trim();
}

/** A name as it is registered, and without its legal form, unless too little is left to know anybody by. */
function ways(name: string): readonly string[] {
  const whole = fold(name).trim();
  const core = coreName(name);
  return [...new Set([whole, core])].filter((one) => one.length >= 2);
}

function places(text: string, name: string): readonly Stretch[] {
  const escaped = name
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\s+/g, '\\s*')
    .replaceAll('-', '[ -]?');
  // B-12 is B12, but not in B-123, nor a short Latin name in a longer word.
  const pattern = `${/^[a-z\d]/.test(name) ? '(?<![a-z\\d])' : ''}${escaped}${/[a-z\d]$/.test(name) ? '(?![a-z\\d])' : ''}`;
  return stretches(text, new RegExp(pattern, 'g'));
}
