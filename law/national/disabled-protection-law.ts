import { readDocument } from '#law/document.ts'

export const disabledProtectionLaw = readDocument({
  id: 'disabled-protection-law',
  title: { zh: '中华人民共和国残疾人保障法', en: 'Law on the Protection of Disabled Persons' },
  issuer: 'npc-standing-committee',
  kind: 'law',
  scope: 'national',
  issuedOn: '1990-12-28',
  amendedOn: '2018-10-26',
  inForceFrom: '2008-07-01',
  articles: {
    2: {
      zh: '残疾分视力、听力、言语、肢体、智力、精神、多重和其他，标准由国务院规定。',
      en: 'Disability is visual, hearing, speech, physical, intellectual, mental, multiple or other; the State Council sets the standard.',
    },
    3: {
      zh: '残疾人与其他公民权利平等，禁止基于残疾的歧视、侮辱和侵害。',
      en: 'Disabled people have equal rights; discrimination, insult and harm on the ground of disability are forbidden.',
    },
    8: {
      zh: '残联及其地方组织代表残疾人利益，依法律、法规、章程或政府委托开展工作。',
      en: 'The federation and its local bodies represent disabled people and act under law, their statutes or a government mandate.',
    },
    25: {
      zh: '普通学校不得因残疾拒收能适应学习或达到录取要求的学生，被拒者可要求主管部门处理。',
      en: 'Ordinary schools may not refuse, because of disability, pupils able to study or meeting the entry requirements; those refused may turn to the authority.',
    },
    33: {
      zh: '用人单位须按规定比例安排残疾人就业，达不到的依国家规定履行义务。',
      en: 'Employers employ disabled people at the set ratio and otherwise meet the duty the State lays down instead.',
    },
    36: {
      zh: '达到、超过比例或集中安排残疾人的单位和从事个体经营的残疾人享受税收优惠，后者免行政事业性收费。',
      en: 'Employers at or above the ratio or of concentrated employment and self-employed disabled people get tax relief, the latter also a waiver of administrative fees.',
    },
    47: {
      zh: '残疾人及其单位依规参加社会保险，确有困难的残疾人得到社保补贴。',
      en: 'Disabled people and their employers join social insurance, and those in real hardship get help with contributions.',
    },
    48: {
      zh: '政府救助困难残疾人的生活、医疗、康复和辅助器具，并对生活不能自理者给予护理补贴。',
      en: 'The government assists disabled people in hardship with living, medical care, rehabilitation and any assistive device, and pays a nursing subsidy to those who cannot look after themselves.',
    },
    49: {
      zh: '无劳动能力、无收入来源且无人扶养的残疾人由地方政府供养，国家支持社会办供养和托养机构。',
      en: 'Local governments support disabled people with no capacity to work, income or supporter; private day and residential care is encouraged.',
    },
    50: {
      zh: '残疾人乘车享受便利优惠并免费携带辅助器具，盲人凭证免费乘坐市内公共交通。',
      en: 'Disabled people travel with concessions and carry any assistive device free; blind people ride city transport free on showing their document.',
    },
    54: {
      zh: '国家举办的考试有盲人参加时，须提供盲文或电子试卷或专人协助。',
      en: 'Where blind people sit state examinations, braille or electronic papers or an assistant are provided.',
    },
  },
})
