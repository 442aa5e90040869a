import { getRegion } from '#kernel/region.ts'

/** Today's name of the division or township with this stable id. */
export function regionName(id: string): string {
  return getRegion(id).name.zh
}

/** Where a duty is: the region, then village and grid as they are written. */
export function dutyPlace(region: string): string {
  const [id = '', ...below] = region.split('/')
  return [regionName(id), ...below].join('')
}
