import type { Secret } from './secrets.ts'

/** Hides a secret somewhere in a page and gives the page back. */
export type Plant = (html: string, secret: Secret) => string | undefined

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Before the end of the notice's text. */
function inMain(html: string, markup: string): string {
  return html.replace('</main>', () => `${markup}</main>`)
}

function inCell(html: string, markup: string): string {
  return html.replace('</tbody>', () => `<tr><td>1</td>${markup}</tr></tbody>`)
}

/** Only where the secret is a bare number written plainly. */
function ofDigits(write: (html: string, digits: string) => string): Plant {
  return (html, { digits }) => (digits === undefined ? undefined : write(html, digits))
}

export const htmlPlants: Readonly<Record<string, Plant>> = {
  text: (html, { text }) => inMain(html, `<p>备注 ${escaped(text)}</p>`),
  'table cell': (html, { text }) => inCell(html, `<td>${escaped(text)}</td>`),
  'table caption': (html, { text }) => html.replace('</caption>', () => `${escaped(text)}</caption>`),
  'title attribute': (html, { text }) => inMain(html, `<span title="${escaped(text)}">张*</span>`),
  'data attribute': (html, { text }) => inCell(html, `<td data-key="${escaped(text)}">张*</td>`),
  'link target': (html, { text }) =>
    inMain(html, `<a href="/notice?of=${encodeURIComponent(text)}">详情</a>`),
  'form value': (html, { text }) => inMain(html, `<input type="hidden" name="of" value="${escaped(text)}">`),
  comment: (html, { text }) => inMain(html, `<!-- ${text.replaceAll('--', '- -')} -->`),
  'hidden element': (html, { text }) => inMain(html, `<p hidden>${escaped(text)}</p>`),
  'display none': (html, { text }) => inMain(html, `<div style="display:none">${escaped(text)}</div>`),
  'white on white': (html, { text }) => inMain(html, `<p style="color:#fff">${escaped(text)}</p>`),
  'meta element': (html, { text }) =>
    html.replace('</head>', () => `<meta name="description" content="${escaped(text)}"></head>`),
  'page title': (html, { text }) => html.replace('</title>', () => ` ${escaped(text)}</title>`),
  template: (html, { text }) => inMain(html, `<template><p>${escaped(text)}</p></template>`),
  noscript: (html, { text }) => inMain(html, `<noscript><p>${escaped(text)}</p></noscript>`),
  'script data': (html, { text }) =>
    inMain(html, `<script type="application/json">{"of":${JSON.stringify(text)}}</script>`),
  'style comment': (html, { text }) => inMain(html, `<style>/* ${text} */</style>`),
  'drop-down list': (html, { text }) => inMain(html, `<select><option>${escaped(text)}</option></select>`),
  'drawing text': (html, { text }) => inMain(html, `<svg><text x="1" y="2">${escaped(text)}</text></svg>`),
  'label for screen readers': (html, { text }) => inMain(html, `<b aria-label="${escaped(text)}">张*</b>`),
  'behind the end': (html, { text }) => `${html}<p>${escaped(text)}</p>`,
  'closing tag': (html, { text }) =>
    /["<>\u200b\s]/.test(text) ? undefined : inMain(html, `<p>1</p of="${text}">`),
  'attribute given twice': (html, { text }) =>
    /[\s\u200b]/.test(text) ? undefined : inMain(html, `<p id="a" id="${escaped(text)}">1</p>`),
  'parted by tags': ofDigits((html, digits) =>
    inMain(
      html,
      `<p>${[...digits].map((digit, at) => (at % 5 === 2 ? `<b>${digit}</b>` : digit)).join('')}</p>`,
    ),
  ),
  'parted by comments': ofDigits((html, digits) =>
    inMain(html, `<p>${digits.slice(0, 5)}<!-- -->${digits.slice(5, 9)}<wbr>${digits.slice(9)}</p>`),
  ),
  'numbered characters': ofDigits((html, digits) =>
    inMain(html, `<p>${[...digits].map((digit) => `&#${digit.charCodeAt(0)};`).join('')}</p>`),
  ),
  'escaped in a link': ofDigits((html, digits) =>
    inMain(
      html,
      `<a href="/of/${[...digits].map((digit) => `%${digit.charCodeAt(0).toString(16)}`).join('')}">详情</a>`,
    ),
  ),
  'one digit to a box': (html, { digits }) =>
    digits === undefined ? undefined : inCell(html, [...digits].map((digit) => `<td>${digit}</td>`).join('')),
}

/** Places a browser throws away: there the page is refused for its markup. */
export const malformedPlaces: ReadonlySet<string> = new Set([
  'closing tag',
  'attribute given twice',
  'behind the end',
])
