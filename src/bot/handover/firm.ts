import { z } from 'zod';
import { adviceRecord } from '../advice/record.ts';

const id = z.uuid();
const at = z.iso.datetime({ offset: true });
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const words = z.string().nullable();

const energy = z.strictObject({
  kind: z.string(),
  unit: z.string().describe('unit on the bill'),
  supplierCode: words,
  supplierName: words,
  menu: words.describe('plan of the supplier, which decides the factor'),
  area: words,
  position: z.int(),
});

const site = z.strictObject({
  id,
  position: z.int(),
  name: words,
  createdAt: at,
  energy: z.array(energy).describe('what the place uses: expected every month'),
});

const consent = z.strictObject({
  id,
  conversationId: id,
  purpose: z.string(),
  textVersion: z.string(),
  given: z.boolean(),
  channel: z.string(),
  at,
});

const emission = z.strictObject({
  id,
  kgCo2: z.number().describe('kg-CO2, not rounded'),
  scope: z.int(),
  provisional: z.boolean(),
  calculatedAt: at,
  calculation: z
    .looseObject({ parts: z.array(z.looseObject({ factorId: z.string(), kgCo2: z.number() })) })
    .describe('parts with their factor, its source and its edition; they add up to kgCo2'),
});

const reading = z.strictObject({
  id,
  siteId: id,
  kind: z.string(),
  sort: words,
  value: z.number().describe('as typed or printed'),
  unit: z.string(),
  amountYen: z.number().nullable().describe('whole yen with tax; null: not known'),
  periodFrom: day,
  periodTo: day,
  month,
  supplierCode: words,
  menu: words,
  area: words,
  origin: z.enum(['typed', 'photo', 'staff', 'import']),
  recordedBy: id.nullable().describe('a conversation, or somebody of the staff'),
  recordedAt: at,
  vouchers: z.array(id.nullable()).length(2).describe('pictures of the bill, front and back'),
  revision: z.int(),
  replaces: id.nullable().describe('the row that this one corrects'),
  reason: words,
  withdrawn: z.strictObject({ reason: z.string(), by: id.nullable(), at }).nullable(),
  staff: z
    .strictObject({ staffId: id, source: z.enum(['bill', 'phone', 'meter', 'other', 'undo']), note: words, at })
    .nullable(),
  emissions: z.array(emission).describe('one for each edition of the factors, the newest last: it counts'),
});

const advice = z.strictObject({
  conversationId: id.nullable(),
  at,
  day,
  origin: z.enum(['owner', 'staff', 'service']),
  record: adviceRecord,
});

const shown = z.strictObject({
  conversationId: id,
  itemType: z.enum(['faq', 'subsidy', 'measure', 'story']),
  itemId: z.string(),
  edition: z.string(),
  eventId: z.string(),
  at,
});

const opinion = z.strictObject({
  conversationId: id,
  consultationId: id.nullable(),
  kind: z.enum(['asked', 'not-asked', 'yes', 'not-yet', 'words']),
  code: words,
  words,
  consent: z.boolean().describe('the firm had agreed that its client hears of it'),
  at,
});

const step = z.strictObject({
  at,
  what: z.string(),
  by: words.describe('somebody of the staff; null: the owner, the bot or the clock'),
  about: words,
  words: words.describe('what was written, word for word; null: nothing, or it was taken back'),
  knowledge: words,
});

const consultation = z.strictObject({
  id,
  number: z.int(),
  conversationId: id.nullable(),
  route: z.enum(['line', 'slack', 'telephone', 'e-mail']),
  reason: z.string(),
  state: z.string(),
  handler: words,
  complaint: z.boolean(),
  openedAt: at,
  closedAt: at.nullable(),
  resolution: words,
  steps: z.array(step),
});

const conversation = z.strictObject({
  id,
  platform: z.enum(['line', 'slack']),
  locale: z.enum(['ja', 'en', 'easy']),
  reminders: z.boolean(),
  createdAt: at,
});

const picture = z.strictObject({
  id,
  conversationId: id,
  file: z.string().describe('name inside the archive'),
  contentType: z.string(),
  sort: z.enum(['plain', 'bill', 'shareable']).nullable(),
  createdAt: at,
  expiresAt: at,
  sha256: z.string(),
});

/** Everything that is kept about one firm and belongs to a hand-over. */
export const handoverFirm = z.strictObject({
  id,
  number: z.int(),
  name: words,
  state: z.enum(['joining', 'active', 'left']),
  municipality: words,
  industryCode: words,
  employees: z.int().nullable(),
  floorAreaM2: z.number().nullable(),
  route: z.enum(['system', 'consulting']).nullable(),
  createdAt: at,
  conversations: z.array(conversation).describe('without the ids of people on their platform'),
  sites: z.array(site),
  consents: z.array(consent).describe('every answer in its order; the newest of a purpose counts'),
  readings: z.array(reading).describe('the ledger with every correction and withdrawal'),
  advice: z.array(advice).describe('measures, targets, answers about schemes: the newest of a subject counts'),
  shown: z.array(shown).describe('which items of the knowledge were shown, in which edition'),
  consultations: z.array(consultation),
  opinions: z.array(opinion),
  pictures: z.array(picture).describe('empty unless the export was asked for them'),
});
export type HandoverFirm = z.infer<typeof handoverFirm>;
