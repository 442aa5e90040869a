/**
 * Words a person sees, written where the thing they name is defined.
 *
 * `zh` is simplified Chinese written by hand; `easy` is easy-read Chinese (易读), for what a resident meets.
 */
export type Text = { readonly zh: string; readonly en: string; readonly easy?: string }

export function text(zh: string, en: string, easy?: string): Text {
  return easy === undefined ? { zh, en } : { zh, en, easy }
}
