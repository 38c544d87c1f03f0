import advice from '../../../locales/easy/advice.json' with { type: 'json' };
import ask from '../../../locales/easy/ask.json' with { type: 'json' };
import briefing from '../../../locales/easy/briefing.json' with { type: 'json' };
import chart from '../../../locales/easy/chart.json' with { type: 'json' };
import common from '../../../locales/easy/common.json' with { type: 'json' };
import consent from '../../../locales/easy/consent.json' with { type: 'json' };
import desk from '../../../locales/easy/desk.json' with { type: 'json' };
import door from '../../../locales/easy/door.json' with { type: 'json' };
import equipment from '../../../locales/easy/equipment.json' with { type: 'json' };
import group from '../../../locales/easy/group.json' with { type: 'json' };
import handover from '../../../locales/easy/handover.json' with { type: 'json' };
import imports from '../../../locales/easy/import.json' with { type: 'json' };
import jcredit from '../../../locales/easy/jcredit.json' with { type: 'json' };
import joining from '../../../locales/easy/joining.json' with { type: 'json' };
import kinds from '../../../locales/easy/kinds.json' with { type: 'json' };
import measures from '../../../locales/easy/measures.json' with { type: 'json' };
import observation from '../../../locales/easy/observation.json' with { type: 'json' };
import office from '../../../locales/easy/office.json' with { type: 'json' };
import opinion from '../../../locales/easy/opinion.json' with { type: 'json' };
import page from '../../../locales/easy/page.json' with { type: 'json' };
import photo from '../../../locales/easy/photo.json' with { type: 'json' };
import record from '../../../locales/easy/record.json' with { type: 'json' };
import report from '../../../locales/easy/report.json' with { type: 'json' };
import reporting from '../../../locales/easy/reporting.json' with { type: 'json' };
import scheme from '../../../locales/easy/scheme.json' with { type: 'json' };
import steps from '../../../locales/easy/steps.json' with { type: 'json' };
import target from '../../../locales/easy/target.json' with { type: 'json' };
import thread from '../../../locales/easy/thread.json' with { type: 'json' };
import upload from '../../../locales/easy/upload.json' with { type: 'json' };
import waste from '../../../locales/easy/waste.json' with { type: 'json' };
import week from '../../../locales/easy/week.json' with { type: 'json' };
import { ja } from './sentences-ja.ts';

/** Every sentence in plain Japanese. What is easy there already is said the same way; only the rest has words of its own. */
export const easy = {
  advice: { ...ja.advice, ...advice },
  ask: { ...ja.ask, ...ask },
  briefing: { ...ja.briefing, ...briefing },
  chart: { ...ja.chart, ...chart },
  common: { ...ja.common, ...common },
  consent: { ...ja.consent, ...consent },
  desk: { ...ja.desk, ...desk },
  door: { ...ja.door, ...door },
  equipment: { ...ja.equipment, ...equipment },
  group: { ...ja.group, ...group },
  handover: { ...ja.handover, ...handover },
  import: { ...ja.import, ...imports },
  jcredit: { ...ja.jcredit, ...jcredit },
  joining: { ...ja.joining, ...joining },
  kinds: { ...ja.kinds, ...kinds },
  measures: { ...ja.measures, ...measures },
  observation: { ...ja.observation, ...observation },
  office: { ...ja.office, ...office },
  opinion: { ...ja.opinion, ...opinion },
  page: { ...ja.page, ...page },
  photo: { ...ja.photo, ...photo },
  record: { ...ja.record, ...record },
  report: { ...ja.report, ...report },
  reporting: { ...ja.reporting, ...reporting },
  scheme: { ...ja.scheme, ...scheme },
  steps: { ...ja.steps, ...steps },
  target: { ...ja.target, ...target },
  thread: { ...ja.thread, ...thread },
  upload: { ...ja.upload, ...upload },
  waste: { ...ja.waste, ...waste },
  week: { ...ja.week, ...week },
};
