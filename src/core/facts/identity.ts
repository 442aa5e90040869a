import { fact } from './fact.ts'
import { populationRegister } from './systems.ts'

export const birthDate = fact.date({
  id: 'person.birthDate',
  label: { zh: '出生日期', en: 'Date of birth' },
  question: { zh: '出生日期是哪一天？', en: 'What is the date of birth?', easy: '哪天出生？' },
  sensitivity: 'P3',
  stored: { from: 'person', column: 'birth_on' },
})

/** Nobody hands in a list of the living: a person on the roll lives until a death is recorded. */
export const alive = fact.bool({
  id: 'person.alive',
  label: { zh: '在世', en: 'Alive' },
  question: { zh: '本人是否在世？', en: 'Is the person alive?' },
  sensitivity: 'P3',
  stored: {
    from: 'spell',
    table: 'death',
    present: false,
    absent: { is: true, when: 'always' },
    list: 'deaths',
    system: populationRegister,
  },
})

/** The district that is responsible and pays: that of the hukou, never of the number on the identity card. */
export const district = fact.enum({
  id: 'person.district',
  label: { zh: '户籍所在区（县、市）', en: 'District of hukou' },
  question: { zh: '户口在哪个区（县、市）？', en: 'In which district is the hukou?', easy: '户口在哪里？' },
  sensitivity: 'P3',
  values: {
    haishu: { zh: '海曙区', en: 'Haishu' },
    jiangbei: { zh: '江北区', en: 'Jiangbei' },
    beilun: { zh: '北仑区', en: 'Beilun' },
    zhenhai: { zh: '镇海区', en: 'Zhenhai' },
    yinzhou: { zh: '鄞州区', en: 'Yinzhou' },
    fenghua: { zh: '奉化区', en: 'Fenghua' },
    xiangshan: { zh: '象山县', en: 'Xiangshan' },
    ninghai: { zh: '宁海县', en: 'Ninghai' },
    yuyao: { zh: '余姚市', en: 'Yuyao' },
    cixi: { zh: '慈溪市', en: 'Cixi' },
    outside: { zh: '宁波市外', en: 'outside Ningbo' },
  },
  stored: {
    from: 'spell',
    table: 'hukou',
    column: 'hukou_district',
    list: 'people',
    system: populationRegister,
  },
})
