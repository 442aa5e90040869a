import { type Words, useSay } from '../language.tsx'

/** `field` is the name of the question, which is also the id of the first thing to fill in. */
export type FieldProblem = { readonly field: string; readonly message: Words }

/**
 * The same sentences as beside the fields, each leading to its field.
 * The alert is the inner element and the focus target the outer one, so that screen readers say it once.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const say = useSay()
  const heading: Words = { zh: `有 ${problems.length} 处要改`, en: `${problems.length} to put right` }
  return (
    <div className="error-summary" tabIndex={-1}>
      <div role="alert">
        <h2>{say(heading)}</h2>
        <ul className="plain-list">
          {problems.map(({ field, message }) => (
            <li key={field}>
              <a className="line-link" href={`#${field}`}>
                {say(message)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
