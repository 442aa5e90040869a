import { type Words, useSay } from '../language.tsx'
import { Disclosure } from '../page/disclosure.tsx'
import { DataTable } from '../table/data-table.tsx'

type Point = { readonly when: string; readonly value: number; readonly shown: string }

type Props = {
  readonly id: string
  /** What the line shows, as a sentence with the last value in it. */
  readonly finding: Words
  readonly headings: { readonly when: Words; readonly value: Words }
  /** In order of time; at least two make a line. */
  readonly points: readonly [Point, Point, ...Point[]]
  readonly target?: { readonly value: number; readonly shown: Words } | undefined
  /** Where it is expected to arrive one step after the last point. */
  readonly forecast?:
    | { readonly low: number; readonly high: number; readonly when: string; readonly shown: Words }
    | undefined
}

const asTable: Words = { zh: '看每一期的数', en: 'See the figures' }
const targetLabel: Words = { zh: '虚线是目标：', en: 'Dashed line, the target: ' }
const forecastLabel: Words = { zh: '浅色是预计：', en: 'Shaded, the forecast: ' }

/** A line over time. The drawing is silent; the sentence above it and the table below it say the same. */
export function Trend({ id, finding, headings, points, target, forecast }: Props) {
  const say = useSay()
  const values = points.map(({ value }) => value)
  const all = [
    ...values,
    ...(target ? [target.value] : []),
    ...(forecast ? [forecast.low, forecast.high] : []),
  ]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const steps = points.length - 1 + (forecast ? 1 : 0)
  const x = (at: number) => Math.round((at / steps) * 1000)
  const y = (value: number) => Math.round(280 - ((value - low) / span) * 260)
  const lastAt = points.length - 1
  const line = values.map((value, at) => `${x(at)},${y(value)}`)

  return (
    <figure className="trend">
      <figcaption>{say(finding)}</figcaption>
      <svg className="trend-drawing" viewBox="0 0 1000 300" preserveAspectRatio="none" aria-hidden="true">
        {forecast && (
          <polygon
            className="trend-band"
            points={`${line[lastAt]} ${x(steps)},${y(forecast.high)} ${x(steps)},${y(forecast.low)}`}
          />
        )}
        {target && (
          <line className="trend-target" x1="0" x2="1000" y1={y(target.value)} y2={y(target.value)} />
        )}
        <polyline className="trend-line" points={line.join(' ')} />
      </svg>
      <p className="trend-ends soft number">
        <span>
          {points[0].when} {points[0].shown}
        </span>
        <span>
          {points[lastAt]?.when} {points[lastAt]?.shown}
        </span>
      </p>
      {target && (
        <p className="soft">
          {say(targetLabel)}
          {say(target.shown)}
        </p>
      )}
      {forecast && (
        <p className="soft">
          {say(forecastLabel)}
          {say(forecast.shown)}
        </p>
      )}
      <Disclosure label={asTable}>
        <DataTable
          id={id}
          caption={finding}
          rows={points}
          keyOf={(point) => point.when}
          rowHeading={{ heading: headings.when, name: (point) => point.when }}
          columns={[{ heading: headings.value, cell: (point) => point.shown, numeric: true }]}
        />
      </Disclosure>
    </figure>
  )
}
