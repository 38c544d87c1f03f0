/** How a firm takes part: by itself, or with a consultant; null: not decided. A firm has one route. */
export type FirmRoute = 'system' | 'consulting' | null;

/** Active firms of one route, and how far they are with a month. Firms without any place to report for are in none of the three. */
export type MonthCount = {
  readonly month: string;
  readonly route: FirmRoute;
  readonly reported: number;
  /** Something is registered, and something is missing. */
  readonly partly: number;
  readonly nothing: number;
  /** Those that are not complete, by number. `client`: the firm agrees that the client hears of it. */
  readonly open: readonly { readonly number: number; readonly client: boolean }[];
};

/** Firms by state and route. */
export type FirmCount = {
  readonly state: 'joining' | 'active' | 'left' | 'erased';
  readonly route: FirmRoute;
  readonly firms: number;
};

/** Invitations: codes that still let somebody in, and the places that they hold. */
export type InviteCount = { readonly codes: number; readonly places: number; readonly bound: number };

/** People of firms on a platform: those who can be reached, and those of them who want to hear of us by themselves. */
export type PeopleCount = {
  readonly platform: 'line' | 'slack';
  readonly all: number;
  readonly reachable: number;
  readonly willing: number;
};

/** A reminder that is to come, and how many people it would go to as things stand, by platform. */
export type ReminderCount = {
  readonly month: string;
  readonly day: string;
  readonly line: number;
  readonly slack: number;
};

/** Figures that staff entered for firms of a route. */
export type ProxyCount = { readonly route: FirmRoute; readonly figures: number; readonly firms: number };

/** A programme as it stands at one moment, in numbers. */
export type Standing = {
  readonly firms: readonly FirmCount[];
  /** Active firms that have not said what they use: nothing can be missing of them. */
  readonly withoutPlaces: number;
  readonly months: readonly MonthCount[];
  readonly invites: InviteCount;
  readonly people: readonly PeopleCount[];
  readonly reminders: readonly ReminderCount[];
  readonly proxy: readonly ProxyCount[];
  /** Pushes of this month that are counted already or wait, and rows of the outbox that the plan holds up. */
  readonly pushes: { readonly used: number; readonly held: number };
  /** When the open cases began that nobody has answered yet. */
  readonly unanswered: readonly string[];
  /** Reports that wait to be approved. */
  readonly drafts: number;
};
