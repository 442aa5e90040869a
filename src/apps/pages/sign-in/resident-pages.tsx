import { askForCode, readOwnNumber, signInWithCode } from '#core/access/one-time-code.ts'
import { accessProblem } from '#core/access/problems.ts'
import { countTicket, signInWithTicket, type TicketExchange } from '#core/access/ticket.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { addressWithin, framed, type Here, sent, shown, type Site, type SitePage } from '../site.tsx'
import { attemptOf, entering, refusing, textOf } from './entering.tsx'
import { back } from './ways-page.tsx'

const path = '/sign-in/code'

/** Where residents come in by themselves: with a code on their telephone, or from the app of the province. */
export function residentSignInPages(site: Site): readonly Route[] {
  const { keys } = site.database
  return [
    shown(site, path, (request) => numberPage(addressWithin(request.query['back']))),
    sent(site, path, async (request, here) => {
      const number = textOf(request.form, 'number')
      const wanted = addressWithin(request.form['back'])
      if (!readOwnNumber(number)) return framed(here, request, numberPage(wanted, number))
      const asked = await here.ask(askForCode(keys, site.queue), { number, from: request.from })
      if ('refused' in asked) return refusing(here, request, accessProblem(asked.refused))
      return {
        redirect: `${path}/enter?back=${encodeURIComponent(wanted)}`,
        attempt: asked.attemptId,
      }
    }),
    shown(site, `${path}/enter`, (request) => codePage(addressWithin(request.query['back']))),
    sent(site, `${path}/enter`, async (request, here) => {
      const { form, from } = request
      const asked = { attemptId: attemptOf(request), code: textOf(form, 'code'), from }
      const came = await here.ask(signInWithCode(keys), asked)
      if ('refused' in came)
        return framed(here, request, codePage(addressWithin(request.form['back']), wrong))
      return entering(here, request, came, '/my')
    }),
    ...ticketPages(site),
  ]
}

const question = text(
  '您的身份证号或残疾人证号是多少？',
  'What is your citizen or disability certificate number?',
)

function numberPage(wanted: string, typed?: string): SitePage {
  const error =
    typed === undefined
      ? undefined
      : text(
          '号码不完整，或者有一位不对。请对照证件再看一遍',
          'Some character is missing or wrong. Compare it with the card',
        )
  return {
    above: back,
    answer: question,
    answerInBody: true,
    status: error ? 422 : 200,
    problems: error ? [{ field: 'number', message: error }] : [],
    body: (
      <form method="post" action={path} noValidate>
        <input type="hidden" name="back" value={wanted} />
        <TextQuestion
          name="number"
          question={question}
          why={text(
            '用来找到您登记的手机，登录码发到那里。空格不要紧，X 大小写都行。',
            'It finds the telephone on file, where the sign-in code goes. Spaces and a small x are fine.',
          )}
          value={typed}
          error={error}
          isPageHeading
        />
        <Actions>
          <Button label={{ zh: '发登录码', en: 'Send the sign-in code' }} />
        </Actions>
      </form>
    ),
  }
}

const wrong = text(
  '登录码不对，或者过了五分钟。最多试五次；还不行就重新发一个',
  'The code is wrong or older than five minutes. After five tries ask for another',
)

/** The same whether or not there is anybody with that number: nobody learns here who is on file. */
function codePage(wanted: string, error?: Text): SitePage {
  return {
    above: <BackLink href={path} to={{ zh: '重新发一个', en: 'Ask for another' }} />,
    answer: { zh: '登录码是多少？', en: 'What is the sign-in code?' },
    answerInBody: true,
    status: error ? 422 : 200,
    problems: error ? [{ field: 'code', message: error }] : [],
    body: (
      <form method="post" action={`${path}/enter`} noValidate>
        <input type="hidden" name="back" value={wanted} />
        <TextQuestion
          name="code"
          question={{ zh: '登录码是多少？', en: 'What is the sign-in code?' }}
          why={text(
            '号码对、手机也登记过的，一分钟内收到 6 位数的登录码，五分钟内有效。别告诉任何人。',
            'If the number is right and a telephone is on file, six digits arrive within a minute and are valid for five. Tell them to nobody.',
          )}
          error={error}
          autoComplete="one-time-code"
          isPageHeading
        />
        <Actions>
          <Button label={{ zh: '登录', en: 'Sign in' }} />
        </Actions>
        <h2>没有收到？</h2>
        <p>可能没有登记手机，或者换了号码。请打电话，或者请村（社区）工作人员在您身边帮您登录。</p>
        <p>
          <PhoneLink />
        </p>
      </form>
    ),
  }
}

function ticketPages(site: Site): readonly Route[] {
  const { tickets } = site
  if (!tickets) return []
  return [
    {
      ...sent(site, '/sign-in/ticket', (request, here) => withTicket(tickets, request, here)),
      method: 'GET',
    },
  ]
}

async function withTicket(tickets: TicketExchange, request: PageRequest, here: Here) {
  const { ticket } = request.query
  const { keys } = here.database
  try {
    const { tooOften } = await here.ask(countTicket(keys), { from: request.from })
    if (tooOften) return refusing(here, request, accessProblem('sign-in-too-often'))
    const citizenId =
      typeof ticket === 'string' && ticket.length <= 2000 ? await tickets.findCitizenId(ticket) : undefined
    if (citizenId === undefined) return refusing(here, request, accessProblem('sign-in-failed'))
    return entering(here, request, await here.ask(signInWithTicket(keys), { citizenId }), '/my')
  } catch (error) {
    if (error instanceof Problem && error.code === 'provider-silent') return refusing(here, request, error)
    throw error
  }
}
