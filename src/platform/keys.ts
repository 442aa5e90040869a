import { createHmac, hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { generateSecret, readOrCreateSecret } from '#platform/secret-file.ts'

/** The keys of an installation. They live beside the database, never in it; without them its identifiers are lost. */
export type Keys = {
  /** Finds a person by a number without storing the number (盲索引). */
  readonly blindIndex: Buffer
  /** Encrypts identifiers and contact data. */
  readonly encryption: Buffer
  /** Makes what was asked comparable in the audit without saying it. */
  readonly auditDigest: Buffer
  /** Signs the checkpoints of the audit ledger; made from `auditDigest`, and may be given to whoever verifies them. */
  readonly auditCheckpoint: Buffer
  /** Tells whether a database belongs to these keys. */
  readonly fingerprint: string
}

const key = z.base64url().length(43)
const keysFile = z.object({ blindIndex: key, encryption: key, auditDigest: key })

/** Reads `keys.json` of the data folder, made on first use. Back it up apart from the database. */
export function openKeys(dataDir: string): Keys {
  const texts = readOrCreateSecret(join(dataDir, 'keys.json'), keysFile, () => ({
    blindIndex: generateSecret(),
    encryption: generateSecret(),
    auditDigest: generateSecret(),
  }))
  const blindIndex = Buffer.from(texts.blindIndex, 'base64url')
  const auditDigest = Buffer.from(texts.auditDigest, 'base64url')
  return {
    blindIndex,
    encryption: Buffer.from(texts.encryption, 'base64url'),
    auditDigest,
    auditCheckpoint: Buffer.from(hkdfSync('sha256', auditDigest, '', 'audit checkpoint', 32)),
    fingerprint: createHmac('sha256', blindIndex).update('fingerprint').digest('hex').slice(0, 32),
  }
}
