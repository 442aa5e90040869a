import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto'
import type { Keys } from '#platform/keys.ts'

/** What a value is, so that a cipher or a digest moved to another column does not fit. */
type Sealed = 'citizen-id' | 'certificate-number' | 'phone' | 'account' | 'wechat' | 'notice'

/**
 * Numbers as the database may hold them: a keyed digest to find them by and a cipher to read them back. The keys never
 * enter the database; the space of citizen numbers is small enough to try them all, so a plain hash would hide nothing.
 */
export type Identity = {
  /** Of a number in its written form: without spaces, letters in capitals. */
  digest(kind: Sealed, number: string): Buffer
  /** The same value of the same owner always gives the same bytes, so that an unchanged file changes nothing. */
  seal(what: Sealed, value: string, owner?: string): Buffer
  /** Throws where the bytes were altered, sealed as something else, or with another key. */
  open(what: Sealed, sealed: Uint8Array): string
  /** A household's internal number for the number the files use. */
  householdId(number: string): number
}

/** Names the scheme (AES-256-GCM, nonce from a MAC of the value), so that another can follow. */
const scheme = 1
const nonceBytes = 12
const tagBytes = 16

export function openIdentity({ blindIndex, encryption }: Pick<Keys, 'blindIndex' | 'encryption'>): Identity {
  // Made once: handing over the bytes each time makes every digest several times slower.
  const digestKey = createSecretKey(blindIndex)
  const cipherKey = createSecretKey(encryption)

  function mac(purpose: string, value: string): Buffer {
    return createHmac('sha256', digestKey).update(`${purpose}\0${value}`).digest()
  }

  return {
    digest: mac,
    seal(what, value, owner = '') {
      // A nonce repeats only with the value it belongs to, which is the one case where repeating it is harmless.
      const nonce = mac(`nonce ${what}\0${owner}`, value).subarray(0, nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(what))
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(scheme), nonce, cipher.getAuthTag(), body])
    },
    open(what, sealed) {
      if (sealed[0] !== scheme) throw new Error('sealed with a scheme this program does not know')
      const tagAt = 1 + nonceBytes
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(1, tagAt))
        .setAAD(Buffer.from(what))
        .setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes))
      return decipher.update(sealed.subarray(tagAt + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
    householdId(number) {
      return mac('household', number.normalize('NFKC').replace(/\s/g, '')).readUIntBE(0, 6)
    },
  }
}
