import type { CardRow, MessageView, Param, Text, Words } from '../../message.ts';
import { reasonText } from '../consultation/reason-text.ts';
import { suggest, templateName } from '../templates/templates.ts';
import { type FigureSeen, labelOf, quantityOf, type RequestFacts } from './facts.ts';
import type { FigureWarning } from './warnings.ts';

const origins: Readonly<Record<FigureSeen['origin'], string>> = {
  typed: 'desk.origin-typed',
  photo: 'desk.origin-photo',
  staff: 'desk.origin-staff',
  import: 'desk.origin-import',
};

const warnings: Readonly<Record<FigureWarning, string>> = {
  flagged: 'desk.warning-flagged',
  provisional: 'desk.warning-provisional',
  'no-factor': 'desk.warning-no-factor',
};

/** What a consultant is shown of a case: what was asked, by whom, what is known, what the bot could not do. */
export function requestPacket(facts: RequestFacts): readonly MessageView[] {
  const { firm, claimed } = facts;
  const named = claimed && firm.name !== null;
  const title: Text = named
    ? { key: 'desk.packet-title-name', params: { number: firm.number, name: firm.name } }
    : { key: 'desk.packet-title', params: { number: firm.number } };
  return [
    {
      view: 'card',
      title,
      rows: [...asked(facts), ...figureRows(facts), ...knowledgeRows(facts), ...replyRows(facts)],
    },
  ];
}

function asked({ reason, asked: words, question }: RequestFacts): readonly CardRow[] {
  const open: readonly CardRow[] = question === null ? [] : [{ label: { key: 'desk.row-question' }, value: question }];
  return [
    { label: { key: 'desk.row-why' }, value: reasonText(reason), strong: true },
    ...words.map((one): CardRow => ({ label: { key: 'desk.row-asked' }, value: { words: one } })),
    ...open,
  ];
}

function figureRows({ figures }: RequestFacts): readonly CardRow[] {
  return figures.map((figure): CardRow => ({ label: labelOf(figure), value: figureText(figure) }));
}

function figureText(figure: FigureSeen): Text {
  const origin: Param = { as: 'text', text: { key: origins[figure.origin] } };
  const params = { quantity: quantityOf(figure), origin };
  if (figure.warnings.length === 0) return { key: 'desk.figure-line', params };
  const items = figure.warnings.map((one): Param => ({ as: 'text', text: { key: warnings[one] } }));
  return { key: 'desk.figure-line-warned', params: { ...params, warnings: { as: 'list', items } } };
}

function knowledgeRows({ knowledge }: RequestFacts): readonly CardRow[] {
  return knowledge.map(
    ({ id, edition }): CardRow => ({
      label: { key: 'desk.row-knowledge' },
      value: { key: 'desk.knowledge', params: { id, edition } },
    }),
  );
}

function replyRows({ reason, figures, templates }: RequestFacts): readonly CardRow[] {
  const found = suggest(
    reason,
    figures.flatMap((figure) => figure.warnings),
    templates,
  );
  if (found.length === 0) return [];
  const items = found.map((one): Param => nameParam(templateName(one)));
  return [
    {
      label: { key: 'desk.row-templates' },
      value: { key: 'desk.templates', params: { items: { as: 'list', items } } },
    },
  ];
}

function nameParam(name: Text | Words): Param {
  return 'words' in name ? name.words : { as: 'text', text: name };
}
