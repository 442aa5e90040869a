/** A name as it is compared; `registry.folded_name` is the same in SQL. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s.·•・‧]/g, '')
    .toLowerCase()
}
