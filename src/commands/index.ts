import { advise } from './advise.ts';
import { ask } from './ask.ts';
import { bills } from './bills.ts';
import { briefing } from './briefing.ts';
import { business } from './business.ts';
import { calculate } from './calculate.ts';
import { chat } from './chat.ts';
import type { Command } from './command.ts';
import { consultations } from './consultations.ts';
import { doctor } from './doctor.ts';
import { erase } from './erase.ts';
import { exportCommand } from './export.ts';
import { factors } from './factors.ts';
import { imported } from './import.ts';
import { invite } from './invite.ts';
import { knowledge } from './knowledge.ts';
import { ledger } from './ledger.ts';
import { programme } from './programme.ts';
import { queue } from './queue.ts';
import { readBill } from './read-bill.ts';
import { readings } from './readings.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { schemes } from './schemes.ts';
import { seed } from './seed.ts';
import { serve } from './serve.ts';
import { staff } from './staff.ts';
import { steps } from './steps.ts';
import { summary } from './summary.ts';
import { understand } from './understand.ts';

/** Every command of the program, in the order of the overview. */
export const commands: readonly Command[] = [
  serve,
  calculate,
  advise,
  understand,
  ask,
  readBill,
  chat,
  programme,
  seed,
  invite,
  briefing,
  staff,
  business,
  steps,
  readings,
  imported,
  bills,
  consultations,
  report,
  summary,
  exportCommand,
  ledger,
  erase,
  factors,
  schemes,
  knowledge,
  queue,
  replay,
  doctor,
];
