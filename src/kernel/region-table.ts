import { type Text, text } from './text.ts'

/**
 * The ten divisions of Ningbo by their stable ids, in the order of their codes.
 *
 * Append only: stored columns hold a division by its place in this list.
 */
export const DISTRICT_IDS = [
  'haishu',
  'jiangbei',
  'beilun',
  'zhenhai',
  'yinzhou',
  'fenghua',
  'xiangshan',
  'ninghai',
  'yuyao',
  'cixi',
] as const

export type DistrictId = (typeof DISTRICT_IDS)[number]

type DistrictRow = { readonly code: string; readonly name: Text; readonly townships: string }

/**
 * The divisions and what the statistical code table of 31 October 2022 lists in each: the last three digits of the code
 * and the name. Digits 0, 1 and 2 open streets, towns and townships; 4 opens units kept for statistics only.
 */
export const districtRows: Readonly<Record<DistrictId, DistrictRow>> = {
  haishu: {
    code: '330203',
    name: text('海曙区', 'Haishu District'),
    townships: `
      001南门街道 002江厦街道 003西门街道 004月湖街道 005鼓楼街道 006白云街道 007段塘街道 008望春街道
      009石碶街道 100高桥镇 101横街镇 102集士港镇 103古林镇 104洞桥镇 105鄞江镇 106章水镇 200龙观乡
    `,
  },
  jiangbei: {
    code: '330205',
    name: text('江北区', 'Jiangbei District'),
    townships: `
      001外滩街道 003孔浦街道 004文教街道 005甬江街道 006庄桥街道 007洪塘街道 008前江街道 103慈城镇
    `,
  },
  beilun: {
    code: '330206',
    name: text('北仑区', 'Beilun District'),
    townships: `
      001大榭街道 002新碶街道 003小港街道 004大碶街道 005霞浦街道 006柴桥街道 007戚家山街道
      008春晓街道 009梅山街道 010郭巨街道 011白峰街道 401保税区
    `,
  },
  zhenhai: {
    code: '330211',
    name: text('镇海区', 'Zhenhai District'),
    townships: `
      001招宝山街道 002蛟川街道 003骆驼街道 004庄市街道 005贵驷街道 100澥浦镇 101九龙湖镇
    `,
  },
  yinzhou: {
    code: '330212',
    name: text('鄞州区', 'Yinzhou District'),
    townships: `
      001下应街道 002钟公庙街道 004梅墟街道 005中河街道 006首南街道 007潘火街道 008百丈街道
      009东胜街道 010明楼街道 011白鹤街道 012东柳街道 013东郊街道 014福明街道 015新明街道 016聚贤街道
      100瞻岐镇 101咸祥镇 102塘溪镇 103东钱湖镇 104东吴镇 105五乡镇 106邱隘镇 108云龙镇 109横溪镇
      110姜山镇
    `,
  },
  fenghua: {
    code: '330213',
    name: text('奉化区', 'Fenghua District'),
    townships: `
      001锦屏街道 002岳林街道 003江口街道 004西坞街道 005萧王庙街道 006方桥街道 007尚田街道
      008莼湖街道 100溪口镇 106裘村镇 107大堰镇 108松岙镇
    `,
  },
  xiangshan: {
    code: '330225',
    name: text('象山县', 'Xiangshan County'),
    townships: `
      001丹东街道 002丹西街道 003爵溪街道 101石浦镇 102西周镇 103鹤浦镇 104贤庠镇 105墙头镇
      106泗洲头镇 107定塘镇 108涂茨镇 109大徐镇 110新桥镇 200东陈乡 201晓塘乡 202黄避岙乡 203茅洋乡
      204高塘岛乡
    `,
  },
  ninghai: {
    code: '330226',
    name: text('宁海县', 'Ninghai County'),
    townships: `
      001跃龙街道 002桃源街道 003梅林街道 004桥头胡街道 101长街镇 102力洋镇 104一市镇 105岔路镇
      106前童镇 107桑洲镇 108黄坛镇 109大佳何镇 110强蛟镇 111西店镇 112深甽镇 200胡陈乡 201茶院乡
      202越溪乡
    `,
  },
  yuyao: {
    code: '330281',
    name: text('余姚市', 'Yuyao City'),
    townships: `
      001梨洲街道 002凤山街道 003兰江街道 004阳明街道 005低塘街道 006朗霞街道 100临山镇 101黄家埠镇
      102小曹娥镇 103泗门镇 106马渚镇 108牟山镇 109丈亭镇 110三七市镇 111河姆渡镇 112大隐镇 113陆埠镇
      114梁弄镇 115大岚镇 116四明山镇 201鹿亭乡
    `,
  },
  cixi: {
    code: '330282',
    name: text('慈溪市', 'Cixi City'),
    townships: `
      002宗汉街道 003坎墩街道 004浒山街道 005白沙路街道 006古塘街道 104掌起镇 107观海卫镇 108附海镇
      109桥头镇 110匡堰镇 111逍林镇 112新浦镇 113胜山镇 114横河镇 116崇寿镇 118庵东镇 120长河镇
      121周巷镇 123龙山镇 402滨海经济开发区 403高新技术产业园区 404环杭州湾创新中心 405现代农业开发区
      406长三角商贸园区
    `,
  },
}

/** 2016 区划调整: the day of its approval. The day each office changed over, and the text, remain to be checked. */
export const REORGANISED_ON = '2016-09-14'

/** 鄞州区 to 海曙区 in 2016, by today's code. */
export const movedFromYinzhou = `
  330203009 330203100 330203101 330203102 330203103 330203104 330203105 330203106 330203200
`

/** 江东区, abolished into 鄞州区 in 2016, by today's code. */
export const movedFromJiangdong = `
  330212008 330212009 330212010 330212011 330212012 330212013 330212014 330212015
`
