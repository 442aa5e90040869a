import type { Text } from '#kernel/text.ts'

/** Who issues the documents of the index. */
export const issuers = {
  'npc-standing-committee': {
    zh: '全国人民代表大会常务委员会',
    en: 'Standing Committee of the National People’s Congress',
  },
  'party-and-state-council': {
    zh: '中共中央、国务院',
    en: 'Central Committee of the Party and State Council',
  },
  'state-council': { zh: '国务院', en: 'State Council' },
  'state-council-office': { zh: '国务院办公厅', en: 'General Office of the State Council' },
  'civil-affairs-ministry': { zh: '民政部', en: 'Ministry of Civil Affairs' },
  'finance-ministry': { zh: '财政部', en: 'Ministry of Finance' },
  'education-ministry': { zh: '教育部', en: 'Ministry of Education' },
  'public-security-ministry': { zh: '公安部', en: 'Ministry of Public Security' },
  'development-commission': { zh: '国家发展和改革委员会', en: 'National Development and Reform Commission' },
  'healthcare-security-administration': {
    zh: '国家医疗保障局',
    en: 'National Healthcare Security Administration',
  },
  'standards-administration': { zh: '国家标准化主管部门', en: 'National standards authority' },
  'national-federation': { zh: '中国残疾人联合会', en: 'China Disabled Persons’ Federation' },
  'zj-congress': { zh: '浙江省人民代表大会', en: 'Zhejiang People’s Congress' },
  'zj-congress-standing-committee': {
    zh: '浙江省人民代表大会常务委员会',
    en: 'Standing Committee of the Zhejiang People’s Congress',
  },
  'zj-government': { zh: '浙江省人民政府', en: 'Zhejiang Provincial Government' },
  'zj-civil-affairs': { zh: '浙江省民政厅', en: 'Zhejiang Department of Civil Affairs' },
  'zj-finance': { zh: '浙江省财政厅', en: 'Zhejiang Department of Finance' },
  'nb-congress': { zh: '宁波市人民代表大会', en: 'Ningbo People’s Congress' },
  'nb-congress-standing-committee': {
    zh: '宁波市人民代表大会常务委员会',
    en: 'Standing Committee of the Ningbo People’s Congress',
  },
  'nb-government': { zh: '宁波市人民政府', en: 'Ningbo Municipal Government' },
  'nb-civil-affairs': { zh: '宁波市民政局', en: 'Ningbo Civil Affairs Bureau' },
  'nb-healthcare-security': { zh: '宁波市医疗保障局', en: 'Ningbo Healthcare Security Bureau' },
  'nb-federation': { zh: '宁波市残疾人联合会', en: 'Ningbo Disabled Persons’ Federation' },
  'nb-tax': { zh: '宁波市税务局', en: 'Ningbo Tax Bureau' },
  'county-government': { zh: '区县（市）人民政府', en: 'County or district government' },
} as const satisfies Record<string, Text>

export type Issuer = keyof typeof issuers
