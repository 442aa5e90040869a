import { type Words, useSay } from '../language.tsx'
import { Tag } from '../page/tag.tsx'
import { Bar } from './bar.tsx'

type Props = {
  /** On the bar's scale, which ends at `full`. */
  readonly value: number
  readonly target: number
  readonly full: number
  readonly shown: Words
  readonly targetShown: Words
  /** How it stands against what was planned for today, in words. */
  readonly standing: Words
  readonly behind: boolean
}

/** One value against its target; the card or heading around it says which. */
export function BulletRow({ value, target, full, shown, targetShown, standing, behind }: Props) {
  const say = useSay()
  return (
    <div className="bullet">
      <p className="reading number">{say(shown)}</p>
      <Bar share={value / full} targetShare={target / full} behind={behind} />
      <p>
        {say(targetShown)}
        <Tag label={standing} tone={behind ? 'warn' : 'good'} mark={behind ? 'attention' : 'yes'} />
      </p>
    </div>
  )
}
