import type { AsideSubject } from './aside.ts';
import { decisions } from './measures-decide.ts';
import { findingsOf } from './measures-findings.ts';
import { measureList } from './measures-list.ts';
import { measureEffect, measureStatus } from './measures-status.ts';
import { whyMeasure } from './measures-why.ts';

/** Measures (対策): what fits the firm, what it decides, what changed after it, and what its months show. */
export const measures: AsideSubject = {
  presses: {
    ...decisions,
    measures: (_, { facts }) => measureList(facts),
    'measures-status': (_, { facts }) => measureStatus(facts),
    'measure-why': whyMeasure,
    'measure-effect': measureEffect,
    findings: (_, moment) => findingsOf(moment),
  },
  says: {
    measures: [
      ...['対策', 'たいさく', '省エネ', '省エネ対策', '減らす方法', 'おすすめ', '対策を見る', '対策を教えて'],
      ...['measures', 'saving energy', 'see measures'],
    ],
    'measures-status': ['対策の状況', '対策の様子', 'measures so far'],
    findings: ['わかったこと', '分かったこと', '今月わかったこと', '課題', 'findings', 'what the months show'],
  },
};
