import type { InboundEvent } from '../../bot/event.ts';
import type { Facts, InviteFacts, PlaceFacts } from '../../bot/facts.ts';
import type { Logger } from '../../bot/log.ts';
import type { FactorTables } from '../../engine/emission/schema.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import { type PeerFirm, peersOf } from '../../engine/observation/peers.ts';
import { actFor, type Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import type { Vault } from '../vault/vault.ts';
import { type AdviceOfFirm, loadAdvice } from './advice-facts.ts';
import { type BusinessRecord, loadBusinesses } from './business-facts.ts';
import type { Claim } from './claim.ts';
import { lookUpInvites } from './invites.ts';
import { asPeer, type PeerShelf } from './peer-shelf.ts';
import { loadPlaces, placeIn } from './places.ts';
import type { KnownProgramme, ProgrammeShelf } from './programmes.ts';
import { findQuoted } from './quoted.ts';
import { loadShown, nothingShown, type ShownFacts } from './shown-facts.ts';

/** What loading facts needs. */
export type FactsOptions = {
  readonly vault: Vault;
  readonly shelf: ProgrammeShelf;
  readonly inviteCodeIn: (event: InboundEvent) => string | null;
  readonly dayInJapan: (at: Date) => string;
  readonly log: Logger;
  readonly peers: PeerShelf;
};

/** Loads what the turns of a batch may look at. */
export async function loadFacts(
  options: FactsOptions,
  db: Db,
  claims: readonly Claim[],
  now: Date,
): Promise<(claim: Claim) => Facts> {
  const codes = new Map<Claim, string>();
  for (const claim of claims) {
    const code = options.inviteCodeIn(claim.event);
    if (code !== null) codes.set(claim, code);
  }
  const today = options.dayInJapan(now);
  const programmes = await options.shelf.get(
    db,
    claims.map((claim) => claim.programmeId),
  );
  const invites = await lookUpInvites(db, options.shelf, [...codes.values()], { at: now, today });
  const tables = await options.shelf.tables(db);
  const knowledge = await options.shelf.knowledge(db);
  const quoted = await findQuoted(db, claims);
  const behindWalls = await loadEach(options, db, { claims, today });
  const inviteOf = (claim: Claim): InviteFacts | null => {
    const code = codes.get(claim);
    return code === undefined ? null : (invites.get(code) ?? { state: 'unknown' });
  };
  return (claim) =>
    factsFor(claim, { programmes, ...behindWalls, tables, knowledge, today, quoted, invite: inviteOf(claim) });
}

/** What only a session of the programme can see. */
type BehindWalls = {
  readonly businesses: ReadonlyMap<string, BusinessRecord>;
  readonly advice: ReadonlyMap<string, AdviceOfFirm>;
  /** By conversation. */
  readonly shown: ReadonlyMap<string, ShownFacts>;
  /** By programme. */
  readonly peers: ReadonlyMap<string, readonly PeerFirm[]>;
  /** By firm. */
  readonly places: ReadonlyMap<string, PlaceFacts>;
};

type Behind = { readonly claims: readonly Claim[]; readonly today: string };

/** Firms are read under their own programme's wall, one programme after the other. */
async function loadEach(options: FactsOptions, db: Db, { claims, today }: Behind): Promise<BehindWalls> {
  const businesses = new Map<string, BusinessRecord>();
  const advice = new Map<string, AdviceOfFirm>();
  const shown = new Map<string, ShownFacts>();
  const peers = new Map<string, readonly PeerFirm[]>();
  const inside = claims.filter(({ programmeId }) => programmeId !== lobbyId);
  const places = await loadPlaces(db, options.vault, inside);
  for (const [programmeId, members] of Map.groupBy(inside, (claim) => claim.programmeId)) {
    const firms = members.flatMap(({ businessId, key }) => (businessId === null ? [] : [{ businessId, key }]));
    const people = members.map(({ event, businessId: business }) => {
      return { conversation: event.from.conversationId, business };
    });
    const [, found, recorded, seen] = await Promise.all([
      actFor(db, programmeId),
      loadBusinesses(db, options.vault, firms),
      loadAdvice(
        db,
        firms.map(({ businessId }) => businessId),
      ),
      loadShown(db, people),
    ]);
    if (firms.length > 0) peers.set(programmeId, await options.peers.get(db, programmeId, today));
    for (const [id, record] of found) businesses.set(id, record);
    for (const [id, record] of recorded) advice.set(id, record);
    for (const [id, record] of seen) shown.set(id, record);
  }
  warnOf(advice, options.log);
  return { businesses, advice, shown, peers, places };
}

function warnOf(advice: ReadonlyMap<string, AdviceOfFirm>, log: Logger): void {
  for (const [business, { unreadable: count }] of advice)
    if (count > 0) log.warn('advice-unreadable', { business, count });
}

/** What the quoted message shows: a card of ours by its own note, a message of the owner by the figures from it. */
function quotedIn({ quoted }: Loaded, claim: Claim, record: BusinessRecord | undefined): Pick<Facts, 'quoted'> {
  const { event } = claim;
  if (event.kind !== 'text' || event.quotedMessageId === undefined) return {};
  const own = record?.readings.filter((one) => one.sourceMessageId === event.quotedMessageId) ?? [];
  return { quoted: [...(quoted.get(claim) ?? []), ...own.map((one) => one.id)] };
}

type Loaded = BehindWalls & {
  readonly programmes: ReadonlyMap<string, KnownProgramme>;
  readonly invite: InviteFacts | null;
  readonly tables: FactorTables;
  readonly knowledge: Knowledge;
  readonly quoted: ReadonlyMap<Claim, readonly string[]>;
  readonly today: string;
};

/** Where the firm stands today among the others as they stood this morning. */
function peersFor(
  { programmes, peers, today }: Loaded,
  claim: Claim,
  record: BusinessRecord | undefined,
): Pick<Facts, 'peers'> {
  const [firms, programme] = [peers.get(claim.programmeId), programmes.get(claim.programmeId)];
  if (record === undefined || firms === undefined || programme === undefined) return {};
  return { peers: peersOf({ ...asPeer(record, today), agrees: false }, firms, programme.document.cohortMinimum) };
}

function factsFor(claim: Claim, loaded: Loaded): Facts {
  const record = claim.businessId === null ? undefined : loaded.businesses.get(claim.businessId);
  return {
    today: loaded.today,
    locale: claim.locale,
    programme: claim.programmeId === lobbyId ? null : (loaded.programmes.get(claim.programmeId)?.facts ?? null),
    business: record?.business ?? null,
    sites: record?.sites ?? [],
    readings: record?.readings ?? [],
    invite: loaded.invite,
    ...placeIn(loaded.places, claim),
    ...quotedIn(loaded, claim, record),
    tables: loaded.tables,
    knowledge: loaded.knowledge,
    advice: (claim.businessId === null ? undefined : loaded.advice.get(claim.businessId)?.records) ?? [],
    ...(loaded.shown.get(claim.event.from.conversationId) ?? nothingShown),
    ...peersFor(loaded, claim, record),
  };
}
