import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { energyKinds } from '../../engine/energy/registry.ts';
import { demoProgramme } from '../demo-programme.ts';
import type { Transcript } from './parse.ts';

/** The made-up programme that a transcript plays in; `# also: waste` lets it ask for one more kind. */
export function programmeOf({ settings }: Transcript, now: Date): ProgrammeDocument {
  const programme = demoProgramme(now.toISOString().slice(0, 10));
  const also = energyKinds.filter((kind) => kind === settings['also']);
  return { ...programme, kinds: [...programme.kinds, ...also] };
}
