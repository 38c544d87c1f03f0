import advice from '../../../locales/en/advice.json' with { type: 'json' };
import ask from '../../../locales/en/ask.json' with { type: 'json' };
import briefing from '../../../locales/en/briefing.json' with { type: 'json' };
import chart from '../../../locales/en/chart.json' with { type: 'json' };
import common from '../../../locales/en/common.json' with { type: 'json' };
import consent from '../../../locales/en/consent.json' with { type: 'json' };
import desk from '../../../locales/en/desk.json' with { type: 'json' };
import door from '../../../locales/en/door.json' with { type: 'json' };
import equipment from '../../../locales/en/equipment.json' with { type: 'json' };
import group from '../../../locales/en/group.json' with { type: 'json' };
import handover from '../../../locales/en/handover.json' with { type: 'json' };
import imports from '../../../locales/en/import.json' with { type: 'json' };
import jcredit from '../../../locales/en/jcredit.json' with { type: 'json' };
import joining from '../../../locales/en/joining.json' with { type: 'json' };
import kinds from '../../../locales/en/kinds.json' with { type: 'json' };
import measures from '../../../locales/en/measures.json' with { type: 'json' };
import observation from '../../../locales/en/observation.json' with { type: 'json' };
import office from '../../../locales/en/office.json' with { type: 'json' };
import opinion from '../../../locales/en/opinion.json' with { type: 'json' };
import page from '../../../locales/en/page.json' with { type: 'json' };
import photo from '../../../locales/en/photo.json' with { type: 'json' };
import record from '../../../locales/en/record.json' with { type: 'json' };
import report from '../../../locales/en/report.json' with { type: 'json' };
import reporting from '../../../locales/en/reporting.json' with { type: 'json' };
import scheme from '../../../locales/en/scheme.json' with { type: 'json' };
import steps from '../../../locales/en/steps.json' with { type: 'json' };
import target from '../../../locales/en/target.json' with { type: 'json' };
import thread from '../../../locales/en/thread.json' with { type: 'json' };
import upload from '../../../locales/en/upload.json' with { type: 'json' };
import waste from '../../../locales/en/waste.json' with { type: 'json' };
import week from '../../../locales/en/week.json' with { type: 'json' };

/** Every sentence in English, by file. */
export const en = {
  advice,
  ask,
  briefing,
  chart,
  common,
  consent,
  desk,
  door,
  equipment,
  group,
  handover,
  import: imports,
  jcredit,
  joining,
  kinds,
  measures,
  observation,
  office,
  opinion,
  page,
  photo,
  record,
  report,
  reporting,
  scheme,
  steps,
  target,
  thread,
  upload,
  waste,
  week,
};
