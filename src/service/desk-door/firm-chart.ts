import { altOf } from '../../bot/chart/alt.ts';
import { chartOf } from '../../bot/flows/report/chart.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { keepFirmChart } from '../../db/desk/firm-chart.ts';
import type { ReadingLine } from '../../db/repositories/readings.ts';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import type { Firm } from './firm-facts.ts';
import type { Scene } from './options.ts';
import { staffLocale } from './say.ts';
import type { Member } from './who.ts';

/** The picture of the firm's last six months, where Slack can fetch one. */
export async function chartBlocks(
  { options, now }: Scene,
  { book }: Member,
  given: { readonly firm: Firm; readonly readings: readonly ReadingLine[] },
): Promise<readonly SlackJson[]> {
  const readings = given.readings.flatMap(({ kind, month, kgCo2, provisional }) =>
    isEnergyKind(kind) ? [{ kind, month, kgCo2, provisional }] : [],
  );
  const newest = readings.at(-1)?.month;
  if (newest === undefined) return [];
  // The same figures on the same day are the same picture.
  const mediaId = uuidFrom(JSON.stringify(['firm-chart', given.firm.id, now.toISOString().slice(0, 10), readings]));
  const chart = chartOf({ readings, locale: staffLocale }, newest, mediaId);
  const url = chart === null ? null : options.pictureAt(mediaId);
  if (chart === null || url === null) return [];
  const isKept = await keepFirmChart(book, { businessId: given.firm.id, mediaId, spec: chart.spec }, now);
  return isKept ? [{ type: 'image', image_url: url, alt_text: altOf(chart.spec) }] : [];
}
