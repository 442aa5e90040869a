// The one script of the site: it passes what a page asks for to the browser's own passkeys, and the answer back with the form.
const form = document.querySelector('form[data-passkey]')

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function withBytes({ challenge, user, allowCredentials = [], excludeCredentials = [], ...options }) {
  const known = (list) => list.map((each) => ({ ...each, id: bytes(each.id) }))
  return {
    ...options,
    challenge: bytes(challenge),
    ...(user && { user: { ...user, id: bytes(user.id) } }),
    allowCredentials: known(allowCredentials),
    excludeCredentials: known(excludeCredentials),
  }
}

function inText({ id, rawId, type, response }) {
  const parts = ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle', 'attestationObject']
  const said = parts.filter((part) => response[part]).map((part) => [part, text(response[part])])
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(said) })
}

async function ask() {
  const publicKey = withBytes(JSON.parse(form.dataset.options))
  const found =
    form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey })
  return inText(found)
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault()
  // Whatever goes wrong here, the form is sent: the page that follows says what to do.
  form.elements.answer.value = await ask().catch(() => '')
  form.submit()
})
