import type { EntityManager } from 'typeorm'

import { dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { AgreementReport } from './agreement-report.ts'
import { supersede } from './agreement-replace.commands.ts'
import { about, findAgreement } from './agreement.find.ts'
import type {
  BringAgreementIntoForceInput,
  NegotiateAgreementInput,
  RecordAgreementReportInput,
  SendAgreementInput,
  SignAgreementInput,
  TerminateAgreementInput,
} from './agreement.input.ts'
import { isReported } from './agreement.rules.ts'
import { Agreement } from './agreement.ts'
import { makeChange } from './change.commands.ts'
import { Organisation } from './organisation.ts'
import { findPartnership } from './partnership.commands.ts'
import { mayDelegate } from './signatory-role.ts'
import { Signatory, Signature } from './signature.ts'
import { needText, needWhy, readWhy } from './text.rules.ts'
import { inWords } from './words.ts'

/** The parties begin to negotiate an agreement, or take it up again instead of signing it. */
export async function negotiateAgreement(context: Context, input: NegotiateAgreementInput): Promise<string> {
  const today = await context.today()
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, input, 'negotiateAgreement')
    const { title, sentForSignatureOn } = agreement
    const why = sentForSignatureOn ? needWhy(input.why ?? '', 'why') : readWhy(input.why, 'why')
    await db.update(Agreement, { id: agreement.id }, { negotiatedFrom: today, sentForSignatureOn: null, version: agreement.version + 1 })
    const sentence = sentForSignatureOn
      ? `${context.viewer.name} took “${title}” back from its parties: it is negotiated again.`
      : `${context.viewer.name} opened the negotiation of “${title}”.`
    return {
      answer: agreement.id,
      said: { ...about(partnership, 'agreement:negotiate'), sentence, why, before: { sentForSignatureOn }, after: { negotiatedFrom: today } },
    }
  })
}

/** Sends an agreement to its parties to be signed. */
export async function sendAgreement(context: Context, input: SendAgreementInput): Promise<string> {
  const today = await context.today()
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, input, 'sendAgreement')
    await db.update(Agreement, { id: agreement.id }, { sentForSignatureOn: today, version: agreement.version + 1 })
    const sentence = `${context.viewer.name} sent “${agreement.title}” to its parties to be signed.`
    return { answer: agreement.id, said: { ...about(partnership, 'agreement:send'), sentence, after: { sentForSignatureOn: today } } }
  })
}

/** Records a signature under what the agreement says now. */
export async function signAgreement(context: Context, input: SignAgreementInput): Promise<string> {
  const name = needText(input.name, 'name', 'the name')
  const today = await context.today()
  const signedOn = input.signedOn ?? today
  if (signedOn > today) throw new BadInput('The day is still to come. Enter the day on which they signed.', 'signedOn')
  return makeChange(context, async (db) => {
    const signatory = isUuid(input.signatory) ? await db.findOneBy(Signatory, { id: input.signatory }) : null
    if (!signatory) throw new NotFound('There is no such signatory.')
    const { agreement, partnership } = await findAgreement(context, db, { id: signatory.agreementId }, 'signAgreement')
    const { name: party } = await db.findOneByOrFail(Organisation, { id: signatory.organisationId })
    const office = `${inWords(signatory.role)} of ${party}`
    const [{ fingerprint }] = await db.query<[{ fingerprint: string }]>(`select directory.agreement_fingerprint($1) as fingerprint`, [agreement.id])
    if (fingerprint !== input.fingerprint)
      throw new Conflict(`“${agreement.title}” has changed since: it no longer says what was signed. Look at it again.`, agreement.version)
    if (input.isDelegate && !mayDelegate(signatory.role))
      throw new RuleError('SIGNS_IN_PERSON', `The ${office} signs in person: nobody else may sign for them.`, 'isDelegate')
    if (await db.existsBy(Signature, { signatoryId: signatory.id, fingerprint }))
      throw new RuleError('SIGNED_ALREADY', `The ${office} has signed already.`, 'signatory')
    const { id: agreementId, edition, illustrative } = agreement
    await db.save(Signature, {
      signatoryId: signatory.id,
      agreementId,
      edition,
      name,
      isDelegate: input.isDelegate,
      signedOn,
      fingerprint,
      illustrative,
    })
    const role = input.isDelegate ? `for the ${office}` : `as ${office}`
    return {
      answer: agreementId,
      said: {
        ...about(partnership, 'agreement:sign'),
        sentence: `${context.viewer.name} recorded that ${name} signed “${agreement.title}” ${role} on ${dayInWords(signedOn)}.`,
        after: { signedOn, fingerprint },
      },
    }
  })
}

