import type { LawDocument } from '#law/document.ts'
import { lawDocuments } from '#law/documents.ts'

const byId = new Map<string, LawDocument>(lawDocuments.map((document) => [document.id, document]))

export function listDocuments(): readonly LawDocument[] {
  return lawDocuments
}

export function findDocument(id: string): LawDocument | undefined {
  return byId.get(id)
}

/** Throws for an id that is not in the index. */
export function getDocument(id: string): LawDocument {
  const document = findDocument(id)
  if (!document) throw new Error(`"${id}" is not in the law index`)
  return document
}
