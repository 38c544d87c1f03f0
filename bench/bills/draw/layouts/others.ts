import type { Random } from '../random.ts';
import type { OtherDraft } from '../truth.ts';
import {
  estimate,
  meetingNote,
  nameCard,
  newspaperPage,
  restaurantMenu,
  shoppingReceipt,
  trainTimetable,
} from './other-papers.ts';
import { meterDisplay, parkingTicket, productLabel, roomView, streetSign, wallThermometer } from './other-views.ts';

/** A paper or view that is no bill. */
export type OtherLayout = { readonly name: string; readonly draw: (random: Random) => OtherDraft };

const all: Readonly<Record<string, OtherLayout['draw']>> = {
  restaurantMenu,
  nameCard,
  newspaperPage,
  shoppingReceipt,
  meetingNote,
  estimate,
  trainTimetable,
  parkingTicket,
  meterDisplay,
  productLabel,
  roomView,
  wallThermometer,
  streetSign,
};

export const otherLayouts: readonly OtherLayout[] = Object.entries(all).map(([name, draw]) => ({ name, draw }));
