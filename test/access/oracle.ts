/** What the wall is to let through: stated from the security design, in its own words, without a look at the program. */
const groups: Record<string, string> = {
  field: 'grid-worker village-worker',
  office: 'township district',
  offices: 'township district city',
  colleagues: 'field offices assessor institution employer volunteer payment analyst auditor sysadmin',
  signed: 'colleagues resident guardian',
  everybody: 'signed visitor',
}
/** Operations : who, and about whom; a guardian only by one of the named scopes. What is not here nobody does. */
const sentences = `
code.ask code.send code.sign-in invitation.redeem passkey.add passkey.ask passkey.ask-new passkey.sign-in persona.list persona.sign-in provider.begin provider.resume provider.sign-in ticket.count ticket.sign-in first-run.read : everybody anyone
display.choose mandate.own-wards passkey.list passkey.revoke session.change-duty session.change-whom session.end session.list session.sign-out : signed anyone
publicity.list-on-display publicity.read-on-display : everybody nobody
month.find month.latest : signed nobody
question.answer question.own duty.list duty.stand-in : colleagues nobody
question.list question.review : auditor nobody
import.complete-lists import.list : district nobody, city nobody, sysadmin nobody, auditor nobody
running.read : city nobody, auditor nobody, sysadmin nobody
duty.end duty.grant staff.add staff.invite : sysadmin nobody
break-glass.list break-glass.review : district nobody, city nobody, auditor nobody
break-glass.open : field number, offices number
month.list month.lines month.own : offices place, payment place, auditor nobody, analyst nobody
publicity.list publicity.read publicity.read-file : offices place, auditor nobody
roster.list roster.read : offices place, payment place, auditor nobody
publicity.make publicity.publish duplicate.compare duplicate.list roster.make roster.payable hold.judge hold.list : office place
publicity.withdraw publicity.record-objection : offices place
month.start : city place
publicity.approve roster.check : district place, city place
roster.release roster.file roster.take-return : city place, payment place
on-site.read on-site.sign-in : village-worker place, office place
person.search : field place+number, offices place+number
person.list fact.answer request.answer task.hand-on task.note task.take : field place, offices place
person.reveal notice.record-hand-over emergency.list request.record : field place, office place
emergency.confirm : field place, township place
person.merge person.undo-merge duplicate.two-people : district place
mandate.record : office place+number
mandate.end : resident own, office place
person.file person.timeline : resident own, guardian own view, field place, office place, city linked, auditor linked
decision.explain decision.person : resident own, guardian own view, office place, city linked, auditor linked
task.duty-list task.person-list task.read : resident own, guardian own view, field place, offices place, auditor linked
contact.read : resident own, guardian own view, field place, office place
account.list mandate.list : resident own, guardian own view, office place
look.list notice.list notice.confirm-read notice.link-wechat : resident own, guardian own view
contact.prefer contact.try : resident own, guardian own apply
account.none fact.contest : resident own, guardian own apply object, field place, offices place
account.accept account.confirm account.count-unconfirmed : resident own, guardian own receive-money, district place
account.record : resident own+number, guardian own+number receive-money, office place+number`
/** The roles of a group, which may hold groups. */
export const members = (group: string): string[] =>
  group.split(' ').flatMap((each) => (each in groups ? members(groups[each] ?? '') : [each]))

/** About whom (`own`, `place`, `linked`, `anyone`, `nobody`, `number`, or with `+number`); `undefined` is a refusal. */
export function aboutWhom(role: string, operation: string, scopes: readonly string[]): string | undefined {
  const said = sentences.split('\n').find((line) => line.split(' : ')[0]?.split(' ').includes(operation))
  const clauses =
    said
      ?.split(' : ')[1]
      ?.split(', ')
      .map((clause) => clause.split(' ')) ?? []
  const [, whom, ...by] = clauses.find(([who = '']) => members(who).includes(role)) ?? []
  return by.length === 0 || by.some((scope) => scopes.includes(scope)) ? whom : undefined
}
