import { getRegion } from '#kernel/region.ts'

/** Today's name of the division or township with this stable id. */
export function regionName(id: string): string {
  return getRegion(id).name.zh
}
