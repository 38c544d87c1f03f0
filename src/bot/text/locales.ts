import easyAdvice from '../../../locales/easy/advice.json' with { type: 'json' };
import easyAsk from '../../../locales/easy/ask.json' with { type: 'json' };
import easyBriefing from '../../../locales/easy/briefing.json' with { type: 'json' };
import easyChart from '../../../locales/easy/chart.json' with { type: 'json' };
import easyCommon from '../../../locales/easy/common.json' with { type: 'json' };
import easyConsent from '../../../locales/easy/consent.json' with { type: 'json' };
import easyDesk from '../../../locales/easy/desk.json' with { type: 'json' };
import easyDoor from '../../../locales/easy/door.json' with { type: 'json' };
import easyEquipment from '../../../locales/easy/equipment.json' with { type: 'json' };
import easyGroup from '../../../locales/easy/group.json' with { type: 'json' };
import easyHandover from '../../../locales/easy/handover.json' with { type: 'json' };
import easyImport from '../../../locales/easy/import.json' with { type: 'json' };
import easyJcredit from '../../../locales/easy/jcredit.json' with { type: 'json' };
import easyJoining from '../../../locales/easy/joining.json' with { type: 'json' };
import easyKinds from '../../../locales/easy/kinds.json' with { type: 'json' };
import easyMeasures from '../../../locales/easy/measures.json' with { type: 'json' };
import easyObservation from '../../../locales/easy/observation.json' with { type: 'json' };
import easyOffice from '../../../locales/easy/office.json' with { type: 'json' };
import easyOpinion from '../../../locales/easy/opinion.json' with { type: 'json' };
import easyPage from '../../../locales/easy/page.json' with { type: 'json' };
import easyPhoto from '../../../locales/easy/photo.json' with { type: 'json' };
import easyRecord from '../../../locales/easy/record.json' with { type: 'json' };
import easyReport from '../../../locales/easy/report.json' with { type: 'json' };
import easyReporting from '../../../locales/easy/reporting.json' with { type: 'json' };
import easyScheme from '../../../locales/easy/scheme.json' with { type: 'json' };
import easySteps from '../../../locales/easy/steps.json' with { type: 'json' };
import easyTarget from '../../../locales/easy/target.json' with { type: 'json' };
import easyThread from '../../../locales/easy/thread.json' with { type: 'json' };
import easyUpload from '../../../locales/easy/upload.json' with { type: 'json' };
import easyWaste from '../../../locales/easy/waste.json' with { type: 'json' };
import easyWeek from '../../../locales/easy/week.json' with { type: 'json' };
import enAdvice from '../../../locales/en/advice.json' with { type: 'json' };
import enAsk from '../../../locales/en/ask.json' with { type: 'json' };
import enBriefing from '../../../locales/en/briefing.json' with { type: 'json' };
import enChart from '../../../locales/en/chart.json' with { type: 'json' };
import enCommon from '../../../locales/en/common.json' with { type: 'json' };
import enConsent from '../../../locales/en/consent.json' with { type: 'json' };
import enDesk from '../../../locales/en/desk.json' with { type: 'json' };
import enDoor from '../../../locales/en/door.json' with { type: 'json' };
import enEquipment from '../../../locales/en/equipment.json' with { type: 'json' };
import enGroup from '../../../locales/en/group.json' with { type: 'json' };
import enHandover from '../../../locales/en/handover.json' with { type: 'json' };
import enImport from '../../../locales/en/import.json' with { type: 'json' };
import enJcredit from '../../../locales/en/jcredit.json' with { type: 'json' };
import enJoining from '../../../locales/en/joining.json' with { type: 'json' };
import enKinds from '../../../locales/en/kinds.json' with { type: 'json' };
import enMeasures from '../../../locales/en/measures.json' with { type: 'json' };
import enObservation from '../../../locales/en/observation.json' with { type: 'json' };
import enOffice from '../../../locales/en/office.json' with { type: 'json' };
import enOpinion from '../../../locales/en/opinion.json' with { type: 'json' };
import enPage from '../../../locales/en/page.json' with { type: 'json' };
import enPhoto from '../../../locales/en/photo.json' with { type: 'json' };
import enRecord from '../../../locales/en/record.json' with { type: 'json' };
import enReport from '../../../locales/en/report.json' with { type: 'json' };
import enReporting from '../../../locales/en/reporting.json' with { type: 'json' };
import enScheme from '../../../locales/en/scheme.json' with { type: 'json' };
import enSteps from '../../../locales/en/steps.json' with { type: 'json' };
import enTarget from '../../../locales/en/target.json' with { type: 'json' };
import enThread from '../../../locales/en/thread.json' with { type: 'json' };
import enUpload from '../../../locales/en/upload.json' with { type: 'json' };
import enWaste from '../../../locales/en/waste.json' with { type: 'json' };
import enWeek from '../../../locales/en/week.json' with { type: 'json' };
import jaAdvice from '../../../locales/ja/advice.json' with { type: 'json' };
import jaAsk from '../../../locales/ja/ask.json' with { type: 'json' };
import jaBriefing from '../../../locales/ja/briefing.json' with { type: 'json' };
import jaChart from '../../../locales/ja/chart.json' with { type: 'json' };
import jaCommon from '../../../locales/ja/common.json' with { type: 'json' };
import jaConsent from '../../../locales/ja/consent.json' with { type: 'json' };
import jaDesk from '../../../locales/ja/desk.json' with { type: 'json' };
import jaDoor from '../../../locales/ja/door.json' with { type: 'json' };
import jaEquipment from '../../../locales/ja/equipment.json' with { type: 'json' };
import jaGroup from '../../../locales/ja/group.json' with { type: 'json' };
import jaHandover from '../../../locales/ja/handover.json' with { type: 'json' };
import jaImport from '../../../locales/ja/import.json' with { type: 'json' };
import jaJcredit from '../../../locales/ja/jcredit.json' with { type: 'json' };
import jaJoining from '../../../locales/ja/joining.json' with { type: 'json' };
import jaKinds from '../../../locales/ja/kinds.json' with { type: 'json' };
import jaMeasures from '../../../locales/ja/measures.json' with { type: 'json' };
import jaObservation from '../../../locales/ja/observation.json' with { type: 'json' };
import jaOffice from '../../../locales/ja/office.json' with { type: 'json' };
import jaOpinion from '../../../locales/ja/opinion.json' with { type: 'json' };
import jaPage from '../../../locales/ja/page.json' with { type: 'json' };
import jaPhoto from '../../../locales/ja/photo.json' with { type: 'json' };
import jaRecord from '../../../locales/ja/record.json' with { type: 'json' };
import jaReport from '../../../locales/ja/report.json' with { type: 'json' };
import jaReporting from '../../../locales/ja/reporting.json' with { type: 'json' };
import jaScheme from '../../../locales/ja/scheme.json' with { type: 'json' };
import jaSteps from '../../../locales/ja/steps.json' with { type: 'json' };
import jaTarget from '../../../locales/ja/target.json' with { type: 'json' };
import jaThread from '../../../locales/ja/thread.json' with { type: 'json' };
import jaUpload from '../../../locales/ja/upload.json' with { type: 'json' };
import jaWaste from '../../../locales/ja/waste.json' with { type: 'json' };
import jaWeek from '../../../locales/ja/week.json' with { type: 'json' };
import type { Locale } from '../facts.ts';

