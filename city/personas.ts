import { text } from '#kernel/text.ts'
import { type Persona, persona, type Told, told } from './persona-file.ts'

/** A certificate of ten years; the digits are those of category and level in its number. */
function certificate(citizenId: string, digits: string, issuedOn: string, validTo: string): Told {
  const category = ['视力', '听力', '言语', '肢体', '智力', '精神'][Number(digits[0]) - 1] ?? ''
  const level = `${'一二三四'.charAt(Number(digits[1]) - 1)}级`
  return told('certificates', {
    number: citizenId + digits,
    category,
    level,
    issuedOn,
    validTo,
    state: '有效',
  })
}

function assessed(tier: string, assessedOn: string, validTo: string, months = '60'): Told {
  return told('care', { tier, months, assessedOn, validTo })
}

/** Named after solar terms (节气), so that nobody takes them for somebody; each shows one rule at work. */
export const personas: readonly Persona[] = [
  persona({
    id: 't03',
    name: '陈小满',
    citizenId: '330227198805210026',
    shows: text(
      '低保、精神三级、三档：两项补贴都有',
      'On the minimum living guarantee, mental level 3, care level three: both subsidies',
    ),
    lives: ['海曙区', '南门街道', '望潮社区'],
    told: [
      certificate('330227198805210026', '63', '2022-03-15', '2032-03-14'),
      told('assistance', { kind: '低保', income: '420', from: '2021-06-01' }),
      assessed('三档', '2025-04-08', '2028-04-07'),
      told('status', { kind: '严重精神障碍在册', from: '2020-05-01' }),
    ],
  }),
  persona({
    id: 't04',
    name: '林白露',
    citizenId: '330222199910070128',
    shows: text('视力三级不在护理补贴范围内', 'Visual level 3 is outside the nursing subsidy'),
    lives: ['江北区', '庄桥街道', '听涛社区'],
    told: [
      certificate('330222199910070128', '13', '2019-09-02', '2029-09-01'),
      assessed('三档', '2025-03-11', '2028-03-10'),
    ],
  }),
  persona({
    id: 't06',
    name: '徐霜降',
    citizenId: '330204194903110018',
    shows: text('特困供养，两项补贴都不发', 'Destitute support rules out both subsidies'),
    lives: ['鄞州区', '百丈街道', '晴川社区'],
    told: [
      certificate('330204194903110018', '41', '2020-05-20', '2030-05-19'),
      told('assistance', { kind: '特困', income: '0', from: '2019-02-01' }),
      assessed('一档', '2025-06-03', '2028-06-02', '120'),
    ],
  }),
  persona({
    id: 't07',
    name: '周谷雨',
    citizenId: '330283201404200105',
    shows: text(
      '孤儿没有生活补贴，有护理补贴',
      'An orphan has no living subsidy and does have the nursing subsidy',
    ),
    lives: ['奉化区', '锦屏街道', '竹岭社区'],
    relation: '孙女',
    others: [{ name: '冯冬至', citizenId: '330283195312220047', relation: '户主' }],
    told: [
      certificate('330283201404200105', '51', '2019-04-22', '2029-04-21'),
      told('status', { kind: '孤儿基本生活费', amount: '1900', from: '2021-01-01' }),
      assessed('一档', '2025-05-12', '2028-05-11', '96'),
    ],
  }),
  persona({
    id: 't08',
    name: '郑立夏',
    citizenId: '330227197605060137',
    shows: text(
      '2026 年 7 月入住托养机构，护理补贴次月上浮',
      'Into residential care in July 2026: the uplift starts the month after',
    ),
    lives: ['鄞州区', '中河街道', '桂溪社区'],
    others: [{ name: '应雨水', citizenId: '330227197802190061', relation: '配偶' }],
    told: [
      certificate('330227197605060137', '42', '2021-11-08', '2031-11-07'),
      assessed('二档', '2025-02-17', '2028-02-16'),
      told('arrangement', { institution: '望潮托养院（示例）', enteredOn: '2026-07-10' }),
    ],
  }),
  persona({
    id: 't08-later',
    name: '何立冬',
    citizenId: '330219196908070186',
    shows: text('2026 年 10 月入住托养机构', 'Into residential care in October 2026'),
    lives: ['余姚市', '梨洲街道', '青枫社区'],
    told: [
      certificate('330219196908070186', '42', '2020-08-03', '2030-08-02'),
      assessed('二档', '2025-09-15', '2028-09-14'),
      told('arrangement', { institution: '听涛照护中心（示例）', enteredOn: '2026-10-12' }, '2026-10-15'),
    ],
  }),
  persona({
    id: 't11',
    name: '王惊蛰',
    citizenId: '330224199503050122',
    shows: text('证件过期一个多月后换证', 'The certificate ran out and was renewed some weeks later'),
    lives: ['宁海县', '跃龙街道', '东篱社区'],
    told: [
      certificate('330224199503050122', '52', '2016-05-01', '2026-04-30'),
      certificate('330224199503050122', '52', '2026-06-10', '2036-06-09'),
      assessed('二档', '2025-07-21', '2028-07-20'),
    ],
  }),
  persona({
    id: 't11-later',
    name: '沈秋分',
    citizenId: '330227198109230066',
    shows: text(
      '9 月底证件过期，11 月换证',
      'The certificate runs out at the end of September and is renewed in November',
    ),
    lives: ['北仑区', '新碶街道', '云渡社区'],
    told: [
      certificate('330227198109230066', '22', '2016-10-01', '2026-09-30'),
      certificate('330227198109230066', '22', '2026-11-09', '2036-11-08'),
      assessed('三档', '2025-08-06', '2028-08-05'),
    ],
  }),
  persona({
    id: 't15',
    name: '叶芒种',
    citizenId: '33022219970606015X',
    shows: text(
      '就业后家庭收入为低保标准 2.4 倍，渐退期内保留身份',
      'A job lifts the household to 2.4 times the standard: its status stays for the phase-out year',
    ),
    lives: ['慈溪市', '浒山街道', '星光社区'],
    relation: '子',
    others: [
      {
        name: '高清明',
        citizenId: '330222196604050045',
        relation: '户主',
        told: [
          told('assistance', { kind: '低保', income: '620', from: '2018-04-01' }),
          told(
            'assistance',
            { kind: '低保', income: '620', from: '2018-04-01', to: '2026-09-06' },
            '2026-09-20',
          ),
          told(
            'assistance',
            { kind: '低保', income: '2412', exceededOn: '2026-09-07', from: '2026-09-07' },
            '2026-09-20',
          ),
        ],
      },
    ],
    told: [
      certificate('33022219970606015X', '53', '2017-06-12', '2027-06-11'),
      assessed('无', '2025-04-22', '2028-04-21', '0'),
      told('assistance', { kind: '低保', income: '620', from: '2018-04-01' }),
      told('assistance', { kind: '低保', income: '620', from: '2018-04-01', to: '2026-09-06' }, '2026-09-20'),
      told(
        'assistance',
        { kind: '低保', income: '2412', exceededOn: '2026-09-07', from: '2026-09-07' },
        '2026-09-20',
      ),
      told(
        'employment',
        { employer: '宁波示例星光工疗有限公司', wage: '4800', from: '2026-09-07' },
        '2026-09-20',
      ),
      told('insurance', { scheme: '居民', from: '2020-01-01' }),
      told('insurance', { scheme: '居民', from: '2020-01-01', to: '2026-09-30' }, '2026-10-08'),
      told('insurance', { scheme: '职工', from: '2026-10-01' }, '2026-10-08'),
    ],
  }),
  persona({
    id: 'late-death',
    name: '孙大寒',
    citizenId: '330204194612010156',
    shows: text('10 月去世，11 月才报来', 'Died in October, reported in November'),
    lives: ['海曙区', '段塘街道', '柳汀社区'],
    others: [{ name: '柴小寒', citizenId: '330204194901050082', relation: '配偶' }],
    told: [
      certificate('330204194612010156', '41', '2021-01-18', '2031-01-17'),
      assessed('一档', '2025-01-20', '2028-01-19', '84'),
      told('deaths', { diedOn: '2026-10-14' }, '2026-11-06'),
    ],
  }),
  persona({
    id: 'take-higher',
    name: '俞大雪',
    citizenId: '330283194208200076',
    shows: text(
      '老年护理类补贴与护理补贴择高领取',
      'The care allowance for the elderly and the nursing subsidy: the higher one',
    ),
    lives: ['奉化区', '岳林街道', '秋实社区'],
    told: [
      certificate('330283194208200076', '11', '2020-10-12', '2030-10-11'),
      assessed('一档', '2025-10-14', '2028-10-13', '48'),
      told('status', { kind: '老年护理类补贴', amount: '300', from: '2024-01-01' }),
    ],
  }),
  persona({
    id: 'election-pending',
    name: '方立秋',
    citizenId: '330219194808070032',
    shows: text(
      '护理补贴和养老服务补贴还没有选',
      'Has not yet chosen between the nursing subsidy and the elderly-care service',
    ),
    lives: ['余姚市', '凤山街道', '梅坞社区'],
    told: [
      certificate('330219194808070032', '42', '2022-07-04', '2032-07-03'),
      assessed('二档', '2025-11-03', '2028-11-02', '36'),
      told('status', { kind: '养老服务补贴', amount: '300', from: '2025-12-01' }),
    ],
  }),
  persona({
    id: 'care-unknown',
    name: '丁寒露',
    citizenId: '33022719900108003X',
    shows: text(
      '没有自理能力评估，无法确定护理补贴',
      'Never assessed, so the nursing subsidy cannot be decided',
    ),
    lives: ['镇海区', '骆驼街道', '春晖社区'],
    told: [certificate('33022719900108003X', '41', '2023-02-27', '2033-02-26')],
  }),
]
