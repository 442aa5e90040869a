import { undoMerge } from '#core/registry/merge.ts'
import { readPersonFile } from '#core/registry/person-file.ts'
import { registryProblem } from '#core/registry/problems.ts'
import { text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/merged/:merge'

/** A merge that stands: what it did, and how it is taken back. */
export function partPages(site: Site): readonly Route[] {
  return [
    shown(site, path, ({ params }, here) => partPage(params, here)),
    formRoute(
      site,
      path,
      async ({ params: { person, merge = '' }, form: { reason } }, here) => {
        await undoMerge(here.asked, { mergeId: merge, reason: String(reason ?? '') })
        return { redirect: `/people/${person}` }
      },
      ({ params, form }, here, error) => partPage(params, here, { form, error }),
    ),
  ]
}

async function partPage(
  { person = '', merge = '' }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  if (!here.actor.may('person.merge')) throw platformProblem('not-allowed')
  const { identity } = await readPersonFile(here.asked, { personId: person })
  const merged = identity.mergedFiles.find(({ mergeId }) => mergeId === merge)
  if (!merged) throw registryProblem('merge-not-standing')
  const error = refused && text('请写一句为什么分开', 'Write why')
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to={text('一人一档', 'The file')} />,
    answer: text('两份档案合成了一份', 'Two files have become one'),
    problems: error === undefined ? [] : [{ field: 'reason', message: error }],
    body: (
      <>
        <Outcome seal="合成" reference={merge.slice(0, 8)}>
          <p>
            <span translate="no">{merged.name}</span>
            <Phrase zh=" 的另一份档案合在 " en="’s other file is now part of the file of " />
            <span translate="no">{identity.name}</span>
            <Phrase
              zh=" 的这一份里。两份的记录都还在，以后按这一份找这个人。"
              en=". Whatever either says stays; the person is found by this one."
            />
          </p>
        </Outcome>
        <Actions>
          <LinkButton label={text('打开一人一档', 'Open the file')} href={`/people/${person}`} />
        </Actions>
        <h2>
          <Phrase zh="合错了，要分开" en="If they are two people after all" />
        </h2>
        <form method="post" action={`/people/${person}/merged/${merge}`} noValidate>
          <TextQuestion
            name="reason"
            question={text('为什么分开', 'Why they are parted')}
            why={text(
              '分开以后，合进来的那份回到原来的样子和地方，两份各自的记录都不会少。这一句和合成的理由一起留着。',
              'The other file goes back to what and where it was, and neither loses anything. The sentence is kept.',
            )}
            value={typedIn(refused?.form)('reason')}
            {...(error && { error })}
            long
          />
          <Actions>
            <Button weight="other" label={text('分开', 'Part them')} />
          </Actions>
        </form>
      </>
    ),
  }
}
