/** The only things a log line can hold: codes, ids of our own, counts, durations. There is no field for content. */
export type LogFields = {
  readonly programme?: string;
  readonly conversation?: string;
  readonly business?: string;
  readonly eventId?: string;
  readonly eventKind?: string;
  readonly outboxId?: string;
  readonly requestId?: string;
  readonly platform?: string;
  readonly flow?: string;
  readonly code?: string;
  readonly reason?: string;
  readonly status?: number;
  readonly count?: number;
  readonly attempts?: number;
  readonly ms?: number;
  readonly bytes?: number;
  readonly port?: number;
  readonly host?: string;
  readonly version?: string;
  readonly method?: string;
  readonly route?: string;
};

/** Writes one line: an event code and allowed fields. */
export type Logger = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};
