/** The units of figures and how each language says them after the number; `%` and the like follow without a gap. */
export const unitWords: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  '%': { ja: '%', en: '%' },
  円: { ja: '円', en: ' yen' },
  // English has no 10,000: fill writes the number out.
  万円: { ja: '万円', en: ' yen' },
  '円/t-CO2': { ja: '円/t-CO2', en: ' yen/t-CO2' },
  't-CO2': { ja: 't-CO2', en: ' t-CO2' },
  't-CO2/年': { ja: 't-CO2/年', en: ' t-CO2 a year' },
  't-CO2e': { ja: 't-CO2e', en: ' t-CO2e' },
  'kL/年': { ja: 'kL', en: ' kL' },
  年: { ja: '年', en: ' years' },
  か月: { ja: 'か月', en: ' months' },
  週間: { ja: '週間', en: ' weeks' },
  日: { ja: '日', en: ' days' },
  回: { ja: '回', en: ' times' },
  社: { ja: '社', en: ' companies' },
  人: { ja: '人', en: ' people' },
  つ: { ja: 'つ', en: '' },
  分類: { ja: '分類', en: ' classes' },
};
