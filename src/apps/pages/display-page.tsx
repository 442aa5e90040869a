import { chooseDisplay } from '#core/access/display.ts'
import { text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Display } from '#ui/document.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { displayIn, displayOf, displayToRemember } from './display.ts'
import { addressWithin, sent, shown, type Site, type SitePage } from './site.tsx'

/** How this reader wants pages to look: kept for them wherever they sign in, and by this device for whoever is not. */
export function displayPages(site: Site): readonly Route[] {
  return [
    shown(site, '/display', (request, { visit }) => formPage(displayOf(request, visit?.display), request)),
    sent(site, '/display', async (request, { visit, ask }) => {
      const choice = displayIn(request)
      if (visit) await ask(chooseDisplay, choice)
      return { redirect: addressWithin(request.form['back']), remember: displayToRemember(choice) }
    }),
  ]
}

function formPage({ theme, size, reading, lang }: Display, { query }: PageRequest): SitePage {
  return {
    answer: text('怎样看最舒服？', 'How do you like it best?'),
    body: (
      <form method="post" action="/display" noValidate>
        <input type="hidden" name="back" value={addressWithin(query['back'])} />
        <ChoiceQuestion
          name="size"
          question={text('字多大？', 'How large?')}
          why={text('全部页面一起变大，按钮也跟着变大。', 'Every page grows, and its buttons with it.')}
          choices={[
            { value: 'm', label: text('标准', 'Standard') },
            { value: 'l', label: text('大', 'Large') },
            { value: 'xl', label: text('特大', 'Very large') },
            { value: 'xxl', label: text('最大', 'Largest') },
          ]}
          chosen={size}
        />
        <ChoiceQuestion
          name="theme"
          question={text('什么颜色？', 'Which colours?')}
          why={text(
            '怕光选深色，看不清选高对比。',
            'Dark where light hurts, high contrast where it is hard to see.',
          )}
          choices={[
            { value: 'device', label: text('跟着手机或电脑', 'As my device') },
            { value: 'light', label: text('浅色', 'Light') },
            { value: 'dark', label: text('深色', 'Dark') },
            { value: 'contrast', label: text('高对比', 'High contrast') },
          ]}
          chosen={theme ?? 'device'}
        />
        <ChoiceQuestion
          name="reading"
          question={text('怎么写？', 'In which words?')}
          why={text(
            '易读是短句子、常用字，一页上的东西也少。没写好易读的地方照常显示。',
            'Easy reading has short sentences and common words, and less on a page.',
          )}
          choices={[
            { value: 'std', label: text('标准', 'Standard') },
            { value: 'easy', label: text('易读', 'Easy to read') },
          ]}
          chosen={reading}
        />
        <ChoiceQuestion
          name="lang"
          question={text('哪种文字？', 'Which language?')}
          why={text(
            '繁体由简体自动转换，姓名不换。还没有英文的地方显示中文。',
            'Traditional characters are made from simplified ones. What is not in English yet is shown in Chinese.',
          )}
          choices={[
            { value: 'zh-Hans', label: '简体中文', lang: 'zh-Hans' },
            { value: 'zh-Hant', label: '繁體中文', lang: 'zh-Hant' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          chosen={lang}
        />
        <Actions>
          <Button label={text('就这样', 'That is all')} />
        </Actions>
      </form>
    ),
  }
}
