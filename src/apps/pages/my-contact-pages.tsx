import { tryContact } from '#core/notices/try-contact.ts'
import {
  type Channel,
  channels,
  type ContactPreference,
  findContactPreference,
  preferContact,
} from '#core/registry/contact-preference.ts'
import { joinTexts } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import type { Refused } from './form-route.ts'
import { mine } from './mine.ts'
import { type Here, framed, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/my/contact'
const back = <BackLink href="/my" to={text('我的', 'Mine')} />

/** 怎么联系我: said once, and kept to by messages, letters, calls and whoever works with the person. */
export function myContactPages(site: Site): readonly Route[] {
  return [
    shown(site, path, async (_, here) => {
      const { preference } = await here.ask(findContactPreference, { personId: mine(here) })
      return formPage(preference)
    }),
    sent(site, path, async (request, here) => {
      const personId = mine(here)
      const { preference: before } = await here.ask(findContactPreference, { personId })
      const { first } = request.form
      const said = saidIn(request.form)
      if (!isChannel(first)) return again(here, request, before, choose)
      if (said.textOnly && first === 'voice') return again(here, request, before, contrary)
      const others = (before?.channels ?? []).filter(
        (each) => each !== first && !(said.textOnly && each === 'voice'),
      )
      await here.ask(preferContact, { personId, channels: [first, ...others], ...said })
      return { redirect: `${path}/kept` }
    }),
    shown(site, `${path}/kept`, async (_, here) => {
      const { preference } = await here.ask(findContactPreference, { personId: mine(here) })
      return preference ? keptPage(preference) : formPage(undefined)
    }),
    sent(site, `${path}/try`, async (request, here) => {
      const { isNew } = await here.ask(tryContact, { personId: mine(here) })
      return framed(here, request, triedPage(isNew))
    }),
  ]
}

const choose = text('请选择先用哪一种', 'Choose which way comes first')
const contrary = text(
  '选了「不要打电话」，就不能先用电话语音，请换一种',
  'You asked not to be called, so choose a way other than the telephone',
)

function isChannel(given: unknown): given is Channel {
  return typeof given === 'string' && given in channels
}

const wishes = {
  largeType: text('信用大字', 'Letters in large type'),
  textOnly: text('不要打电话，发文字给我', 'Do not call me; write to me'),
  signLanguage: text('我用手语，要当面说就请手语翻译', 'I sign; for a talk please have an interpreter'),
} as const satisfies Record<string, Text>

type Wish = keyof typeof wishes

/** Quiet hours people choose among; whoever has stated others keeps them. */
const quietTimes: readonly string[] = ['21:00-08:00', '20:00-09:00', '12:00-14:30']

function saidIn(form: PageRequest['form']) {
  const wanted = [form['needs'] ?? []].flat()
  const [quietFrom, quietUntil] = String(form['quiet'] ?? '').split('-')
  return {
    largeType: wanted.includes('largeType'),
    textOnly: wanted.includes('textOnly'),
    signLanguage: wanted.includes('signLanguage'),
    ...(quietFrom && quietUntil && { quietFrom, quietUntil }),
  }
}

function quietOf({ quietFrom, quietUntil }: Pick<ContactPreference, 'quietFrom' | 'quietUntil'>): string {
  return quietFrom === undefined ? 'none' : `${quietFrom}-${quietUntil}`
}

function quietWords(quiet: string): Text {
  if (quiet === 'none') return text('没有，什么时候都可以', 'None; any time is fine')
  const [from = '', until = ''] = quiet.split('-')
  return text(`${from} 到 ${until}`, `${from} to ${until}`)
}

function again(here: Here, request: PageRequest, before: ContactPreference | undefined, error: Text) {
  const { form } = request
  const page = formPage(before, { form, error })
  return framed(here, request, { ...page, status: 422 })
}

function formPage(preference: ContactPreference | undefined, refused?: Refused<Text>): SitePage {
  const chosen = refused ? [refused.form['needs'] ?? []].flat() : wishesOf(preference)
  const quiet = refused ? String(refused.form['quiet'] ?? 'none') : preference ? quietOf(preference) : 'none'
  const first = refused ? String(refused.form['first'] ?? '') : preference?.channels[0]
  const times = quietTimes.includes(quiet) || quiet === 'none' ? quietTimes : [quiet, ...quietTimes]
  return {
    above: back,
    answer: text('怎样联系您最方便？', 'How are you best reached?'),
    problems: refused ? [{ field: 'first', message: refused.error }] : [],
    body: (
      <form method="post" action={path} noValidate>
        <ChoiceQuestion
          name="first"
          question={text('先用哪一种？', 'Which way first?')}
          why={text(
            '有事告诉您，先用这一种。没有回音，再换别的。',
            'We use it whenever there is something to tell, and another only if we hear nothing.',
          )}
          choices={[
            { value: 'sms', label: channels.sms },
            { value: 'wechat', label: channels.wechat },
            { value: 'voice', label: channels.voice },
            { value: 'letter', label: channels.letter },
            { value: 'visit', label: channels.visit },
          ]}
          chosen={first}
          error={refused?.error}
        />
        <ManyQuestion
          name="needs"
          question={text('还要注意什么？', 'What else helps?')}
          why={text(
            '工作人员打电话、寄信、上门以前会看到。一项都不选也可以。',
            'Workers see it before they call, write or visit. You may choose none.',
          )}
          choices={[
            { value: 'largeType', label: wishes.largeType },
            { value: 'textOnly', label: wishes.textOnly },
            { value: 'signLanguage', label: wishes.signLanguage },
          ]}
          chosen={chosen}
        />
        <ChoiceQuestion
          name="quiet"
          question={text('什么时候别打扰？', 'When not to be disturbed?')}
          why={text(
            '这段时间不发消息，过后再发。您自己要的登录码除外。',
            'Nothing is sent in these hours but the sign-in codes you ask for yourself.',
          )}
          choices={[
            { value: 'none', label: quietWords('none') },
            { value: times[0] ?? '', label: quietWords(times[0] ?? '') },
            ...times.slice(1).map((value) => ({ value, label: quietWords(value) })),
          ]}
          chosen={quiet}
        />
        <Actions>
          <Button label={text('就这样', 'That is all')} />
        </Actions>
      </form>
    ),
  }
}

function wishesOf(preference: ContactPreference | undefined): readonly Wish[] {
  if (!preference) return []
  return (['largeType', 'textOnly', 'signLanguage'] as const).filter((wish) => preference[wish])
}

function keptPage(preference: ContactPreference): SitePage {
  const [first] = preference.channels
  const others = wishesOf(preference)
  return {
    above: back,
    answer: text('记下了，以后照这样联系您', 'Noted: this is how you are reached'),
    body: (
      <>
        <SummaryList
          entries={[
            { label: text('先用', 'First by'), value: first && <Phrase {...channels[first]} /> },
            {
              label: text('注意', 'Please mind'),
              value: (
                <Phrase
                  {...(others.length === 0
                    ? text('没有', 'nothing')
                    : joinTexts(
                        others.map((wish) => wishes[wish]),
                        '；',
                        '; ',
                      ))}
                />
              ),
            },
            {
              label: text('别打扰', 'Quiet hours'),
              value: <Phrase {...quietWords(quietOf(preference))} />,
            },
          ]}
        />
        <form method="post" action={`${path}/try`}>
          <Actions>
            <Button label={text('发一条试试', 'Send one to try it')} />
            <LinkButton weight="other" label={text('再改改', 'Change it')} href={path} />
          </Actions>
        </form>
      </>
    ),
  }
}

function triedPage(isNew: boolean): SitePage {
  return {
    above: <BackLink href={path} to={text('怎么联系我', 'How I am reached')} />,
    answer: isNew
      ? text('试发的一条在路上', 'The message is on its way')
      : text('今天已经试过一次', 'You tried it today already'),
    body: (
      <>
        <p>
          <Phrase
            {...(isNew
              ? text(
                  '消息里现在就看得到。短信和微信几分钟内到，信要几天。别打扰的时间里，过后再发。',
                  'It stands among your messages now. A text arrives within minutes, a letter in some days; in quiet hours it waits.',
                )
              : text(
                  '一天只试一次。没有收到，请打电话。',
                  'It is tried once a day. If nothing came, please call.',
                ))}
          />
        </p>
        <p>
          <PhoneLink />
        </p>
        <Actions>
          <LinkButton label={text('看消息', 'See my messages')} href="/my/messages" />
        </Actions>
      </>
    ),
  }
}
