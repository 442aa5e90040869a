import { readFileSync } from 'node:fs'
import type { ReactNode } from 'react'
import { asset } from '#platform/http.ts'

/** The script of the pages that ask for a passkey; no other page has one. */
export const passkeyScript = asset(
  'passkey.js',
  'text/javascript; charset=utf-8',
  readFileSync(new URL('passkey-client.js', import.meta.url)),
)

type Props = {
  readonly action: string
  readonly kind: 'get' | 'create'
  readonly options: string
  readonly back?: string
  readonly children: ReactNode
}

/** A form that is sent with what a passkey answers; sent without one where scripts do not run. */
export function PasskeyForm({ action, kind, options, back, children }: Props) {
  return (
    <>
      <form method="post" action={action} data-passkey={kind} data-options={options}>
        <input type="hidden" name="answer" value="" />
        {back !== undefined && <input type="hidden" name="back" value={back} />}
        {children}
      </form>
      <script src={passkeyScript.href} defer />
    </>
  )
}