/** Brings an agreement into force once all that it needs is there, and makes the calendar of its reports. */
export async function bringAgreementIntoForce(context: Context, input: BringAgreementIntoForceInput): Promise<string> {
  const today = await context.today()
  const on = input.on ?? today
  if (on > today) throw new BadInput('The day is still to come.', 'on')
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, input, 'bringAgreementIntoForce')
    const { id, title, version, sentForSignatureOn } = agreement
    const [{ last }] = await db.query<[{ last: string | null }]>(
      `select max("signedOn") as last from directory.signature where "agreementId" = $1 and "lapsedOn" is null`,
      [id],
    )
    const signedOn = last ?? on
    const sent = sentForSignatureOn && sentForSignatureOn <= signedOn ? sentForSignatureOn : signedOn
    await db.update(Agreement, { id }, { signedOn, sentForSignatureOn: sent, version: version + 1 })
    if (isReported(agreement.kind)) await makeCalendar(db, id)
    const replaced = await supersede(db, agreement, signedOn)
    return {
      answer: id,
      said: {
        ...about(partnership, 'agreement:bringIntoForce'),
        sentence: `${context.viewer.name} brought “${title}” into force, signed on ${dayInWords(signedOn)}.${replaced}`,
        after: { signedOn },
      },
    }
  })
}

/** Ends an agreement before its term does. */
export async function terminateAgreement(context: Context, input: TerminateAgreementInput): Promise<string> {
  const why = needWhy(input.why, 'why')
  const on = input.on ?? (await context.today())
  return makeChange(context, async (db) => {
    const { agreement, partnership } = await findAgreement(context, db, input, 'terminateAgreement')
    await db.update(Agreement, { id: agreement.id }, { terminatedOn: on, version: agreement.version + 1 })
    const sentence = `${context.viewer.name} terminated “${agreement.title}” from ${dayInWords(on)}.`
    return { answer: agreement.id, said: { ...about(partnership, 'agreement:terminate'), sentence, why, after: { terminatedOn: on } } }
  })
}

/** Notes that a report came in. */
export async function recordAgreementReport(context: Context, { id, receivedOn = null }: RecordAgreementReportInput): Promise<string> {
  const today = await context.today()
  if (receivedOn && receivedOn > today) throw new BadInput('The day is still to come.', 'receivedOn')
  return makeChange(context, async (db) => {
    const report = isUuid(id) ? await db.findOneBy(AgreementReport, { id }) : null
    if (!report) throw new NotFound('There is no such report.')
    const { title, partnershipId } = await db.findOneByOrFail(Agreement, { id: report.agreementId })
    const partnership = await findPartnership(context, db, partnershipId)
    await db.update(AgreementReport, { id }, { receivedOn })
    const which = `the ${inWords(report.kind)} report of “${title}” to ${dayInWords(report.periodEnd)}`
    return {
      answer: report.id,
      said: {
        ...about(partnership, 'agreement:report'),
        sentence: receivedOn ? `${context.viewer.name} noted that ${which} came in.` : `${context.viewer.name} noted that ${which} has not come in.`,
        before: { receivedOn: report.receivedOn },
        after: { receivedOn },
      },
    }
  })
}

// Quarters and financial years that touch the term, for three years at most where it has no end. Regulations 7 and 9(4) ask for both;
// that they come within a month is the programme's own rule.
const makeCalendar = (db: EntityManager, id: string): Promise<unknown> =>
  db.query(
    `insert into directory."agreementReport" ("agreementId", kind, "periodStart", "periodEnd", "dueOn", illustrative)
     select a.id, period.kind::directory."reportKind", starts::date, (starts + length - interval '1 day')::date, (starts + length + interval '1 month' - interval '1 day')::date, a.illustrative
     from directory.agreement a,
       lateral (select a."startsOn" as since, least(coalesce(a."endsOn", a."startsOn" + interval '3 years'), a."startsOn" + interval '3 years') as until) term,
       lateral (
         select 'QUARTERLY' as kind, interval '3 months' as length, generate_series(date_trunc('quarter', since::timestamp), until, interval '3 months') as starts
         union all
         select 'ANNUAL', interval '1 year', generate_series(date_trunc('year', since - interval '3 months') + interval '3 months', until, interval '1 year')) period
     where a.id = $1 on conflict do nothing`,
    [id],
  )
