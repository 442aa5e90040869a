import type { Route } from '#platform/http.ts'
import { Actions, Button } from '#ui/page/button.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { displayOf, displayToRemember } from './display.ts'
import { addressWithin, shown, type Site } from './site.tsx'

/** How this reader wants pages to look; kept by the browser, applied by the server. */
export function displayPages(site: Site): readonly Route[] {
  return [
    shown(site, '/display', (request) => {
      const { theme = 'device', size, reading } = displayOf(request)
      return {
        answer: '怎样看最舒服？',
        body: (
          <form method="post" action="/display" noValidate>
            <input type="hidden" name="back" value={addressWithin(request.query['back'])} />
            <ChoiceQuestion
              name="size"
              question="字多大？"
              why="全部页面一起变大，按钮也跟着变大。"
              choices={[
                { value: 'm', label: '标准' },
                { value: 'l', label: '大' },
                { value: 'xl', label: '特大' },
                { value: 'xxl', label: '最大' },
              ]}
              chosen={size}
            />
            <ChoiceQuestion
              name="theme"
              question="什么颜色？"
              why="怕光选深色，看不清选高对比。"
              choices={[
                { value: 'device', label: '跟着手机或电脑' },
                { value: 'light', label: '浅色' },
                { value: 'dark', label: '深色' },
                { value: 'contrast', label: '高对比' },
              ]}
              chosen={theme}
            />
            <ChoiceQuestion
              name="reading"
              question="怎么写？"
              why="易读是短句子、常用字。写好了易读的地方会换，没写好的照常显示。"
              choices={[
                { value: 'std', label: '标准' },
                { value: 'easy', label: '易读' },
              ]}
              chosen={reading}
            />
            <Actions>
              <Button label="就这样" />
            </Actions>
          </form>
        ),
      }
    }),
    {
      method: 'POST',
      path: '/display',
      handle: (request) => ({
        redirect: addressWithin(request.form['back']),
        remember: displayToRemember(request),
      }),
    },
  ]
}
