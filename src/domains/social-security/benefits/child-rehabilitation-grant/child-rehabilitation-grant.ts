import { federation, finance, institution } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { above, age, any, because, below, cap, choose, parameter } from '#engine/language.ts'
import { livesHere } from '../../holder.ts'
import { childRehabilitation, childRehabilitationNingbo } from '../../sources.ts'
import { limitOfOlder, limitOfYoung, ofAge, schoolAge } from './amounts.ts'

/**
 * 残疾儿童康复救助: what a designated institution charges for training in a month, up to a limit by age.
 *
 * A certificate is one way to it and never the only one: a diagnosis does as well, so that nobody waits for a card. Devices
 * and operations are helped with apart from this.
 */
export const childRehabilitationGrant = benefit({
  id: 'child-rehabilitation-grant',
  name: { zh: '残疾儿童康复救助', en: 'Child rehabilitation grant' },
  summary: {
    zh: '未满 18 周岁的残疾儿童在定点机构做康复训练，费用在限额内由政府出，没有残疾人证、有医院诊断也可以。',
    en: 'Training of children under 18 in a designated institution is paid for up to a limit; without a disability certificate a diagnosis will do.',
  },
  plan: 'plan:S3.3',
  kind: 'money',
  mode: 'automatic',
  decidedBy: federation,
  paidBy: federation,
  paidTo: institution,
  verifiedBy: federation,
  fundedBy: finance,
  pays: { every: 'month' },
  inForce: { from: '2010-01-01', cites: childRehabilitation },
  starts: 'same-month',
  changes: 'next-month',
  conditions: [
    ...livesHere(childRehabilitation),
    because(childRehabilitationNingbo, below(age(person.birthDate), parameter(ofAge)), {
      code: 'of-age',
      label: { zh: '未满 18 周岁', en: 'Under 18 years old' },
    }),
    because(
      childRehabilitationNingbo,
      any(
        because(childRehabilitationNingbo, person.certificate.is('valid'), {
          code: 'certificate-not-valid',
          label: { zh: '残疾人证有效', en: 'The disability certificate is valid' },
        }),
        because(childRehabilitationNingbo, person.childDiagnosis, {
          code: 'no-diagnosis',
          label: { zh: '有医院的诊断', en: 'A diagnosis by a hospital' },
        }),
      ),
      {
        code: 'neither-certificate-nor-diagnosis',
        label: { zh: '有残疾人证或医院诊断', en: 'A disability certificate or a diagnosis' },
      },
    ),
    because(childRehabilitation, above(person.trainingFee, 0), {
      code: 'no-training-fee',
      label: { zh: '当月在定点机构做了康复训练', en: 'Trained in a designated institution in the month' },
    }),
  ],
  amount: cap(
    person.trainingFee,
    choose(
      [{ when: below(age(person.birthDate), parameter(schoolAge)), then: parameter(limitOfYoung) }],
      parameter(limitOfOlder),
    ),
  ),
  parameters: [limitOfYoung, limitOfOlder, schoolAge, ofAge],
})
