import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Reason, reasons } from '../../src/bot/desk/consultation/reasons.ts';
import { deskRules, escalates, usualRules } from '../../src/bot/desk/consultation/rules.ts';
import { usualTimes } from '../../src/bot/desk/timers/times.ts';
import { programmeDocument } from '../../src/bot/programme/document.ts';
import { documentFaults } from '../../src/bot/programme/faults.ts';
import { readProgrammeFile } from '../../src/commands/programme.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';

const { times: _t, rules: _r, contacts: _c, closedOn: _d, ...before } = demoProgramme('2026-11-26').consultation;
const { templates: _templates, ...old } = { ...demoProgramme('2026-11-26'), consultation: before };

const faultsOf = (consultation: object, templates: readonly object[] = []): readonly string[] => {
  const parsed = programmeDocument.safeParse({ ...old, consultation: { ...before, ...consultation }, templates });
  if (parsed.success) return documentFaults(parsed.data);
  return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('a programme document', () => {
  it('from before needs nothing new', () => {
    const { consultation, templates } = programmeDocument.parse(old);
    expect(consultation).toMatchObject({ times: usualTimes, rules: usualRules, contacts: [], closedOn: [] });
    expect(templates).toEqual([]);
  });

  it('may say how the desk works, and keeps the house for the rest', () => {
    const consultation = {
      ...before,
      ...{ times: { answer: 60, ladder: [5, 10, 30] }, rules: { flaggedFigure: false, twoMisses: 3 } },
      ...{
        closedOn: ['2026-12-28', '06-01', { from: '12-29', to: '01-03' }],
        contacts: ['03-0000-0000', 'a@b.example'],
      },
    };
    const parsed = programmeDocument.parse({ ...old, consultation }).consultation;
    expect(parsed.times).toEqual({ ...usualTimes, answer: 60, ladder: [5, 10, 30] });
    expect(parsed.rules).toEqual({ ...usualRules, flaggedFigure: false, twoMisses: 3 });
  });

  it.each([
    [{ times: { answer: 0 } }, 'consultation.times.answer: '],
    [{ times: { ladder: [5, 5, 60] } }, 'consultation.times.ladder: must grow'],
    [{ times: { silent: 420 } }, 'consultation.times: silent is not shorter than lease: nobody would be reminded'],
    [{ times: { lunch: 5 } }, 'consultation.times: Unrecognized key: "lunch"'],
    [{ closedOn: ['2026-02-30'] }, 'consultation.closedOn.0: no such day'],
    [{ closedOn: ['new year'] }, 'consultation.closedOn.0: a day (2026-12-29), a day of every year (12-29), or'],
    [{ closedOn: [{ from: '12-29', to: '2027-01-03' }] }, 'consultation.closedOn.0: from and to are both days'],
    [{ closedOn: [{ from: '2027-01-03', to: '2026-12-29' }] }, 'consultation.closedOn.0: from is after to'],
    [{ rules: { twoMisses: 1 } }, 'consultation.rules.twoMisses: '],
    [{ rules: { complaint: false } }, 'consultation.rules: Unrecognized key: "complaint"'],
    [{ contacts: ['03-123'] }, 'consultation.contacts.0: not a telephone number of Japan, nor an e-mail address'],
  ])('is refused with the place and the reason: %j', (consultation, fault) => {
    expect(faultsOf(consultation)).toEqual([expect.stringContaining(fault)]);
  });

  const ja = 'お問い合わせありがとうございます。{answer}';
  it.each([
    [{ id: 'received', text: { ja } }, 'templates.0.id: received is taken'],
    [{ id: 'own', text: { ja: '{firma}様' } }, 'templates.0.text.ja: unknown: firma; there is name, operator'],
    [{ id: 'own', text: { ja: '{name様' } }, 'templates.0.text.ja: a place is written {name}'],
    [{ id: 'own', text: { en: 'Hello' } }, 'templates.0.text.ja: '],
    [{ id: 'own', text: { ja }, reasons: ['curiosity'] }, 'templates.0.reasons.0: '],
    [
      { id: 'own', text: { ja, en: 'Call 03-1234-5678' } },
      'templates.0.text.en: the check of replies would stop it (ph',
    ],
    [{ id: 'own', text: { ja: '〇〇様' } }, 'templates.0.text.ja: the check of replies would stop it (placeholder)'],
  ])('is refused for a template like %j', (template, fault) => {
    expect(faultsOf({}, [template])).toEqual([expect.stringContaining(fault)]);
  });

  it('may name the contacts of the desk in its templates', () => {
    const text = { ja: 'お電話は 03-1234-5678 へ。\n{answer}' };
    expect(faultsOf({ contacts: ['03 1234 5678'] }, [{ id: 'own', text }])).toEqual([]);
  });

  it('lies in the folder of examples, and each is accepted', async () => {
    const folder = join(import.meta.dirname, '../../programmes');
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) await expect(readProgrammeFile(join(folder, file))).resolves.toBeDefined();
  });
});

describe('the rules of a programme', () => {
  it('silence what they name; requests, complaints and danger nothing can silence', () => {
    const none = deskRules.parse({
      ...{ twoMisses: null, noAnswer: false, lowConfidence: false, flaggedFigure: false, failedTurn: false },
    });
    const left = reasons.filter((reason: Reason) => escalates(reason, none));
    expect(left).toEqual(['asked-politely', 'asked-directly', 'complaint', 'safety', 'no-factor', 'rule', 'staff']);
    expect(reasons.every((reason) => escalates(reason, usualRules))).toBe(true);
  });
});
