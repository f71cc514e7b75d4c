import type { MadeMeasure } from './measures.ts'

type Local = Pick<MadeMeasure, 'title' | 'domain' | 'direction' | 'numerator' | 'denominator' | 'level' | 'spread' | 'base'>

const local = (
  title: string,
  domain: MadeMeasure['domain'],
  direction: MadeMeasure['direction'],
  [numerator, denominator]: [string, string],
  [level, spread, base]: [number, number, number],
): Local => ({
  title,
  domain,
  direction,
  numerator,
  denominator,
  level,
  spread,
  base,
})

/** A made-up local measure for each pilot, in the order of their numbers; each speaks to an aim of its pilot. */
export const LOCAL: Local[] = [
  local('First visit within two weeks', 'QUALITY_OF_CARE', 'INCREASE', ['First visits within 14 days of the call.', 'First visits.'], [48, 4, 90]),
  local(
    'Deaths in the place that was chosen',
    'QUALITY_OF_CARE',
    'INCREASE',
    ['Deaths in the place chosen.', 'Deaths of people who had chosen.'],
    [41, 5, 60],
  ),
  local('Reviews of long-term conditions done in time', 'QUALITY_OF_CARE', 'INCREASE', ['Reviews done in time.', 'Reviews due.'], [66, 3, 210]),
  local('Patients confident to manage their disease', 'SERVICE_USER_SATISFACTION', 'INCREASE', ['Answers “confident”.', 'Answers.'], [58, 4, 110]),
  local('Visits within five miles of home', 'QUALITY_OF_CARE', 'INCREASE', ['Visits within five miles.', 'Visits.'], [54, 2, 800]),
  local(
    'High-risk patients seen by a community matron',
    'QUALITY_OF_CARE',
    'INCREASE',
    ['High-risk patients seen.', 'High-risk patients.'],
    [29, 3, 260],
  ),
  local(
    'People over 60 who fell again within six months',
    'HEALTH_OUTCOMES',
    'DECREASE',
    ['People who fell again.', 'People assessed six months before.'],
    [24, 3, 130],
  ),
  local('People with dementia diagnosed early', 'HEALTH_OUTCOMES', 'INCREASE', ['Diagnoses at an early stage.', 'Diagnoses.'], [38, 5, 55]),
  local('Carers who were offered an assessment', 'QUALITY_OF_CARE', 'INCREASE', ['Carers offered an assessment.', 'Carers known.'], [47, 3, 240]),
  local(
    'Patients with a named key worker',
    'QUALITY_OF_CARE',
    'INCREASE',
    ['Patients with a key worker.', 'Patients on the register.'],
    [18, 2, 640],
  ),
  local('Referrals that were sent on to another team', 'RELATIONSHIPS_AND_SYSTEMS', 'DECREASE', ['Referrals sent on.', 'Referrals.'], [31, 4, 85]),
  local('Flare-ups treated at home', 'HEALTH_OUTCOMES', 'INCREASE', ['Flare-ups treated at home.', 'Flare-ups.'], [56, 5, 70]),
  local('Smokers among people checked', 'HEALTH_OUTCOMES', 'NEUTRAL', ['Smokers.', 'People checked.'], [27, 2.5, 420]),
  local(
    'Older people at home three months after hospital',
    'HEALTH_OUTCOMES',
    'MAINTAIN',
    ['People at home after three months.', 'People discharged three months before.'],
    [82, 2.5, 180],
  ),
  local('Patients from hard-to-reach groups', 'QUALITY_OF_CARE', 'INCREASE', ['Patients from those groups.', 'Patients.'], [21, 2, 500]),
  local(
    'People still in treatment after twelve weeks',
    'HEALTH_OUTCOMES',
    'INCREASE',
    ['People still in treatment.', 'People who began twelve weeks before.'],
    [68, 4, 75],
  ),
]
