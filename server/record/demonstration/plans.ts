import { challengeId, pilotId, recordId, sourceId } from '../ids.ts'
import type { Pilot } from '../record.ts'
import type { Rows } from '../stage.ts'

import { daysAfter, TODAY } from './day.ts'
import { leadName } from './people.ts'
import { randomOf, type Random } from './random.ts'

/** The code of the source that everything made up names. */
export const ILLUSTRATIVE = 'ILLUSTRATIVE'

const COMMON: [due: string, title: string][] = [
  ['2009-06-30', 'Baseline of the local measures frozen'],
  ['2009-09-30', 'Partners agree how they decide'],
  ['2009-11-30', 'Information sharing in use'],
  ['2010-03-31', 'First year’s report sent to the programme'],
  ['2010-06-30', 'Interviews with patients and carers finished'],
  ['2010-09-30', 'Second cohort begins'],
  ['2010-12-31', 'Interim local evaluation'],
  ['2011-02-28', 'Decision on what stays after the pilot'],
]

const OWN: [due: string, title: string][] = [
  ['2010-07-12', 'Rota of memory nurses agreed'],
  ['2010-07-02', 'Shared end-of-life register in use'],
  ['2010-05-28', 'Ward and practice use one record'],
  ['2010-06-18', 'Recovery plan for the second locality'],
  ['2010-08-16', 'Second village clinic opens'],
  ['2010-06-30', 'Five hundred care plans agreed'],
  ['2010-05-14', 'Balance classes in all six centres'],
  ['2010-06-22', 'Eighth of twelve memory clinics'],
  ['2010-06-25', 'Interviews with carers close'],
  ['2010-07-05', 'Third cohort meets its key workers'],
  ['2010-05-07', 'One referral form for all ten practices'],
  ['2010-09-13', 'Second community ward opens'],
  ['2010-06-30', 'Six-thousandth health check'],
  ['2010-07-14', 'Zone teams evaluated'],
  ['2010-06-24', 'Care plans printed in four languages'],
  ['2010-10-04', 'Peer mentors trained'],
]

const RISKS: [challenge: number, title: string, response: string][] = [
  [1, 'Staff of one partner do not see the pilot as theirs', 'Joint induction, and a lead from each partner at the weekly meeting.'],
  [2, 'Recruitment takes longer than the plan allows', 'Two posts shared with community services until the summer.'],
  [3, 'Savings fall to one partner and costs to another', 'Finance leads meet monthly; a draft of a shared budget is out for comment.'],
  [4, 'Nobody can decide between meetings of the board', 'Scheme of delegation drafted.'],
  [5, 'Incidents are reported in three systems', 'One form agreed; the safety lead reads all three.'],
  [6, 'Patients feel steered to one provider', 'Leaflet on choice, and a question in the survey.'],
  [7, 'Winter hides the effect on admissions', 'Matched controls agreed with the evaluators.'],
  [8, 'Two partners disagree on who pays for equipment', 'Chair to mediate; the agreement’s clause on disputes is used if that fails.'],
  [9, 'Practices keep records in different systems', 'Extract tested in three practices.'],
]

/** Made-up milestones and risks for every pilot, in every state. */
export function planRows(pilots: readonly Pilot[]): Rows[] {
  return [
    ['Milestone', pilots.flatMap(milestones)],
    ['Risk', pilots.flatMap(risks)],
  ]
}

const marked = { illustrative: true, sourceId: sourceId(ILLUSTRATIVE) }

const milestones = ({ slug, number }: Pilot) => {
  const random = randomOf(`milestones ${slug}`)
  return [...COMMON, OWN[number - 1]!].map(([dueOn, title]) => ({
    id: recordId('demonstration milestone', slug, title),
    pilotId: pilotId(slug),
    title,
    dueOn,
    metOn: metOn(dueOn, random),
    ...marked,
  }))
}

// What was due is mostly met, a quarter of it late and a tenth not at all.
function metOn(dueOn: string, random: Random): string | null {
  const draw = random.unit()
  const met = daysAfter(dueOn, draw < 0.65 ? -random.between(0, 21) : random.between(3, 45))
  return dueOn < TODAY && draw < 0.9 && met <= TODAY ? met : null
}

const risks = ({ slug, number }: Pilot) => {
  const random = randomOf(`risks ${slug}`)
  return RISKS.filter(([challenge]) => (challenge + number) % 2 === 0).map(([challenge, title, response], index) => ({
    id: recordId('demonstration risk', slug, challenge),
    pilotId: pilotId(slug),
    title,
    challengeId: challengeId(challenge),
    likelihood: random.between(1, 5),
    impact: random.between(1, 5),
    response,
    escalatedOn: (index + number) % 4 === 1 ? daysAfter(TODAY, -random.between(5, 60)) : null,
    closedOn: (index + number) % 4 === 2 ? daysAfter(TODAY, -random.between(1, 90)) : null,
    owner: leadName(number),
    ...marked,
  }))
}
