import { listOwnWards } from '#core/access/own-wards.ts'
import { mandateBases, notStanding } from '#core/registry/mandate.ts'
import { endMandate, isGiven, listPersonMandates } from '#core/registry/mandates.ts'
import { registryProblem } from '#core/registry/problems.ts'
import type { KnownMandate, Ward } from '#core/registry/standing-mandates.ts'
import { formatPlainDate } from '#engine/format-value.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { lastingUntil, mayStillCount, scopesWords } from './mandate-parts.tsx'
import { mine } from './mine.ts'
import { type Here, sent, framed, shown, type Site, type SitePage } from './site.tsx'

const path = '/my/delegates'
const back = <BackLink href="/my" to={text('我的', 'Mine')} />

/** 替谁办，谁替我办: for whom one may act, who may act for oneself, and how that ends. */
export function myMandatePages(site: Site): readonly Route[] {
  return [
    shown(site, '/my/wards', async (_, here) => {
      mine(here)
      return wardsPage(here, await here.ask(listOwnWards, {}))
    }),
    shown(site, path, async (_, here) => delegatesPage(here, await mandatesOf(here))),
    shown(site, `${path}/:mandate/end`, async ({ params }, here) =>
      confirmPage(await standingMandate(here, params['mandate'])),
    ),
    sent(site, `${path}/:mandate/end`, async (request, here) => {
      const mandate = await standingMandate(here, request.params['mandate'])
      await here.ask(endMandate, {
        wardId: mandate.wardId,
        mandateId: mandate.mandateId,
        endsOn: lastingUntil(mandate, here.clock.today()),
        because: 'ward',
        toldBy: '本人在网上办理',
      })
      return framed(here, request, endedPage(mandate))
    }),
  ]
}

async function mandatesOf(here: Here): Promise<readonly KnownMandate[]> {
  const { mandates } = await here.ask(listPersonMandates, { personId: mine(here) })
  return mandates
}

async function standingMandate(here: Here, mandateId: string | undefined): Promise<KnownMandate> {
  const found = (await mandatesOf(here)).find((each) => each.mandateId === mandateId)
  if (!found || !mayStillCount(found)) throw registryProblem('mandate-not-standing')
  return found
}

function untilWords(until: PlainDate | undefined): Text {
  if (until === undefined) return text('没有写到哪天', 'No end is stated')
  const day = formatPlainDate(until)
  return text(`到${day.zh}为止`, `Until ${day.en}`)
}

const labels = {
  may: text('能办什么', 'What for'),
  until: text('到什么时候', 'Until when'),
  ground: text('凭什么', 'On what ground'),
  from: text('从哪天起', 'Since'),
}

function wardsPage({ visit }: Here, wards: readonly Ward[]): SitePage {
  return {
    above: back,
    answer:
      wards.length === 0
        ? text('您现在不替别人办事', 'You act for nobody else')
        : text(`您可以替 ${wards.length} 个人办事`, `You may act for ${wards.length}`),
    title: text('替谁办', 'For whom I act'),
    body: (
      <>
        {wards.length === 0 ? (
          <EmptyState
            what={text('登记过授权的，会列在这里。', 'Mandates that are recorded stand here.')}
            why={text(
              '要替家人办事，请带证明到镇街残联登记，也可以请工作人员上门。',
              'To act for a relative, have it recorded at the township federation, or ask for a visit.',
            )}
          />
        ) : (
          <p>
            <Phrase
              zh="点一下，就换到他（她）的页面；每一页上面都写着在替谁办。您看过什么，本人看得到。"
              en="Choose one to go to their pages; each says at its top for whom you act. They see what you looked at."
              easy="点一下，替他办。他看得到您办了什么。"
            />
          </p>
        )}
        {wards.map(({ mandateId, personId, name, scopes, basis, until }) => (
          <section className="card" key={mandateId}>
            <h2 translate="no">{name}</h2>
            <SummaryList
              entries={[
                { label: labels.may, value: <Phrase {...scopesWords(scopes)} /> },
                { label: labels.until, value: <Phrase {...untilWords(until)} /> },
                { label: labels.ground, value: <Phrase {...mandateBases[basis]} /> },
              ]}
            />
            {personId === visit?.actingFor ? (
              <p>
                <Phrase zh="现在正在替他（她）办。" en="You are acting for them now." />
              </p>
            ) : (
              <form method="post" action="/me/whom">
                <input type="hidden" name="whom" value={personId} />
                <Actions>
                  <Button
                    label={text('替他（她）办', 'Act for them', '替他办')}
                    about={name}
                    weight={wards.length === 1 ? 'main' : 'other'}
                  />
                </Actions>
              </form>
            )}
          </section>
        ))}
      </>
    ),
  }
}

