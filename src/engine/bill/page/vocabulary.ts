/** What is printed on Japanese bills beside figures, as far as rules look for it. Longer words first where one holds another. */
export const vocabulary: readonly string[] = [
  // Amounts used, and what they are told from.
  '使用電力量 電力使用量 使用水量 ガス使用量 今回使用量 当月使用量 今月使用量 月間使用量 合計使用量 ご使用量 前年同月 前月使用量 前回使用量 前年使用量',
  // Meters.
  '今回指示数 前回指示数 当月指示数 前月指示数 今回指針 前回指針 当月指針 前月指針 計量器乗率 計器乗率',
  // Periods and days.
  'ご使用期間 ご利用期間 検針期間 計算期間 対象期間 供給期間 ご使用月 今回検針日 前回検針日 次回検針日 次回検針予定日 口座振替予定日 振替予定日 お支払期限 お支払期日 発行年月日 納品年月日',
  // Money.
  'ご請求金額 請求予定金額 合計金額 領収金額 消費税等相当額 うち消費税等 税抜金額 税込金額 税込合計 税抜合計 基本料金 電力量料金 従量料金 燃料費調整額 燃料費等調整額 原料費調整額 再エネ賦課金 再エネ発電賦課金等 再エネ発電促進賦課金 単位料金 ガス料金 電気料金 水道料金 下水道使用料',
  // Contracts and numbers.
  'お客様番号 お客さま番号 供給地点特定番号 ご契約種別 契約電力 最大需要電力 ご契約番号 登録番号 伝票番号 お問い合わせ 車両番号 ご使用場所',
  // Deliveries and waste.
  '納品数量 販売数量 軽油引取税 レギュラー 液化石油ガス プロパンガス 産業廃棄物 廃棄物の種類 排出事業者 排出事業場 収集運搬 運搬業者 処分業者 正味重量 空車重量 計量証明書',
  // What the paper is.
  'ご使用量のお知らせ 電気料金等領収証 口座振替済領収証 検針のお知らせ',
].flatMap((line) => line.split(' '));

/** Pairs that recognisers of blurred print take for each other: as read, and as printed. */
export const lookalikes: ReadonlySet<string> = new Set(
  '屯電 車量 晶量 区使 國回 0回 歩数 便使 停使 俊使 刀力 カ力 星量 重量 置量 景量 昌量 里量 星重 甲用 朋用 手用 雪電 草電 宙電 日回 国回 固回 目回 令今 今全 末本 木本 木基 貨費 賛費 賢費 料科 科料 類額 線額 領額 客額 観額 会金 人金 全金 又ス 尤ガ 二ご 三ご こご 乙ご 問間 聞間 開間 問同 問月 間同 日月 月用 日目 目日 検栓 栓検 楼検 核検 計針 升針 釘針 効数 教数 故数 清請 精請 詩請 言請 ら号 了収 収以 車率 乗素 素乗 素率 虐賦 双賦 H計 ロ口 口ロ 力カ う5 ラう 式弐 林株 未株 朝期 廉廃 乗棄'.split(
    ' ',
  ),
);