type Sentences = Readonly<Record<string, string>>;

/** Every sentence, by language and file. */
export const sentences: Readonly<Record<Locale, Readonly<Record<string, Sentences>>>> = {
  ja: {
    advice: jaAdvice,
    ask: jaAsk,
    briefing: jaBriefing,
    chart: jaChart,
    common: jaCommon,
    consent: jaConsent,
    desk: jaDesk,
    door: jaDoor,
    equipment: jaEquipment,
    group: jaGroup,
    handover: jaHandover,
    import: jaImport,
    jcredit: jaJcredit,
    joining: jaJoining,
    kinds: jaKinds,
    measures: jaMeasures,
    observation: jaObservation,
    office: jaOffice,
    opinion: jaOpinion,
    page: jaPage,
    photo: jaPhoto,
    record: jaRecord,
    report: jaReport,
    reporting: jaReporting,
    scheme: jaScheme,
    steps: jaSteps,
    target: jaTarget,
    thread: jaThread,
    upload: jaUpload,
    waste: jaWaste,
    week: jaWeek,
  },
  // What is easy in plain Japanese is said the same way; only the rest has words of its own.
  easy: {
    advice: { ...jaAdvice, ...easyAdvice },
    ask: { ...jaAsk, ...easyAsk },
    briefing: { ...jaBriefing, ...easyBriefing },
    chart: { ...jaChart, ...easyChart },
    common: { ...jaCommon, ...easyCommon },
    consent: { ...jaConsent, ...easyConsent },
    desk: { ...jaDesk, ...easyDesk },
    door: { ...jaDoor, ...easyDoor },
    equipment: { ...jaEquipment, ...easyEquipment },
    group: { ...jaGroup, ...easyGroup },
    handover: { ...jaHandover, ...easyHandover },
    import: { ...jaImport, ...easyImport },
    jcredit: { ...jaJcredit, ...easyJcredit },
    joining: { ...jaJoining, ...easyJoining },
    kinds: { ...jaKinds, ...easyKinds },
    measures: { ...jaMeasures, ...easyMeasures },
    observation: { ...jaObservation, ...easyObservation },
    office: { ...jaOffice, ...easyOffice },
    opinion: { ...jaOpinion, ...easyOpinion },
    page: { ...jaPage, ...easyPage },
    photo: { ...jaPhoto, ...easyPhoto },
    record: { ...jaRecord, ...easyRecord },
    report: { ...jaReport, ...easyReport },
    reporting: { ...jaReporting, ...easyReporting },
    scheme: { ...jaScheme, ...easyScheme },
    steps: { ...jaSteps, ...easySteps },
    target: { ...jaTarget, ...easyTarget },
    thread: { ...jaThread, ...easyThread },
    upload: { ...jaUpload, ...easyUpload },
    waste: { ...jaWaste, ...easyWaste },
    week: { ...jaWeek, ...easyWeek },
  },
  en: {
    advice: enAdvice,
    ask: enAsk,
    briefing: enBriefing,
    chart: enChart,
    common: enCommon,
    consent: enConsent,
    desk: enDesk,
    door: enDoor,
    equipment: enEquipment,
    group: enGroup,
    handover: enHandover,
    import: enImport,
    jcredit: enJcredit,
    joining: enJoining,
    kinds: enKinds,
    measures: enMeasures,
    observation: enObservation,
    office: enOffice,
    opinion: enOpinion,
    page: enPage,
    photo: enPhoto,
    record: enRecord,
    report: enReport,
    reporting: enReporting,
    scheme: enScheme,
    steps: enSteps,
    target: enTarget,
    thread: enThread,
    upload: enUpload,
    waste: enWaste,
    week: enWeek,
  },
};

/**
 * The sentence behind a key `file.name`, its placeholders still open.
 * @throws {Error} no such key
 */
export function lookUp(key: string, locale: Locale): string {
  const dot = key.indexOf('.');
  const file = sentences[locale][key.slice(0, Math.max(0, dot))];
  const name = key.slice(dot + 1);
  const sentence = file !== undefined && Object.hasOwn(file, name) ? file[name] : undefined;
  if (sentence === undefined) throw new Error(`no sentence ${key} in ${locale}`);
  return sentence;
}
