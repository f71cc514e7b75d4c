import { sections } from './words.ts'

type Section = (typeof sections)[number][0]

/** The guided template: the sections step by step, with help by example. */
export const steps: readonly { title: string; lead: string; fields: readonly { name: Section; hint: string; long?: boolean }[] }[] = [
  {
    title: 'Why',
    lead: 'Somebody who does not know your place should see what was wrong.',
    fields: [
      { name: 'problem', hint: 'Needed. For example: “People do not mention a fall unless they are asked.”' },
      { name: 'aims', hint: 'For example: “Fewer falls, and fewer admissions because of them.”' },
      { name: 'reasons', hint: 'For example: “Two practices moved into one house.”' },
    ],
  },
  {
    title: 'What and how',
    lead: 'Tell it so that another place could do it on Monday.',
    fields: [
      { name: 'what', hint: 'Needed. For example: “Hand out a card with two questions; the receptionist passes it on.”', long: true },
      { name: 'provided', hint: 'For example: “A matron, a social worker, a volunteer lead.”' },
      { name: 'delivered', hint: 'For example: “Two hours in the first week of each month.”' },
      { name: 'tailoring', hint: 'For example: “The words on the card are in five languages.”' },
      { name: 'changes', hint: 'For example: “After three months we cut the list from 90 to 60.”' },
      { name: 'implementation', hint: 'For example: “One practice first, then the others one by one.”' },
      { name: 'barriers', hint: 'For example: “No social worker: the council now sends one by rota.”' },
      { name: 'involvement', hint: 'For example: “Two carers wrote the leaflet.”' },
      { name: 'costs', hint: 'For example: “Fourteen staff hours a month; no new money.”' },
      { name: 'staffing', hint: 'For example: “Five people for two hours, a clerk for four.”' },
    ],
  },
  {
    title: 'What came of it',
    lead: 'Null and adverse results have the same standing as good ones. Say how things stood before, or why that does not apply.',
    fields: [
      { name: 'baseline', hint: 'For example: “8.3 emergency admissions per 1,000 a month in the year before.”' },
      { name: 'baselineWhyNot', hint: 'Only without a baseline: why it does not apply' },
      { name: 'evaluation', hint: 'For example: “The same measure, month by month, before and after.”' },
      { name: 'evaluationWhyNot', hint: 'Only without an evaluation: why it does not apply' },
      { name: 'results', hint: 'Good or bad, as it was', long: true },
      { name: 'unintended', hint: 'For example: “Those who were not on the list waited longer.”' },
      { name: 'equity', hint: 'Who gains from it and who does not' },
    ],
  },
  {
    title: 'For those who come after',
    lead: 'What you would tell a colleague on the telephone.',
    fields: [
      { name: 'learning', hint: 'For example: “One action and one name; the rest is talk.”' },
      { name: 'again', hint: 'And if so, what you would do differently' },
      { name: 'sustainability', hint: 'What keeps it going when you leave' },
      { name: 'transferability', hint: 'What another place needs to begin' },
      { name: 'guidance', hint: 'National guidance that it relates to' },
      { name: 'interests', hint: 'Who paid, and anything a reader should know; “none” if there is none' },
      { name: 'governance', hint: 'Consent, data sharing, ethics' },
    ],
  },
]

export const sectionTitle = Object.fromEntries(sections) as Record<Section, string>