function delegatesPage(here: Here, mandates: readonly KnownMandate[]): SitePage {
  const open = mandates.filter(mayStillCount)
  const over = mandates.filter((each) => !mayStillCount(each))
  return {
    above: back,
    answer:
      open.length === 0
        ? text('没有人能替您办事', 'Nobody may act for you')
        : text(`${open.length} 个人或机构能替您办事`, `${open.length} may act for you`),
    title: text('谁能替我办', 'Who may act for me'),
    body: (
      <>
        <p>
          <Phrase
            zh="替您办事的人做过什么，「谁看过我的信息」里都有。不想让他办了，可以停，当天就停；也可以打电话停。"
            en="What they did stands under “Who looked at my file”. You can end a mandate here, on the same day, or by telephone."
            easy="不想让他办了，就点「停」。也可以打电话。"
          />
        </p>
        {open.map((mandate) => (
          <DelegateCard
            key={mandate.mandateId}
            mandate={mandate}
            mayEnd={here.visit?.actingFor === undefined}
          />
        ))}
        {over.length > 0 && (
          <Disclosure label={text(`已经停了的 ${over.length} 份`, `${over.length} that have ended`)}>
            <SummaryList
              entries={over.map(({ delegateName, standing, until }) => ({
                label: delegateName,
                value: <Phrase {...overWords(standing, until)} />,
              }))}
            />
          </Disclosure>
        )}
        <p>
          <PhoneLink />
        </p>
      </>
    ),
  }
}

function overWords(standing: KnownMandate['standing'], until: PlainDate | undefined): Text {
  const because = standing.stands ? notStanding.ended : notStanding[standing.because]
  if (until === undefined) return because
  const day = formatPlainDate(until)
  return text(`${day.zh}，${because.zh}`, `${day.en}: ${because.en}`)
}

function DelegateCard({ mandate, mayEnd }: { readonly mandate: KnownMandate; readonly mayEnd: boolean }) {
  const { mandateId, delegateName, scopes, basis, from, standing, until } = mandate
  return (
    <section className="card">
      <h2 translate="no">{delegateName}</h2>
      <SummaryList
        entries={[
          { label: labels.may, value: <Phrase {...scopesWords(scopes)} /> },
          { label: labels.from, value: <Phrase {...formatPlainDate(from)} /> },
          {
            label: labels.until,
            value: <Phrase {...untilWords(standing.stands ? standing.until : until)} />,
          },
          { label: labels.ground, value: <Phrase {...mandateBases[basis]} /> },
        ]}
      />
      {!isGiven(basis) && (
        <p>
          <Phrase
            zh="这一份凭法律或法院的决定，不能在这里停。要改请打电话，工作人员看过材料再办。"
            en="This rests on the law or on a court and is not ended here. Please call to have it changed."
          />
        </p>
      )}
      {isGiven(basis) && mayEnd && (
        <Actions>
          <LinkButton
            weight="other"
            label={text('不让他（她）办了', 'End it', '停')}
            about={delegateName}
            href={`${path}/${mandateId}/end`}
          />
        </Actions>
      )}
    </section>
  )
}

function confirmPage({ mandateId, delegateName, scopes }: KnownMandate): SitePage {
  return {
    above: <BackLink href={path} to={text('谁能替我办', 'Who may act for me')} />,
    answer: text('请您核对：停掉这份授权', 'Please check: end this mandate', '要停掉吗？'),
    body: (
      <>
        <SummaryList
          entries={[
            { label: text('谁', 'Who'), value: <span translate="no">{delegateName}</span> },
            { label: text('不能再办的', 'No longer'), value: <Phrase {...scopesWords(scopes)} /> },
            {
              label: text('从什么时候', 'From when'),
              value: <Phrase zh="点下面的按钮以后马上" en="As soon as you press the button" />,
            },
          ]}
        />
        <p>
          <Phrase
            zh="他（她）下一次点开，就什么都看不到。您和他（她）都会收到消息。已经提出的事照旧办，补贴不变。"
            en="At their next click they see nothing. Both of you are told. What was raised before goes on."
            easy="他马上就看不到了。你们都会收到消息。您的钱不变。"
          />
        </p>
        <p>
          <Phrase zh="打电话也可以停：" en="You can end it by telephone too: " />
          <PhoneLink />
        </p>
        <form method="post" action={`${path}/${mandateId}/end`}>
          <Actions>
            <Button label={text('停掉', 'End it')} />
            <LinkButton weight="other" label={text('先不停', 'Not now')} href={path} />
          </Actions>
        </form>
      </>
    ),
  }
}

function endedPage({ mandateId, delegateName }: KnownMandate): SitePage {
  return {
    answer: text('停掉了', 'It has ended'),
    body: (
      <>
        <Outcome seal="已停" reference={mandateId.slice(0, 8)}>
          <p>
            <span translate="no">{delegateName}</span>
            <Phrase zh="现在起不能替您办事。" en=" may not act for you from now on." />
          </p>
          <p>
            <Phrase
              zh="您和他（她）都会收到消息。您不用再做什么。"
              en="Both of you are told. You need not do anything more."
            />
          </p>
        </Outcome>
        <Actions>
          <LinkButton label={text('回到「谁能替我办」', 'Back to who may act for me')} href={path} />
        </Actions>
      </>
    ),
  }
}
