import advice from '../../../locales/ja/advice.json' with { type: 'json' };
import ask from '../../../locales/ja/ask.json' with { type: 'json' };
import briefing from '../../../locales/ja/briefing.json' with { type: 'json' };
import chart from '../../../locales/ja/chart.json' with { type: 'json' };
import common from '../../../locales/ja/common.json' with { type: 'json' };
import consent from '../../../locales/ja/consent.json' with { type: 'json' };
import desk from '../../../locales/ja/desk.json' with { type: 'json' };
import door from '../../../locales/ja/door.json' with { type: 'json' };
import equipment from '../../../locales/ja/equipment.json' with { type: 'json' };
import group from '../../../locales/ja/group.json' with { type: 'json' };
import handover from '../../../locales/ja/handover.json' with { type: 'json' };
import imports from '../../../locales/ja/import.json' with { type: 'json' };
import jcredit from '../../../locales/ja/jcredit.json' with { type: 'json' };
import joining from '../../../locales/ja/joining.json' with { type: 'json' };
import kinds from '../../../locales/ja/kinds.json' with { type: 'json' };
import measures from '../../../locales/ja/measures.json' with { type: 'json' };
import observation from '../../../locales/ja/observation.json' with { type: 'json' };
import office from '../../../locales/ja/office.json' with { type: 'json' };
import opinion from '../../../locales/ja/opinion.json' with { type: 'json' };
import page from '../../../locales/ja/page.json' with { type: 'json' };
import photo from '../../../locales/ja/photo.json' with { type: 'json' };
import record from '../../../locales/ja/record.json' with { type: 'json' };
import report from '../../../locales/ja/report.json' with { type: 'json' };
import reporting from '../../../locales/ja/reporting.json' with { type: 'json' };
import scheme from '../../../locales/ja/scheme.json' with { type: 'json' };
import steps from '../../../locales/ja/steps.json' with { type: 'json' };
import target from '../../../locales/ja/target.json' with { type: 'json' };
import thread from '../../../locales/ja/thread.json' with { type: 'json' };
import upload from '../../../locales/ja/upload.json' with { type: 'json' };
import waste from '../../../locales/ja/waste.json' with { type: 'json' };
import week from '../../../locales/ja/week.json' with { type: 'json' };

/** Every sentence in Japanese, by file. */
export const ja = {
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
