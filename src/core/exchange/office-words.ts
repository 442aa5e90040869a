// What offices write for each of our codes; the first word of a code is the one proposed where a cell is wrong.

export const relationWords = {
  head: ['户主', '本人', '本人或户主'],
  spouse: ['配偶', '妻', '夫', '丈夫', '妻子', '夫妻'],
  child: ['子女', '子', '女', '儿子', '女儿', '长子', '次子', '长女', '次女', '独生子', '独生女'],
  parent: ['父母', '父', '母', '父亲', '母亲', '公公', '婆婆', '岳父', '岳母'],
  grandchild: ['孙子女', '孙子', '孙女', '外孙', '外孙女', '孙', '外孙子女'],
  grandparent: ['祖父母', '祖父', '祖母', '外祖父', '外祖母', '爷爷', '奶奶'],
  sibling: ['兄弟姐妹', '兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹'],
  other: ['其他', '其它', '儿媳', '女婿', '其他亲属', '非亲属'],
} as const

export const assistanceWords = {
  'minimum-living-guarantee': ['低保', '最低生活保障', '城乡低保', '低保户', '低保家庭'],
  'low-income-margin': ['低边', '低保边缘', '低保边缘家庭', '低边户', '边缘户'],
  'destitute-support': ['特困', '特困供养', '特困人员', '特困人员供养', '五保'],
} as const

export const tierWords = {
  one: ['一档', '1档', '完全不能自理', '一级护理', '1'],
  two: ['二档', '2档', '基本不能自理', '二级护理', '2'],
  three: ['三档', '3档', '部分不能自理', '三级护理', '3'],
  none: ['无', '能自理', '完全自理', '可自理'],
} as const

export const statusWords = {
  'work-injury-care': ['工伤生活护理费', '工伤护理费', '工伤保险生活护理费'],
  'orphan-allowance': ['孤儿基本生活费', '孤儿', '孤儿生活费', '孤儿基本生活保障'],
  'child-hardship-allowance': [
    '困境儿童基本生活费',
    '困境儿童',
    '困境儿童生活费',
    '事实无人抚养儿童基本生活费',
  ],
  imprisoned: ['服刑', '在押', '收监执行'],
  'elderly-care-allowance': ['老年护理类补贴', '老年护理补贴', '老年护理津贴'],
  'elderly-living-allowance': ['老年生活类补贴', '老年生活补贴', '高龄津贴', '高龄补贴'],
  'elderly-care-service': ['养老服务补贴'],
  'incapacity-care-allowance': ['失能护理类补贴', '失能护理补贴', '失能老人护理补贴'],
  'duty-disability-care-allowance': ['因公致残护理类补贴', '因公致残护理补贴', '因公致残护理津贴'],
  'duty-disability-living-allowance': ['因公致残生活类补贴', '因公致残生活补贴', '因公致残生活津贴'],
  'veteran-cadre-care-allowance': ['离休护理类补贴', '离休护理补贴', '离休护理津贴', '离休干部护理费'],
  'veteran-cadre-living-allowance': ['离休生活类补贴', '离休生活补贴', '离休生活津贴'],
  'long-term-care-insurance': ['长期护理保险待遇', '长期护理保险', '长护险待遇', '长护险'],
  'labour-capacity-lost': ['丧失劳动能力', '完全丧失劳动能力'],
  'severe-mental-disorder': ['严重精神障碍在册', '严重精神障碍', '严重精神障碍患者'],
  'lost-only-child': ['失独', '失独家庭', '失独父母', '独生子女死亡家庭', '计划生育特殊家庭（死亡）'],
  'other-hardship': ['其他困难', '其他困难残疾人'],
  'resident-pension': ['居民养老保险参保', '城乡居民养老保险', '居民养老保险'],
  'child-diagnosis': ['残疾儿童诊断', '儿童康复诊断', '康复诊断'],
  'child-training': ['儿童康复训练', '残疾儿童康复训练', '定点康复训练'],
  'medical-bills': ['个人负担医疗费', '自负医疗费', '报销后自负医疗费'],
  'sudden-hardship': ['突发困难', '急难', '急难支出'],
  'exceptional-hardship': ['特别困难', '特别困难情形'],
  'temporary-assistance-given': ['已给临时救助', '临时救助已发'],
  'on-single-person-guarantee': ['单人保', '单人低保', '低保单人保'],
} as const

export const insuranceWords = {
  resident: ['居民', '城乡居民', '居民医保', '城乡居民医保', '城乡居民基本医疗保险', '城居保'],
  employee: ['职工', '职工医保', '城镇职工', '职工基本医疗保险'],
} as const

export const matterWords = {
  'care-kind': ['护理类待遇', '护理类'],
  'long-term-care-insurance': ['长期护理保险衔接', '长护险衔接', '长期护理保险'],
} as const

/** What can be chosen, by what it is about: an answer to another question is none. */
export const choiceWords = {
  'care-kind': {
    'nursing-subsidy': ['护理补贴', '重度残疾人护理补贴'],
    'elderly-care-service': ['养老服务补贴'],
    'incapacity-care-allowance': ['失能护理类补贴', '失能护理补贴', '失能老人护理补贴'],
  },
  'long-term-care-insurance': {
    both: ['两样都发', '同时享受', '叠加享受'],
    difference: ['只补差额', '补差额', '补差'],
    'insurance-only': ['只享受长期护理保险', '长期护理保险', '长护险'],
  },
} as const

export const certificateStateWords = {
  valid: ['有效', '正常', '在用'],
  frozen: ['冻结', '已冻结'],
  cancelled: ['注销', '已注销', '作废'],
  expired: ['过期', '已过期', '失效', '到期'],
} as const
