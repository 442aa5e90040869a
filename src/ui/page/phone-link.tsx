import { type Words, useSay } from '../language.tsx'

/** 12385 is the national hotline of the federations. */
export const hotline = '12385'

const call: Words = { zh: '打电话给人工：', en: 'Call a person: ', easy: '打电话：' }

export function PhoneLink({ phone = hotline }: { readonly phone?: string | undefined }) {
  const say = useSay()
  return (
    <a className="line-link" href={`tel:${phone}`}>
      {`${say(call)}${phone}`}
    </a>
  )
}
