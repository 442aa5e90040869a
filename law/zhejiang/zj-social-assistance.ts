import { readDocument } from '#law/document.ts'

export const zjSocialAssistance = readDocument({
  id: 'zj-social-assistance',
  title: { zh: '浙江省社会救助条例', en: 'Zhejiang Social Assistance Regulation' },
  issuer: 'zj-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'zhejiang',
  issuedOn: '2014-07-31',
  amendedOn: '2020-09-24',
  inForceFrom: '2014-11-01',
  articles: {
    9: {
      zh: '家庭人均月收入低于当地低保标准且财产合规的，可得低保。',
      en: 'A household whose monthly income per head is below the local standard and whose property complies receives the minimum living guarantee.',
    },
    10: {
      zh: '低保标准随消费和物价调整；参照最低工资时城镇取其40%至50%，农村不低于城镇的70%。',
      en: 'The minimum living guarantee standard follows consumption and prices; when tied to the minimum wage it is 40 to 50 % of it in towns, and the rural one at least 70 % of the urban.',
    },
    11: {
      zh: '低保由户籍地乡镇15个工作日内调查并公示7日，县级民政再于5个工作日内审批，不批须书面说理。',
      en: 'For the minimum living guarantee the township of household registration investigates within 15 working days and gives 7 days of public notice, county civil affairs decides within 5 working days, and a refusal states its reasons in writing.',
    },
    12: {
      zh: '低保金按人均月收入与低保标准的差额逐月发放。',
      en: 'The minimum living guarantee pays each month the gap between income per head and the standard.',
    },
    13: {
      zh: '人均月收入不超过低保标准1.5倍且财产合规的是低保边缘家庭，各地可调整但不得高于当地月最低工资。',
      en: 'A household at up to 1.5 times the minimum living guarantee standard with compliant property is in the low-income margin; localities may adjust the limit, never above the local monthly minimum wage.',
    },
    14: {
      zh: '无劳动能力、无收入来源且无人能供养的老年人、残疾人和未满16周岁者，纳入特困供养。',
      en: 'Older people, disabled people and children under 16 with no capacity to work, no income and nobody able to support them receive destitute support.',
    },
    18: {
      zh: '灾害发生后，政府按应急预案疏散安置受灾者并及时提供食宿、医疗等应急救助。',
      en: 'After a disaster the government evacuates and shelters those affected under its emergency plan and provides food, lodging and medical help at once.',
    },
    21: {
      zh: '低保、特困、低保边缘家庭成员，大病自负过重者和当地规定的其他困难者，可申请医疗救助。',
      en: 'Members of households on the minimum living guarantee or in the low-income margin, people on destitute support, those ruined by medical bills and others named locally may apply for medical assistance.',
    },
    22: {
      zh: '医疗救助补贴前3类对象的参保个人缴费，并补助保险支付后仍难承担的医疗费用。',
      en: 'Medical assistance subsidises the insurance premium of the first 3 groups and helps with bills that remain after insurance.',
    },
    23: {
      zh: '医疗救助经乡镇初审、公示7日后由县级医保审批，低保、特困和低保边缘家庭成员凭证直接享受。',
      en: 'Medical assistance passes the township, 7 days of public notice and the county; people on the minimum living guarantee, on destitute support or in the low-income margin get it on showing their papers.',
    },
    24: {
      zh: '医疗救助与各类医疗保险衔接，结算时当场扣除救助部分。',
      en: 'Medical assistance is settled together with the insurances and deducted on the spot.',
    },
    26: {
      zh: '各学段的低保、特困和低保边缘家庭学生，以及无法入学的义务教育残疾儿童，可得教育救助。',
      en: 'Pupils and students from households on the minimum living guarantee, on destitute support or in the low-income margin, and disabled children unable to attend compulsory school, receive education assistance.',
    },
    27: {
      zh: '教育救助按学段减免费用或给予补助，不能入学的残疾儿童由送教上门或远程教育服务。',
      en: 'Education assistance waives or funds costs by stage; disabled children who cannot attend are taught at home or at a distance.',
    },
    28: {
      zh: '教育救助向就读学校申请，高校以外由教育部门确认。',
      en: 'Education assistance is applied for at the school and, below university, confirmed by the education department.',
    },
    32: {
      zh: '住房救助对象中的残疾人可按身体状况优先挑选房源和楼层。',
      en: 'Disabled people given housing assistance choose dwelling and floor first, according to their condition.',
    },
    34: {
      zh: '低保和低保边缘家庭有劳动能力者全部失业的，政府须确保该家庭至少1人就业。',
      en: 'Where every member able to work of a household on the minimum living guarantee or in the low-income margin is unemployed, the government sees that at least 1 finds work.',
    },
    36: {
      zh: '低保家庭成员6个月内连续3次无故拒绝合适工作的，由民政部门决定减发或停发其本人低保金。',
      en: 'If a member able to work refuses suitable work 3 times running within 6 months without good reason, civil affairs decides to reduce or stop that person’s own minimum living guarantee.',
    },
    38: {
      zh: '因意外、大病或必需支出骤增等致生活暂陷严重困难的家庭，可申请临时救助。',
      en: 'A household thrown into serious temporary hardship by accident, illness or a surge of necessary spending may apply for temporary assistance.',
    },
    39: {
      zh: '临时救助每人一次性不超过低保标准的6倍，特别困难的最高12倍。',
      en: 'Temporary assistance is a single sum of up to 6 times the minimum living guarantee standard per person, 12 times in exceptional hardship.',
    },
    40: {
      zh: '临时救助经乡镇初审、公示7日后报县级民政审批，小额可委托乡镇，紧急时可简化。',
      en: 'Temporary assistance passes the township, 7 days of public notice and county civil affairs; small sums may be left to the township and urgent cases simplified.',
    },
    41: {
      zh: '本地户籍家庭因必需支出过大致实际生活水平低于低保标准的，可得一段时间的基本生活救助。',
      en: 'A locally registered household whose necessary spending pushes its real living below the minimum living guarantee standard may get basic help for a time.',
    },
    48: {
      zh: '申请家庭须如实申报收入和财产，受助家庭情况变化须及时告知乡镇。',
      en: 'Applicants declare income and property truthfully, and assisted households report changes to the township promptly.',
    },
    49: {
      zh: '民政部门凭家庭委托可向各部门和金融机构核对其收入财产，有关单位应当配合。',
      en: 'With the household’s mandate civil affairs may check its income and property with other bodies and banks, which must cooperate.',
    },
    50: {
      zh: '救助随家庭情况增减或停止；低保成员就业新增收入6至12个月内不计，每月以低保标准3倍为限。',
      en: 'Assistance follows the household’s situation; new earnings of a member of a minimum living guarantee household are disregarded for 6 to 12 months, up to 3 times the standard a month.',
    },
    51: {
      zh: '收入财产超标、不实申报、拒绝核查或骗取救助的，停止救助并书面说明理由。',
      en: 'Assistance stops, with written reasons, when means exceed the limit, were not declared truthfully, may not be checked, or assistance was obtained by fraud.',
    },
    54: {
      zh: '乡镇街道须主动发现困难居民并及时救助，定期入户走访受助对象。',
      en: 'Townships find residents in hardship on their own initiative, help in time and visit assisted households regularly.',
    },
    55: {
      zh: '经办人员对所知个人信息保密，依规公示的除外，公示时须保护未成年人。',
      en: 'Staff keep personal information confidential except for the public notice the rules require, which must protect minors.',
    },
    56: {
      zh: '救助金一般经银行发放；定期救助自批准次月起算，每月发放。',
      en: 'Money is normally paid through a bank; periodic assistance counts from the month after approval and is paid monthly.',
    },
    58: {
      zh: '举报和投诉应在收到后15日内核实处理。',
      en: 'Reports and complaints are verified and handled within 15 days of receipt.',
    },
    62: {
      zh: '各地可按实际向持浙江居住证者提供相关救助。',
      en: 'Localities may extend assistance to holders of a Zhejiang residence permit.',
    },
  },
})
