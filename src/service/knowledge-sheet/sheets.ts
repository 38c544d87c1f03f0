import { energyKinds } from '../../engine/energy/registry.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import { equipmentIds } from '../../engine/knowledge/equipment.ts';
import { type Faq, topicSchema } from '../../engine/knowledge/faq.ts';
import { categorySchema, costBands, energyUses, type Measure } from '../../engine/knowledge/measure.ts';
import { confidenceSchema, type Source } from '../../engine/knowledge/provenance.ts';
import { type Scheme, schemeSchema } from '../../engine/knowledge/scheme.ts';
import type { Story } from '../../engine/knowledge/story.ts';
import { type Column, lines, number, text, texts, words, yes } from './column.ts';
import { conditionTable, figureTable, paybackColumns, ruleTable, sourceTable, windowTable } from './tables.ts';

type Shared = Pick<Faq, 'sources' | 'asOf' | 'valid' | 'reviewer' | 'reviewedOn' | 'confidence' | 'licence'>;

const ids = '英小文字・数字・ハイフン。一度つけた番号は変えません';
const oneOf = (values: readonly string[]): string => `${values.join('、')} のどれか`;
const day = '年-月-日';
const industry = 'ALL、大分類（E）、大分類-中分類（E-09）';
const ownWords = '事業者の言い方。だれにも見せません';

const provenance: readonly Column<Shared>[] = [
  sourceTable,
  words('asOf', 'いつの内容か', day, ({ asOf }) => asOf),
  words('valid.from', '見せはじめる日', `${day}。なければ空けます`, ({ valid }) => valid.from),
  words('valid.to', '見せおわる日', `${day}。なければ空けます`, ({ valid }) => valid.to),
  words('reviewer', '確かめた人', '名前', ({ reviewer }) => reviewer),
  words('reviewedOn', '確かめた日', day, ({ reviewedOn }) => reviewedOn),
  words('confidence', '確かさ', oneOf(confidenceSchema.options), ({ confidence }) => confidence),
  words('licence', '利用条件', '決まった言い方のどれか（今の行と同じに）', ({ licence }) => licence),
];

const sources: readonly Column<Source>[] = [
  words('id', '番号', ids, ({ id }) => id),
  words('title', '題', '文書の題', ({ title }) => title),
  words('publisher', '出した所', 'なければ空けます', ({ publisher }) => publisher),
  words('version', '版', 'なければ空けます', ({ version }) => version),
  number('year', '年', '西暦。なければ空けます', ({ year }) => year),
  words('url', 'アドレス', 'https から。なければ空けます', ({ url }) => url),
  words('seenOn', '見た日', `${day}。なければ空けます`, ({ seenOn }) => seenOn),
  words('licence', '利用条件', '決まった言い方のどれか（今の行と同じに）', ({ licence }) => licence),
];

const faq: readonly Column<Faq>[] = [
  words('id', '番号', ids, ({ id }) => id),
  words('topic', '話題', oneOf(topicSchema.options), ({ topic }) => topic),
  text('question', '質問', '短い質問', ({ question }) => question),
  lines('forms', '言い方', ownWords, ({ forms }) => forms),
  text('answer', '答え', '300字まで。数字は {名前} と書き、「数字」の列に入れます', ({ answer }) => answer),
  figureTable,
  text('escalate', '人につなぐとき', 'いらなければ空けます', ({ escalate }) => escalate),
  ...provenance,
];

const measures: readonly Column<Measure>[] = [
  words('id', '番号', ids, ({ id }) => id),
  text('title', '題', '短い名前', ({ title }) => title),
  words('category', '分類', oneOf(categorySchema.options), ({ category }) => category),
  lines('energy', 'エネルギー', oneOf(energyKinds), ({ energy }) => energy),
  lines('industries', '業種', industry, ({ industries }) => industries),
  lines('equipment', '設備', oneOf(equipmentIds), ({ equipment }) => equipment),
  words('saving.basis.use', '何に使う分の', oneOf(energyUses), ({ saving }) => saving.basis.use),
  text('saving.basis.name', '使う分の名前', '短い名前', ({ saving }) => saving.basis.name),
  ruleTable,
  text('saving.note', '計算のメモ', 'なければ空けます', ({ saving }) => saving.note),
  words('costBand', '費用', oneOf(costBands), ({ costBand }) => costBand),
  paybackColumns,
  texts('prerequisites', '先に確かめること', ({ prerequisites }) => prerequisites),
  lines('forms', '言い方', ownWords, ({ forms }) => forms),
  ...provenance,
];

const schemes: readonly Column<Scheme>[] = [
  words('id', '番号', ids, ({ id }) => id),
  text('name', '名前', '制度の名前', ({ name }) => name),
  words('kind', '種類', oneOf(schemeSchema.shape.kind.options), ({ kind }) => kind),
  words('operator', '行う所', '名前', ({ operator }) => operator),
  words('level', '段階', oneOf(schemeSchema.shape.level.options), ({ level }) => level),
  lines(
    'regions',
    '地域',
    '全国は 00、県は2桁、市区町村は5桁。0から始まる数字は文字として入れます',
    ({ regions }) => regions,
  ),
  text('eligibility.who', 'だれが', '対象になる人', ({ eligibility }) => eligibility.who),
  lines('eligibility.industries', '業種', industry, ({ eligibility }) => eligibility.industries),
  text('eligibility.size', '大きさ', '会社の大きさ', ({ eligibility }) => eligibility.size),
  conditionTable,
  texts('eligibility.informs', '知っておくこと', ({ eligibility }) => eligibility.informs),
  texts('covers', '対象のもの', ({ covers }) => covers),
  text('rate', '割合', '出典の言い方のまま。わからなければ空けます', ({ rate }) => rate),
  text('cap', '上限', '出典の言い方のまま。わからなければ空けます', ({ cap }) => cap),
  words('fiscalYear', '年度', '例：2026', ({ fiscalYear }) => fiscalYear),
  windowTable,
  yes('closed', '受付を終えた', ({ closed }) => closed),
  words('link', 'アドレス', 'https から。なければ空けます', ({ link }) => link),
  lines('measures', '対策', '対策の番号', ({ measures: named }) => named),
  lines('notWith', 'いっしょに使えない制度', '制度の番号', ({ notWith }) => notWith),
  text('note', 'メモ', 'なければ空けます', ({ note }) => note),
  lines('forms', '言い方', ownWords, ({ forms }) => forms),
  ...provenance,
];

const stories: readonly Column<Story>[] = [
  words('id', '番号', ids, ({ id }) => id),
  text('title', '題', '短い題', ({ title }) => title),
  text('text', '話', '300字まで', (story) => story.text),
  lines('industries', '業種', industry, ({ industries }) => industries),
  lines('measures', '対策', '対策の番号', ({ measures: named }) => named),
  lines('forms', '言い方', ownWords, ({ forms }) => forms),
  ...provenance,
];

/** The columns of each kind of thing. */
export const sheetColumns = { sources, faq, measures, schemes, stories } as const;

export type SheetKind = keyof typeof sheetColumns;

/** The sheets of the workbook and what each holds, in their order. */
export const sheetNames = {
  sources: '出典',
  faq: '質問と答え',
  measures: '対策',
  schemes: '制度',
  stories: '事例',
} as const satisfies Readonly<Record<SheetKind, keyof Knowledge | string>>;

/** The first sheet: the edition, and how to fill in the others. */
export const coverName = 'はじめに';
export const coverHeads = { id: '版の番号', asOf: 'いつの内容か' } as const;
